// SPDX-License-Identifier: Apache-2.0
#include "review/store.h"

#include "base/check.h"

namespace kedang::review::store {
namespace {

constexpr std::string_view add_request =
    "INSERT INTO update_request(id, record_type, record, customer, seen_version, proposals, reason,"
    " state, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
constexpr std::string_view request_columns =
    "SELECT u.id, u.record_type, u.record, u.customer, u.seen_version, u.proposals, u.reason,"
    " u.state, u.asked_by, u.asked_at, u.decided_by, u.decided_at, u.note FROM update_request u ";
constexpr std::string_view end_request =
    "UPDATE update_request SET state = $2, decided_by = $3, decided_at = $4, note = $5"
    " WHERE id = $1 AND state = 'pending'";

UpdateRequest request_from(db::Row const& row) {
    UpdateRequest request;
    request.id = row.integer(0);
    request.record_type = static_cast<std::uint32_t>(row.integer(1));
    request.record = row.integer(2);
    request.customer = row.integer(3);
    request.seen_version = row.integer(4);
    auto const sealed = row.bytes(5);
    request.proposals.assign(sealed.begin(), sealed.end());
    request.reason = row.text(6);
    auto const state = state_from(row.text(7));
    check(state.has_value(), "only words of State are stored");
    request.state = *state;
    request.asked_by = row.integer(8);
    request.asked_at = from_milliseconds(row.integer(9));
    request.decided_by = row.integer(10);
    request.decided_at = from_milliseconds(row.integer(11));
    request.note = row.text(12);
    return request;
}

std::vector<UpdateRequest> read_all(db::Session& session, std::string const& where,
                                    fields::SqlParameters const& parameters) {
    std::vector<UpdateRequest> found;
    auto cursor = session.query(std::string(request_columns) + where, parameters.views());
    while (auto const* row = cursor->next())
        found.push_back(request_from(*row));
    return found;
}

std::string state_condition(std::optional<State> state, fields::SqlParameters& parameters) {
    return state ? " AND u.state = " + parameters.add(std::string(word(*state))) : std::string();
}

std::string page_condition(Place const& place, fields::SqlParameters& parameters) {
    std::string sql = state_condition(place.state, parameters);
    sql += " AND u.id < " + parameters.add(place.before);
    return sql + " ORDER BY u.id DESC LIMIT " + parameters.add(place.limit);
}

/// In: `parameters` begin with those of others.files.
std::string others_condition(Others const& others, fields::SqlParameters& parameters) {
    return "JOIN customer c ON c.id = u.customer WHERE (" + others.files + ") AND u.asked_by <> " +
           parameters.add(others.but);
}

std::int64_t count(db::Session& session, std::string const& where,
                   fields::SqlParameters const& parameters) {
    auto cursor =
        session.query("SELECT count(*) FROM update_request u " + where, parameters.views());
    return cursor->next()->integer(0);
}

}  // namespace

std::string_view const schema = R"sql(
CREATE TABLE update_request (
    id {{bigint}} PRIMARY KEY, record_type {{bigint}} NOT NULL, record {{bigint}} NOT NULL,
    customer {{bigint}} NOT NULL, seen_version {{bigint}} NOT NULL, proposals {{bytes}} NOT NULL,
    reason {{text}} NOT NULL, state {{text}} NOT NULL, asked_by {{bigint}} NOT NULL,
    asked_at {{bigint}} NOT NULL, decided_by {{bigint}}, decided_at {{bigint}}, note {{text}});
CREATE INDEX update_request_asker ON update_request(asked_by, id);
CREATE INDEX update_request_state ON update_request(state, id);
)sql";

void insert(db::Transaction& transaction, UpdateRequest const& request) {
    transaction.execute(
        add_request,
        {request.id, std::int64_t{request.record_type}, request.record, request.customer,
         request.seen_version, std::span<std::byte const>(request.proposals), request.reason,
         word(request.state), request.asked_by, to_milliseconds(request.asked_at)});
}

std::optional<UpdateRequest> load(db::Session& session, std::int64_t id) {
    fields::SqlParameters parameters;
    auto found = read_all(session, "WHERE u.id = " + parameters.add(id), parameters);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<UpdateRequest> pending_of(db::Session& session, std::int64_t asker) {
    fields::SqlParameters parameters;
    std::string where = "WHERE u.asked_by = " + parameters.add(asker);
    where += state_condition(State::Pending, parameters);
    return read_all(session, where, parameters);
}

bool settle(db::Transaction& transaction, UpdateRequest const& settled) {
    return transaction.execute(end_request, {settled.id, word(settled.state), settled.decided_by,
                                             to_milliseconds(settled.decided_at), settled.note}) ==
           1;
}

std::vector<UpdateRequest> asked_by(db::Session& session, std::int64_t asker, Place const& place) {
    fields::SqlParameters parameters;
    std::string where = "WHERE u.asked_by = " + parameters.add(asker);
    where += page_condition(place, parameters);
    return read_all(session, where, parameters);
}

std::vector<UpdateRequest> of_others(db::Session& session, Others const& others,
                                     Place const& place) {
    auto parameters = others.parameters;
    std::string where = others_condition(others, parameters);
    where += page_condition(place, parameters);
    return read_all(session, where, parameters);
}

std::int64_t count_asked_by(db::Session& session, std::int64_t asker, std::optional<State> state) {
    fields::SqlParameters parameters;
    std::string where = "WHERE u.asked_by = " + parameters.add(asker);
    where += state_condition(state, parameters);
    return count(session, where, parameters);
}

std::int64_t count_of_others(db::Session& session, Others const& others,
                             std::optional<State> state) {
    auto parameters = others.parameters;
    std::string where = others_condition(others, parameters);
    where += state_condition(state, parameters);
    return count(session, where, parameters);
}

}  // namespace kedang::review::store
