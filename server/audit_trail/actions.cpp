// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/actions.h"

#include <algorithm>

#include "audit_trail/store.h"
#include "base/check.h"

namespace kedang::audit_trail {
namespace {

constexpr std::size_t longest_key = 200;
/// Small enough that others' saves do not wait for the purge.
constexpr std::int64_t keys_a_step = 2000;

Result<Done> check_key(Context const& context) {
    if (!context.idempotency)
        return Done{};
    std::size_t const length = context.idempotency->key.size();
    if (length >= 1 && length <= longest_key)
        return Done{};
    return Error{ErrorCode::Invalid, "idempotency_key_invalid",
                 "Idempotency-Key 应为1到200个字符，实为" + std::to_string(length) + "个"};
}

}  // namespace

std::string_view schema() {
    return store::schema;
}

std::string_view reading_schema() {
    return store::reading_indexes;
}

Result<std::optional<Changed>> done_before(db::Session& session, Context const& context) {
    if (!context.idempotency)
        return std::optional<Changed>();
    auto const before = store::made_before(session, context.actor_id, *context.idempotency);
    if (!before)
        return std::optional<Changed>();
    if (before->body_hash != context.idempotency->body_hash)
        return Error{ErrorCode::Conflict, "idempotency_key_reused",
                     "这个 Idempotency-Key 已用于另一份内容，请为新的请求换一个"};
    return std::optional(Changed{.made_id = before->made_id, .replayed = true});
}

Result<Changed> change(db::Database& database, Context const& context, Work const& work) {
    TRY(check_key(context));
    Changed changed;
    TRY(database.write([&](db::Transaction& transaction) -> Result<Done> {
        changed = {};
        TRY_SET(auto const before, done_before(transaction, context));
        if (before) {
            changed = *before;
            return Done{};
        }
        TRY_SET(ChangeSet const set, work(transaction));
        check(!set.changes.empty(), "a use case says what it changed");
        changed.sequence = store::append(transaction, context, set.changes).sequence;
        changed.made_id = set.made_id;
        if (context.idempotency)
            store::remember(transaction, context, set.made_id);
        return Done{};
    }));
    return changed;
}

Result<Changed> record(db::Database& database, Context const& context, ChangeSet const& set) {
    return change(database, context, [&](db::Transaction&) -> Result<ChangeSet> { return set; });
}

std::vector<Entry> entries_after(db::Session& session, std::int64_t sequence, std::int64_t limit) {
    return store::entries_after(session, sequence, limit);
}

std::int64_t count_of_actor(db::Session& session, std::int64_t actor, std::string_view action,
                            Instant since) {
    return store::count_of_actor(session, actor, action, to_milliseconds(since));
}

std::vector<Entry> entries_of_customer(db::Session& session, std::int64_t customer_id,
                                       std::int64_t before_sequence, std::int64_t limit,
                                       std::string_view but) {
    return store::entries_of_customer(session, customer_id, before_sequence, limit, but);
}

std::vector<Entry> entries_of(db::Session& session, std::span<Wanted const> any_of,
                              std::optional<Place> before, std::int64_t limit) {
    std::vector<Entry> found;
    auto const add = [&](Wanted const& wanted) {
        for (auto& entry : store::entries_wanted(session, wanted, before, limit))
            found.push_back(std::move(entry));
    };
    for (Wanted const& wanted : any_of) {
        if (wanted.actor || wanted.customer != 0 || wanted.actions.size() < 2) {
            add(wanted);
            continue;
        }
        // Each action by itself is read in the order of its index, and no further than the page.
        Wanted one = wanted;
        for (auto const& action : wanted.actions) {
            one.actions = {action};
            add(one);
        }
    }
    std::sort(found.begin(), found.end(), [](Entry const& a, Entry const& b) {
        return std::pair(a.at, a.sequence) > std::pair(b.at, b.sequence);
    });
    if (std::ssize(found) > limit)
        found.resize(static_cast<std::size_t>(limit));
    return found;
}

std::vector<Deed> deeds_since(db::Session& session, std::string_view action, Instant since,
                              std::int64_t limit) {
    return store::deeds_since(session, action, to_milliseconds(since), limit);
}

std::int64_t last_sequence(db::Session& session) {
    return store::head(session).sequence;
}

Result<std::int64_t> purge_idempotency_keys(db::Database& database, Instant made_before) {
    std::int64_t const limit_ms = to_milliseconds(made_before);
    std::int64_t forgotten = 0;
    for (std::int64_t step = keys_a_step; step == keys_a_step; forgotten += step) {
        TRY(database.write([&](db::Transaction& transaction) -> Result<Done> {
            step = store::forget_keys(transaction, limit_ms, keys_a_step);
            return Done{};
        }));
    }
    return forgotten;
}

}  // namespace kedang::audit_trail
