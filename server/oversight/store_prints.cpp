// SPDX-License-Identifier: Apache-2.0
#include "oversight/store_prints.h"

namespace kedang::oversight::store {
namespace {

constexpr std::string_view select_prints =
    "SELECT id, asked_by, asked_at, job, state, person, first_day, last_day, kinds, customer,"
    " description, finished_at, lines FROM oversight_print WHERE asked_by = $1 ORDER BY id DESC";
constexpr std::string_view select_print =
    "SELECT id, asked_by, asked_at, job, state, person, first_day, last_day, kinds, customer,"
    " description, finished_at, lines FROM oversight_print WHERE id = $1";
constexpr std::string_view select_old =
    "SELECT id FROM oversight_print WHERE asked_at <= $1 AND coalesce(finished_at, 0) <= $1";
constexpr std::string_view add_print =
    "INSERT INTO oversight_print(id, asked_by, asked_at, job, state, person, first_day, last_day,"
    " kinds, customer, description, lines)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)";
constexpr std::string_view finish_print =
    "UPDATE oversight_print SET state = $2, finished_at = $3, lines = $4"
    " WHERE id = $1 AND state = 'waiting'";
constexpr std::string_view end_print = "DELETE FROM oversight_print WHERE id = $1";

Print print_from(db::Row const& row) {
    auto const finished = row.maybe_integer(11);
    return {.id = row.integer(0),
            .asked_by = row.integer(1),
            .asked_at = from_milliseconds(row.integer(2)),
            .job = row.integer(3),
            .state = print_state_named(row.text(4)),
            .person = std::string(row.text(5)),
            .from = std::string(row.text(6)),
            .to = std::string(row.text(7)),
            .kinds = std::string(row.text(8)),
            .customer = std::string(row.text(9)),
            .description = std::string(row.text(10)),
            .finished_at = finished ? std::optional(from_milliseconds(*finished)) : std::nullopt,
            .lines = row.integer(12)};
}

}  // namespace

std::vector<Print> prints_of(db::Session& session, std::int64_t person) {
    std::vector<Print> found;
    auto const cursor = session.query(select_prints, {person});
    while (auto const* row = cursor->next())
        found.push_back(print_from(*row));
    return found;
}

std::optional<Print> print(db::Session& session, std::int64_t id) {
    auto const cursor = session.query(select_print, {id});
    auto const* row = cursor->next();
    return row == nullptr ? std::nullopt : std::optional(print_from(*row));
}

std::vector<std::int64_t> prints_before(db::Session& session, Instant before) {
    std::vector<std::int64_t> found;
    auto const cursor = session.query(select_old, {to_milliseconds(before)});
    while (auto const* row = cursor->next())
        found.push_back(row->integer(0));
    return found;
}

void insert(db::Transaction& transaction, Print const& print) {
    transaction.execute(add_print, {print.id, print.asked_by, to_milliseconds(print.asked_at),
                                    print.job, word(print.state), print.person, print.from,
                                    print.to, print.kinds, print.customer, print.description});
}

bool finish(db::Transaction& transaction, Print const& print) {
    return transaction.execute(finish_print, {print.id, word(print.state),
                                              to_milliseconds(*print.finished_at), print.lines}) ==
           1;
}

void delete_print(db::Transaction& transaction, std::int64_t id) {
    transaction.execute(end_print, {id});
}

}  // namespace kedang::oversight::store
