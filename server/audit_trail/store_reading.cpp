// The log as somebody reads it: by time, person, deed and customer.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "audit_trail/store.h"
#include "audit_trail/store_rows.h"

namespace kedang::audit_trail::store {
namespace {

constexpr std::string_view select_entries =
    "SELECT sequence, at, actor_id, request_id, ip, via, action, table_number, record_id, "
    "customer_id, summary, reason, detail, previous_hash, hash FROM audit_entry WHERE ";
constexpr std::string_view newest_first = " ORDER BY at DESC, sequence DESC LIMIT ";
constexpr std::string_view select_checkpoints =
    "SELECT sequence, epoch, hash, at, key_id, signature FROM audit_checkpoint "
    "WHERE sequence > $1 ORDER BY sequence LIMIT $2";

/// What imports write by the hundred thousand is left out of the index of deeds: nobody looks for
/// it without a person, a customer or a time. A statement uses the index only where it says so too.
constexpr std::string_view rare_deeds =
    "action NOT IN ('customer.create', 'contact.create', 'follow_up.create')";
std::string const select_deeds =
    "SELECT sequence, actor_id, at FROM audit_entry WHERE action = $1 AND at >= $2 AND " +
    std::string(rare_deeds) + " ORDER BY at, sequence LIMIT $3";

bool is_rare(std::string const& action) {
    return rare_deeds.find("'" + action + "'") == std::string_view::npos;
}

/// Conditions joined by AND, with what is bound to them.
class Conditions {
  public:
    void add(std::string const& condition) { text_ += (text_.empty() ? "" : " AND ") + condition; }
    void add(std::string const& compared, db::Value value) { add(compared + parameter(value)); }
    std::string parameter(db::Value value) {
        values_.push_back(value);
        return "$" + std::to_string(values_.size());
    }
    std::string const& text() const { return text_; }
    db::Parameters values() const { return values_; }

  private:
    std::string text_;
    std::vector<db::Value> values_;
};

void add_time(Conditions& where, Wanted const& wanted, std::optional<Place> const& before) {
    where.add("at >= ", to_milliseconds(wanted.from));
    if (!before) {
        where.add("at < ", to_milliseconds(wanted.until));
        return;
    }
    // `at <=` says to the index what the rest says exactly.
    auto const at = where.parameter(to_milliseconds(before->at));
    auto const sequence = where.parameter(before->sequence);
    where.add("at <= " + at + " AND (at < " + at + " OR sequence < " + sequence + ")");
}

void add_actions(Conditions& where, std::vector<std::string> const& actions) {
    if (actions.empty())
        return;
    std::string list;
    for (auto const& action : actions)
        list += (list.empty() ? "" : ", ") + where.parameter(std::string_view(action));
    where.add("action IN (" + list + ")");
    if (std::all_of(actions.begin(), actions.end(), is_rare))
        where.add(std::string(rare_deeds));
}

}  // namespace

std::string_view const reading_indexes = R"sql(
CREATE INDEX audit_entry_at ON audit_entry(at);
CREATE INDEX audit_entry_deed ON audit_entry(action, at)
    WHERE action NOT IN ('customer.create', 'contact.create', 'follow_up.create');
)sql";

std::vector<Entry> entries_wanted(db::Session& session, Wanted const& wanted,
                                  std::optional<Place> before, std::int64_t limit) {
    Conditions where;
    add_time(where, wanted, before);
    if (wanted.actor)
        where.add("actor_id = ", *wanted.actor);
    add_actions(where, wanted.actions);
    if (wanted.record_id != 0)
        where.add("record_id = ", wanted.record_id);
    if (wanted.customer != 0)
        where.add("customer_id = ", wanted.customer);
    std::string const sql = std::string(select_entries) + where.text() + std::string(newest_first) +
                            where.parameter(limit);
    return entries_from(session.query(sql, where.values()));
}

std::vector<Deed> deeds_since(db::Session& session, std::string_view action, std::int64_t since_ms,
                              std::int64_t limit) {
    std::vector<Deed> deeds;
    auto const cursor = session.query(select_deeds, {action, since_ms, limit});
    while (db::Row const* row = cursor->next())
        deeds.push_back({row->integer(0), row->integer(1), from_milliseconds(row->integer(2))});
    return deeds;
}

std::vector<Checkpoint> checkpoints_after(db::Session& session, std::string_view installation_id,
                                          std::int64_t sequence, std::int64_t limit) {
    std::vector<Checkpoint> found;
    auto const cursor = session.query(select_checkpoints, {sequence, limit});
    while (db::Row const* row = cursor->next())
        found.push_back(checkpoint_from(*row, 0, installation_id));
    return found;
}

}  // namespace kedang::audit_trail::store
