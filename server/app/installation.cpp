// SPDX-License-Identifier: Apache-2.0
#include "app/installation.h"

#include "accounts/actions.h"
#include "app/application.h"
#include "app/schema.h"
#include "base/check.h"
#include "fields/names.h"
#include "fields/tokens.h"
#include "platform/db/migrations.h"
#include "records/schema_store.h"
#include "records/sort_keys_store.h"

namespace kedang::app {
namespace {

namespace fs = std::filesystem;

/// The pages of a million customers' indexes that an import touches again and again.
constexpr std::int64_t page_cache_bytes = 96 << 20;

constexpr std::string_view add_identity =
    "INSERT INTO identity(id, installation_id, sort_key, tokenizer, made_at)"
    " VALUES (1, $1, $2, $3, $4)";
constexpr std::string_view change_sort_key = "UPDATE identity SET sort_key = $1 WHERE id = 1";
constexpr std::string_view select_identity =
    "SELECT installation_id, sort_key, tokenizer FROM identity WHERE id = 1";

std::string location(Places const& places) {
    return places.database.empty() ? (places.data / "kedang.db").string() : places.database;
}

void make_private(fs::path const& folder) {
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
}

bool is_inside(fs::path const& inner, fs::path const& outer) {
    auto const relative =
        fs::weakly_canonical(inner).lexically_relative(fs::weakly_canonical(outer));
    return !relative.empty() && *relative.begin() != "..";
}

Result<Done> bring_up_to_date(db::Database& database, Places const& places, Clock const& clock) {
    TRY(db::migrate(database, migrations(), clock,
                    {.snapshot_folder = places.data / "snapshots", .backed_up = places.backed_up}));
    return database.write([](db::Transaction& transaction) -> Result<Done> {
        records::store::ensure_tables(transaction, *fields::Catalogue::load(""));
        return Done{};
    });
}

Result<Done> write_identity(db::Database& database, crypto::Keyring const& keyring,
                            Clock const& clock) {
    return database.write([&](db::Transaction& transaction) -> Result<Done> {
        std::string const installation = keyring.installation_id();
        transaction.execute(add_identity,
                            {installation, fields::sort_key_version(), fields::tokenizer_version(),
                             to_milliseconds(clock.now())});
        return Done{};
    });
}

/// Names sort as this program reads them, also those that another one stored.
Result<Done> renew_sort_keys(db::Database& database) {
    TRY(records::store::remake_sort_keys(database));
    return database.write([](db::Transaction& transaction) -> Result<Done> {
        transaction.execute(change_sort_key, {fields::sort_key_version()});
        return Done{};
    });
}

bool has_other_sort_keys(db::Database& database) {
    auto reader = database.read();
    auto cursor = reader->query(select_identity);
    auto const* row = cursor->next();
    return row != nullptr && row->text(1) != fields::sort_key_version();
}

Result<Done> check_identity(db::Database& database, crypto::Keyring const& keyring) {
    auto reader = database.read();
    auto cursor = reader->query(select_identity);
    auto const* row = cursor->next();
    if (row == nullptr)
        return Error{ErrorCode::NotFound, "not_initialised",
                     "数据库中没有安装信息，请先运行 kedang init"};
    if (row->text(0) != keyring.installation_id())
        return Error{ErrorCode::Conflict, "foreign_keys",
                     "密钥与数据库不属于同一套安装，请检查 --keys 与 --data"};
    if (row->text(2) != fields::tokenizer_version())
        return Error{ErrorCode::Conflict, "other_normaliser",
                     "数据库的检索分词由另一版本生成，请使用原版本或重建索引"};
    return Done{};
}

bool has_tables(db::Database& database) {
    auto reader = database.read();
    char const* const sql =
        database.engine() == db::Engine::Sqlite
            ? "SELECT count(*) FROM sqlite_master WHERE name = 'identity'"
            : "SELECT count(*) FROM information_schema.tables"
              " WHERE table_schema = current_schema() AND table_name = 'identity'";
    return reader->integer(sql).value_or(0) > 0;
}

}  // namespace

Result<FirstAdministrator> make_installation(Places const& places, Clock const& clock) {
    if (is_inside(places.keys, places.data))
        return Error{ErrorCode::Invalid, "keys_inside_data",
                     "密钥目录不能放在数据目录内，请用 --keys 指定另一个目录"};
    make_private(places.data);
    TRY_SET(auto keyring, crypto::Keyring::create(places.keys));
    auto database = db::Database::open(location(places));
    if (has_tables(*database))
        return Error{ErrorCode::Conflict, "already_initialised", "这个数据库里已经有一套客档"};
    TRY(bring_up_to_date(*database, places, clock));
    TRY(write_identity(*database, keyring, clock));
    Application application({places, std::move(keyring), std::move(database)}, clock, {});
    auto const context = application.system_context("初始化");
    TRY_SET(auto const department, accounts::add_department(context, "公司", 0));
    accounts::NewPerson person;
    person.login = "admin";
    person.name = "管理员";
    person.department = department;
    person.roles = {"administrator"};
    TRY_SET(auto made, accounts::add_person(context, person));
    return FirstAdministrator{person.login, std::move(made.one_time_password)};
}

Result<Installation> open_installation(Places const& places, Clock const& clock) {
    TRY_SET(auto keyring, crypto::Keyring::open(places.keys));
    if (places.database.empty() && !fs::exists(places.data / "kedang.db"))
        return Error{ErrorCode::NotFound, "not_initialised",
                     "数据目录 " + places.data.string() + " 中没有数据库，请先运行 kedang init"};
    auto database = db::Database::open(location(places), {.page_cache_bytes = page_cache_bytes});
    if (!has_tables(*database))
        return Error{ErrorCode::NotFound, "not_initialised",
                     "数据库中没有安装信息，请先运行 kedang init"};
    TRY(bring_up_to_date(*database, places, clock));
    TRY(check_identity(*database, keyring));
    if (has_other_sort_keys(*database))
        TRY(renew_sort_keys(*database));
    return Installation{places, std::move(keyring), std::move(database)};
}

}  // namespace kedang::app
