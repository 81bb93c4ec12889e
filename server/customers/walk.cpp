// SPDX-License-Identifier: Apache-2.0
#include "customers/walk.h"

#include <algorithm>
#include <unordered_map>

#include "audit_trail/actions.h"
#include "base/check.h"
#include "customers/conditions.h"
#include "customers/list.h"

namespace kedang::customers {
namespace {

void only(std::span<std::int64_t const> ids, store::Condition& where) {
    std::string list;
    for (auto const id : ids)
        list += (list.empty() ? "" : ", ") + where.parameters.add(id);
    where.sql += " AND c.id IN (" + list + ")";
}

Result<Selection> select(accounts::Context const& context, db::Session& session,
                         Wanted const& wanted) {
    if (wanted.ticked.size() > most_ticked) {
        std::string const message =
            "一次最多勾选 " + std::to_string(most_ticked) + " 家客户，更多请用筛选条件";
        return Error{ErrorCode::Invalid, "invalid_list", message, {{"ids", "count", message}}};
    }
    TRY_SET(auto selection, condition(context, session, wanted.filter, wanted.search));
    if (!wanted.ticked.empty())
        only(wanted.ticked, selection.where);
    return selection;
}

}  // namespace

Result<Walk> begin_walk(accounts::Context const& context, Wanted const& wanted) {
    auto reader = context.services.database.read();
    TRY_SET(auto const order, order_of(context, wanted.sort));
    TRY_SET(auto const selection, select(context, *reader, wanted));
    Walk walk;
    walk.cut_off = audit_trail::last_sequence(*reader);
    walk.ids = store::all_ids(*reader, selection.where, order);
    reader.reset();
    TRY(selection.asked.note(context, std::ssize(walk.ids),
                             walk.ids.size() == 1 ? walk.ids.front() : 0));
    return walk;
}

Result<std::int64_t> count(accounts::Context const& context, Wanted const& wanted) {
    auto reader = context.services.database.read();
    TRY(order_of(context, wanted.sort));
    TRY_SET(auto const selection, select(context, *reader, wanted));
    auto const total = store::count(*reader, selection.where);
    reader.reset();
    TRY(selection.asked.note(context, total, 0));
    return total;
}

Result<std::vector<records::Record>> read_slice(db::Session& session,
                                                accounts::Context const& context,
                                                Wanted const& wanted,
                                                std::span<std::int64_t const> ids) {
    check(ids.size() <= files_a_slice, "callers slice");
    if (ids.empty())
        return std::vector<records::Record>();
    TRY_SET(auto selection, condition(context, session, wanted.filter, wanted.search));
    only(ids, selection.where);
    auto records = store::files(session, context.catalogue().customer(), selection.where);
    std::unordered_map<std::int64_t, std::size_t> rank;
    for (std::size_t at = 0; at < ids.size(); ++at)
        rank.emplace(ids[at], at);
    std::sort(records.begin(), records.end(), [&](auto const& one, auto const& other) {
        return rank.at(one.id) < rank.at(other.id);
    });
    return records;
}

}  // namespace kedang::customers
