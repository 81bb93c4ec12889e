// SPDX-License-Identifier: Apache-2.0
#include "platform/db/test_database.h"

#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

#include "base/check.h"

namespace kedang::db {
namespace {

std::filesystem::path make_folder() {
    std::filesystem::path const shared_memory = "/dev/shm";
    std::filesystem::path const parent = std::filesystem::is_directory(shared_memory)
                                             ? shared_memory
                                             : std::filesystem::temp_directory_path();
    std::string pattern = parent / "kedang-test-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr)
        throw DatabaseError("cannot make a folder in " + parent.string());
    return pattern;
}

std::string postgres_base() {
    char const* const base = std::getenv("KEDANG_TEST_POSTGRES");
    return base == nullptr ? "" : base;
}

}  // namespace

bool TestDatabase::available(Engine engine) {
    return engine == Engine::Sqlite || !postgres_base().empty();
}

TestDatabase::TestDatabase(Engine engine, Options const& options)
    : engine_(engine), folder_(make_folder()), location_(folder_ / "kedang.db") {
    check(available(engine), "the fixture skips engines that are not available");
    database_ = Database::open(location_, options);
}

TestDatabase::~TestDatabase() {
    database_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void TestDatabase::reopen(Options const& options) {
    database_.reset();
    database_ = Database::open(location_, options);
}

}  // namespace kedang::db
