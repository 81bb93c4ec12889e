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
constexpr std::string_view select_login_by_name =
    "SELECT id, login, name, employee_number, department, disabled, must_change_password, version,"
    " roles, password_hash, failures, locked_until FROM person WHERE login = $1";
constexpr std::string_view select_login_by_id =
    "SELECT id, login, name, employee_number, department, disabled, must_change_password, version,"
    " roles, password_hash, failures, locked_until FROM person WHERE id = $1";
constexpr std::string_view add_person =
    "INSERT INTO person(id, login, name, employee_number, department, disabled,"
    " must_change_password, version, roles, password_hash, failures, locked_until, created_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, 0, 0, $10)";
constexpr std::string_view change_person =
    "UPDATE person SET login = $3, name = $4, employee_number = $5, department = $6,"
    " disabled = $7, roles = $8, version = version + 1 WHERE id = $1 AND version = $2";
constexpr std::string_view change_password =
    "UPDATE person SET password_hash = $2, must_change_password = $3, failures = 0,"
    " locked_until = 0 WHERE id = $1";
constexpr std::string_view change_failures =
    "UPDATE person SET failures = $2, locked_until = $3 WHERE id = $1";
constexpr std::string_view select_session =
    "SELECT person, created_at, seen_at FROM session WHERE token_hash = $1";
constexpr std::string_view add_session =
    "INSERT INTO session(token_hash, person, created_at, seen_at, ip) VALUES ($1, $2, $3, $4, $5)";
constexpr std::string_view change_session =
    "UPDATE session SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2";
constexpr std::string_view end_session = "DELETE FROM session WHERE token_hash = $1";
constexpr std::string_view end_sessions = "DELETE FROM session WHERE person = $1";
constexpr std::string_view end_other_sessions =
    "DELETE FROM session WHERE person = $1 AND token_hash <> $2";
constexpr std::string_view end_old_sessions =
    "DELETE FROM session WHERE created_at < $1 OR seen_at < $2";
constexpr std::string_view add_login_event =
    "INSERT INTO login_log(at, login, person, outcome, ip) VALUES ($1, $2, $3, $4, $5)";
constexpr std::string_view select_login_events =
    "SELECT at, login, person, outcome, ip FROM login_log ORDER BY at DESC, login, outcome, ip "
    "LIMIT $1";

db::Value view(crypto::TokenHash const& hash) {
    return std::span<std::byte const>(hash);
}

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

std::optional<Login> login_from(db::Row const* row) {
    if (row == nullptr)
        return std::nullopt;
    return Login{person_from(*row), std::string(row->text(9)), row->integer(10), row->integer(11)};
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

std::optional<Login> login_named(db::Session& session, std::string_view login) {
    return login_from(session.query(select_login_by_name, {login})->next());
}

std::optional<Login> login_of(db::Session& session, std::int64_t person) {
    return login_from(session.query(select_login_by_id, {person})->next());
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

void set_failures(db::Transaction& transaction, std::int64_t person, std::int64_t failures,
                  std::int64_t locked_until_ms) {
    transaction.execute(change_failures, {person, failures, locked_until_ms});
}

std::optional<Session> session(db::Session& reader, crypto::TokenHash const& token) {
    auto cursor = reader.query(select_session, {view(token)});
    auto const* row = cursor->next();
    if (row == nullptr)
        return std::nullopt;
    return Session{row->integer(0), row->integer(1), row->integer(2)};
}

void insert_session(db::Transaction& transaction, crypto::TokenHash const& token,
                    Session const& session, std::string_view ip) {
    transaction.execute(
        add_session, {view(token), session.person, session.created_at_ms, session.seen_at_ms, ip});
}

void touch_session(db::Transaction& transaction, crypto::TokenHash const& token,
                   std::int64_t now_ms) {
    transaction.execute(change_session, {view(token), now_ms});
}

void delete_session(db::Transaction& transaction, crypto::TokenHash const& token) {
    transaction.execute(end_session, {view(token)});
}

std::int64_t delete_sessions(db::Transaction& transaction, std::int64_t person,
                             std::optional<crypto::TokenHash> const& but) {
    return but ? transaction.execute(end_other_sessions, {person, view(*but)})
               : transaction.execute(end_sessions, {person});
}

void delete_sessions_before(db::Transaction& transaction, std::int64_t begun_ms,
                            std::int64_t seen_ms) {
    transaction.execute(end_old_sessions, {begun_ms, seen_ms});
}

void insert_login_event(db::Transaction& transaction, LoginEvent const& event) {
    transaction.execute(add_login_event,
                        {event.at_ms, event.login, event.person, event.outcome, event.ip});
}

std::vector<LoginEvent> login_events(db::Session& session, int limit) {
    std::vector<LoginEvent> found;
    auto cursor = session.query(select_login_events, {std::int64_t{limit}});
    while (auto const* row = cursor->next())
        found.push_back({row->integer(0), std::string(row->text(1)), row->integer(2),
                         std::string(row->text(3)), std::string(row->text(4))});
    return found;
}

}  // namespace kedang::accounts::store
