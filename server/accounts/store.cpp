// SPDX-License-Identifier: Apache-2.0
#include "accounts/store.h"

namespace kedang::accounts::store {
namespace {

constexpr std::string_view select_departments =
    "SELECT id, name, parent, manager, version FROM department ORDER BY id";
constexpr std::string_view add_department =
    "INSERT INTO department(id, name, parent, manager, version) VALUES ($1, $2, $3, $4, 1)";
constexpr std::string_view change_department =
    "UPDATE department SET name = $2, parent = $3, manager = $4, version = version + 1"
    " WHERE id = $1";
constexpr std::string_view change_manager =
    "UPDATE department SET manager = $2, version = version + 1 WHERE id = $1";
constexpr std::string_view end_department = "DELETE FROM department WHERE id = $1";
constexpr std::string_view select_people =
    "SELECT id, login, name, employee_number, department, disabled, must_change_password, version,"
    " roles FROM person ORDER BY id";
constexpr std::string_view select_person =
    "SELECT id, login, name, employee_number, department, disabled, must_change_password, version,"
    " roles FROM person WHERE id = $1";
constexpr std::string_view select_credentials_by_name =
    "SELECT id, login, name, employee_number, department, disabled, must_change_password, version,"
    " roles, password_hash FROM person WHERE login = $1";
constexpr std::string_view select_credentials_by_id =
    "SELECT id, login, name, employee_number, department, disabled, must_change_password, version,"
    " roles, password_hash FROM person WHERE id = $1";
// failures and locked_until have no meaning any more: sign_in counts by names, whoever has them.
constexpr std::string_view add_person =
    "INSERT INTO person(id, login, name, employee_number, department, disabled,"
    " must_change_password, version, roles, password_hash, failures, locked_until, created_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, 0, 0, $10)";
constexpr std::string_view change_person =
    "UPDATE person SET login = $3, name = $4, employee_number = $5, department = $6,"
    " disabled = $7, roles = $8, version = version + 1 WHERE id = $1 AND version = $2";
constexpr std::string_view change_password =
    "UPDATE person SET password_hash = $2, must_change_password = $3 WHERE id = $1";

std::vector<std::string> split(std::string_view words) {
    std::vector<std::string> parts;
    while (!words.empty()) {
        auto const end = std::min(words.find(','), words.size());
        parts.emplace_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return parts;
}

std::string join(std::vector<std::string> const& words) {
    std::string joined;
    for (auto const& word : words)
        joined += (joined.empty() ? "" : ",") + word;
    return joined;
}

Person person_from(db::Row const& row) {
    Person person;
    person.id = row.integer(0);
    person.login = row.text(1);
    person.name = row.text(2);
    person.employee_number = row.text(3);
    person.department = row.integer(4);
    person.disabled = row.integer(5) != 0;
    person.must_change_password = row.integer(6) != 0;
    person.version = row.integer(7);
    person.roles = split(row.text(8));
    return person;
}

std::optional<Credentials> credentials_from(db::Row const* row) {
    if (row == nullptr)
        return std::nullopt;
    return Credentials{person_from(*row), std::string(row->text(9))};
}

}  // namespace

std::string_view const schema = R"sql(
CREATE TABLE department (
    id {{bigint}} PRIMARY KEY, name {{text}} NOT NULL, parent {{bigint}} NOT NULL);
CREATE TABLE person (
    id {{bigint}} PRIMARY KEY, login {{text}} NOT NULL, name {{text}} NOT NULL,
    employee_number {{text}} NOT NULL, department {{bigint}} NOT NULL,
    disabled {{bigint}} NOT NULL, must_change_password {{bigint}} NOT NULL,
    version {{bigint}} NOT NULL, roles {{text}} NOT NULL, password_hash {{text}} NOT NULL,
    failures {{bigint}} NOT NULL, locked_until {{bigint}} NOT NULL, created_at {{bigint}} NOT NULL);
CREATE UNIQUE INDEX person_login ON person(login);
CREATE TABLE session (
    token_hash {{bytes}} PRIMARY KEY, person {{bigint}} NOT NULL, created_at {{bigint}} NOT NULL,
    seen_at {{bigint}} NOT NULL, ip {{text}} NOT NULL);
CREATE INDEX session_person ON session(person);
CREATE TABLE login_log (
    at {{bigint}} NOT NULL, login {{text}} NOT NULL, person {{bigint}} NOT NULL,
    outcome {{text}} NOT NULL, ip {{text}} NOT NULL);
CREATE INDEX login_log_at ON login_log(at);
CREATE TABLE company (
    id {{bigint}} PRIMARY KEY, name {{text}} NOT NULL, preset {{text}} NOT NULL);
)sql";

std::vector<Department> departments(db::Session& session) {
    std::vector<Department> found;
    auto cursor = session.query(select_departments);
    while (auto const* row = cursor->next())
        found.push_back({row->integer(0), std::string(row->text(1)), row->integer(2),
                         row->integer(3), row->integer(4)});
    return found;
}

void insert_department(db::Transaction& transaction, Department const& department) {
    transaction.execute(add_department,
                        {department.id, department.name, department.parent, department.manager});
}

void update_department(db::Transaction& transaction, Department const& department) {
    transaction.execute(change_department,
                        {department.id, department.name, department.parent, department.manager});
}

void set_manager(db::Transaction& transaction, std::int64_t department, std::int64_t person) {
    transaction.execute(change_manager, {department, person});
}

void delete_department(db::Transaction& transaction, std::int64_t id) {
    transaction.execute(end_department, {id});
}

std::vector<Person> people(db::Session& session) {
    std::vector<Person> found;
    auto cursor = session.query(select_people);
    while (auto const* row = cursor->next())
        found.push_back(person_from(*row));
    return found;
}

std::optional<Person> person(db::Session& session, std::int64_t id) {
    auto cursor = session.query(select_person, {id});
    auto const* row = cursor->next();
    return row == nullptr ? std::nullopt : std::optional(person_from(*row));
}

std::optional<Credentials> credentials_named(db::Session& session, std::string_view login) {
    return credentials_from(session.query(select_credentials_by_name, {login})->next());
}

std::optional<Credentials> credentials_of(db::Session& session, std::int64_t person) {
    return credentials_from(session.query(select_credentials_by_id, {person})->next());
}

void insert_person(db::Transaction& transaction, Person const& person,
                   std::string_view password_hash, std::int64_t now_ms) {
    std::string const roles = join(person.roles);
    transaction.execute(add_person,
                        {person.id, person.login, person.name, person.employee_number,
                         person.department, std::int64_t{person.disabled},
                         std::int64_t{person.must_change_password}, roles, password_hash, now_ms});
}

bool update_person(db::Transaction& transaction, Person const& person) {
    std::string const roles = join(person.roles);
    return transaction.execute(change_person, {person.id, person.version, person.login, person.name,
                                               person.employee_number, person.department,
                                               std::int64_t{person.disabled}, roles}) == 1;
}

void set_password(db::Transaction& transaction, std::int64_t person, std::string_view hash,
                  bool must_change) {
    transaction.execute(change_password, {person, hash, std::int64_t{must_change}});
}

}  // namespace kedang::accounts::store
