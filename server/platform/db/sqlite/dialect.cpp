// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite/dialect.h"

#include <array>

#include "platform/db/sqlite/connection.h"
#include "platform/db/sqlite/file.h"

namespace kedang::db::sqlite {
namespace {

constexpr std::int64_t copying_cache_bytes = 2 << 20;

/// Throws: DatabaseError where SQLite finds the file damaged.
void check_integrity(std::filesystem::path const& file) {
    Counters counters;
    FileConnection connection(file, Role::Reader, copying_cache_bytes, counters);
    auto const cursor = connection.query("PRAGMA integrity_check(1)", {});
    std::string const verdict(cursor->next()->text(0));
    if (verdict != "ok")
        throw DatabaseError("the copy " + file.string() + " is damaged: " + verdict);
}

}  // namespace

std::unique_ptr<Connection> FileDialect::connect_writer(Counters& counters) const {
    return std::make_unique<FileConnection>(file_, Role::Writer, page_cache_bytes_, counters);
}

std::unique_ptr<Connection> FileDialect::connect_reader(Counters& counters) const {
    return std::make_unique<FileConnection>(file_, Role::Reader, page_cache_bytes_ / 12, counters);
}

void FileDialect::copy_to(std::filesystem::path const& file) const {
    if (std::filesystem::exists(file))
        throw DatabaseError("the file " + file.string() + " is already there");
    try {
        create_private_file(file);
        Counters counters;
        FileConnection(file_, Role::Reader, copying_cache_bytes, counters)
            .execute("VACUUM INTO $1", std::array<Value, 1>{std::string_view(file.native())});
        check_integrity(file);
        sync_to_disk(file);
    } catch (DatabaseError const&) {
        std::error_code ignored;  // what matters is why there is no copy
        std::filesystem::remove(file, ignored);
        throw;
    }
}

}  // namespace kedang::db::sqlite
