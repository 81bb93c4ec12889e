// SPDX-License-Identifier: Apache-2.0
#include "records/testing.h"

#include <boost/json.hpp>

#include "accounts/actions.h"
#include "accounts/handed_out.h"
#include "accounts/settings.h"
#include "accounts/sharing.h"
#include "accounts/store.h"
#include "accounts/store_company.h"
#include "api_keys/store.h"
#include "audit_trail/actions.h"
#include "base/check.h"
#include "platform/config/setting_table.h"
#include "platform/db/schema_text.h"
#include "records/schema_store.h"
#include "sign_in/store.h"

namespace kedang::records {
namespace {

constexpr std::string_view opening_time = "2026-11-22T02:00:00Z";
/// The cheapest hash there is: tests do not guess passwords.
constexpr crypto::PasswordCost no_cost{1, 8192};

template <typename T>
T must(Result<T> result) {
    check(result.ok(), "what a test sets up is sound");
    return std::move(result).value();
}

}  // namespace

TestCompany::TestCompany(db::Engine engine, std::vector<std::string_view> further_schemas,
                         std::string const& preset, db::Options const& options)
    : clock_(*parse_rfc3339(opening_time)),
      passwords_({.threads = 1, .queue = 8}, no_cost),
      log_(log::Logger::to_file(clock_, log::Level::Warning, folder_.path() / "server.log")),
      options_(options),
      database_(engine, options) {
    make_tables(further_schemas);
    make_services();
    make_people();
    if (!preset.empty())
        must(accounts::set_up(context("admin"), preset, "苏州华锐精密机械有限公司"));
    must(database_->write([&](db::Transaction& transaction) -> Result<Done> {
        store::ensure_tables(transaction, catalogue());
        return Done{};
    }));
}

void TestCompany::make_tables(std::vector<std::string_view> const& further_schemas) {
    std::vector<std::string_view> schemas{
        db::id_counter_schema,      audit_trail::schema(),  config::setting_table_sql,
        accounts::store::schema,    store::schema,          accounts::store::company_schema,
        accounts::sharing_schema(), sign_in::store::schema, accounts::handed_out_schema(),
        api_keys::store::schema};
    schemas.insert(schemas.end(), further_schemas.begin(), further_schemas.end());
    must(database_->write([&](db::Transaction& transaction) -> Result<Done> {
        for (auto const text : schemas)
            transaction.run_script(db::schema_text(text, transaction.engine()));
        return Done{};
    }));
}

void TestCompany::make_services() {
    services_.reset();
    ids_.emplace(*database_);
    services_.emplace(accounts::Services{.database = *database_,
                                         .clock = clock_,
                                         .keyring = *keys_,
                                         .passwords = passwords_,
                                         .log = *log_,
                                         .ids = *ids_,
                                         .data_directory = folder_.path().string(),
                                         .company = [this] { return company_.load(); },
                                         .reload_company = [this] { load_company(); }});
    load_company();
}

void TestCompany::make_people() {
    auto const by_program = system();
    auto const first = must(accounts::add_department(by_program, "销售一部", 0));
    auto const second = must(accounts::add_department(by_program, "销售二部", 0));
    SecretText const password("correct horse battery");
    must(accounts::add_person(by_program, {"admin", "系统管理员", "0001", first, {"administrator"}},
                              password));
    must(accounts::add_person(by_program, {"head", "李主管", "0002", first, {"department_head"}},
                              password));
    must(accounts::add_person(by_program, {"sales", "王芳", "0003", first, {"salesperson"}},
                              password));
    must(accounts::add_person(by_program, {"other", "赵敏", "0004", second, {"salesperson"}},
                              password));
}

void TestCompany::load_company() {
    auto reader = database_->read();
    auto settings = std::make_shared<config::Settings const>(
        must(config::Settings::load({.database = accounts::stored_settings(*reader, keyring())})));
    company_ = accounts::load_company(*reader, std::move(settings), company_.load().get());
}

void TestCompany::set(std::string const& key, std::string const& value) {
    auto const before = boost::json::parse(must(accounts::settings_json(system())));
    auto const version = std::stoll(std::string(before.at("version").as_string()));
    must(accounts::change_settings(system(), {{key, value}}, version));
}

std::int64_t TestCompany::person(std::string_view login) {
    return context(login).actor.id();
}

accounts::Context TestCompany::context(std::string_view login) {
    auto reader = database_->read();
    for (auto& person : accounts::people(*reader))
        if (person.login == login) {
            audit_trail::Context audit{clock_, person.id, "test-request", "192.0.2.7"};
            auto company = company_.load();
            auto shared = accounts::shared_files(*reader, person, clock_.now());
            auto actor = accounts::actor_of(std::move(person), *company, std::move(shared));
            return {*services_, std::move(company), std::move(actor), std::move(audit)};
        }
    check(false, "the person is one of those the company has");
    return system();
}

accounts::Context TestCompany::system() {
    return {*services_, company_.load(), accounts::Actor::system("测试"),
            audit_trail::Context{clock_, 0, "test-request", "", audit_trail::Via::Job}};
}

void TestCompany::restart() {
    services_.reset();
    ids_.reset();
    database_.reopen(options_);
    make_services();
}

}  // namespace kedang::records
