// SPDX-License-Identifier: Apache-2.0
#include "platform/db/test_database.h"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>

#include "base/check.h"
#include "platform/db/postgres/connection.h"

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

/// In: postgresql://person@/postgres?host=…
/// Returns: the same server, another database.
std::string with_database(std::string const& base, std::string const& name) {
    std::size_t const authority = base.find("://") + 3;
    std::size_t const slash = base.find('/', authority);
    std::size_t const question = base.find('?', authority);
    return base.substr(0, std::min(slash, question)) + "/" + name +
           (question == std::string::npos ? "" : base.substr(question));
}

std::string unused_name() {
    static std::atomic<int> last{0};
    return "kedang_test_" + std::to_string(::getpid()) + "_" + std::to_string(++last);
}

void run_on_server(std::string const& sql) {
    Counters counters;
    postgres::ServerConnection(postgres_base(), counters).run_script(sql);
}

}  // namespace

bool TestDatabase::available(Engine engine) {
    return engine == Engine::Sqlite || !postgres_base().empty();
}

TestDatabase::TestDatabase(Engine engine, Options const& options)
    : engine_(engine), folder_(make_folder()), location_(folder_ / "kedang.db") {
    check(available(engine), "the fixture skips engines that are not available");
    if (engine == Engine::Postgres) {
        name_ = unused_name();
        run_on_server("CREATE DATABASE " + name_ + " TEMPLATE template0 ENCODING 'UTF8'");
        location_ = with_database(postgres_base(), name_);
    }
    database_ = Database::open(location_, options);
}

TestDatabase::~TestDatabase() {
    database_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    try {
        if (engine_ == Engine::Postgres)
            run_on_server("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
    } catch (DatabaseError const&) {
        // A test that ended the server has nothing left to drop.
    }
}

void TestDatabase::reopen(Options const& options) {
    database_.reset();
    database_ = Database::open(location_, options);
}

}  // namespace kedang::db
