// SPDX-License-Identifier: Apache-2.0
#include "api/refusals.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>

#include "audit_trail/actions.h"

namespace kedang::api {
namespace {

/// Each by itself; of those beyond in the same minute, the one that makes twice as many, four
/// times as many and so on, with its count.
constexpr std::int64_t lines_a_minute = 10;

struct Reason {
    std::string_view word;  ///< an error's key, or the rule one of its fields breaks
    std::string_view text;
};
constexpr std::array reasons{
    Reason{"csrf", "请求缺少页面令牌"},
    Reason{"locked", "核心字段已锁定"},
    Reason{"assign", "没有分配负责人的权限"},
    Reason{"unknown_field", "字段不存在或无权使用"},
};

std::string_view reason_named(std::string_view word) {
    auto const found = std::find_if(reasons.begin(), reasons.end(),
                                    [&](Reason const& reason) { return reason.word == word; });
    return found == reasons.end() ? std::string_view() : found->text;
}

/// Why it is a refusal to be noted; "" where it is none.
std::string_view reason_of(Error const& refusal) {
    // A person's first minutes: the page asks for the password before anything else.
    if (refusal.key == "password_change_required")
        return {};
    if (auto const named = reason_named(refusal.key); !named.empty())
        return named;
    if (refusal.code == ErrorCode::Forbidden)
        return "没有权限";
    if (refusal.code == ErrorCode::TooMany)
        return "超过次数上限";
    for (auto const& field : refusal.fields)
        if (auto const named = reason_named(field.rule); !named.empty())
            return named;
    return {};
}

bool deserves_a_line(std::int64_t refusals) {
    return refusals <= lines_a_minute ||
           (refusals % lines_a_minute == 0 &&
            std::has_single_bit(static_cast<std::uint64_t>(refusals / lines_a_minute)));
}

std::string summary_of(Route const& route, std::int64_t refusals) {
    std::string summary =
        route.summary + "（" + std::string(http::name(route.method)) + " " + route.path + "）";
    if (refusals > lines_a_minute)
        summary += "，这一分钟内第 " + std::to_string(refusals) + " 次被拒绝";
    return summary;
}

}  // namespace

std::int64_t Refusals::count(std::int64_t person, Instant now) {
    auto const number = std::chrono::floor<std::chrono::minutes>(now).time_since_epoch().count();
    std::scoped_lock const lock(mutex_);
    auto& minute = minutes_[person];
    if (minute.number != number)
        minute = {number, 0};
    return ++minute.refusals;
}

void Refusals::note(accounts::Context const& context, Route const& route, Error const& refusal) {
    auto const reason = reason_of(refusal);
    if (context.actor.id() == 0 || reason.empty())
        return;
    auto const refusals = count(context.actor.id(), context.now());
    if (!deserves_a_line(refusals))
        return;
    auto audit = context.audit;
    audit.idempotency.reset();
    audit_trail::ChangeSet set;
    auto& change = set.changes.emplace_back();
    change.action = "request.refused";
    change.summary = summary_of(route, refusals);
    change.reason = reason;
    // The answer is a refusal either way; that the log cannot be written shows in the lane's state.
    static_cast<void>(audit_trail::record(context.services.database, audit, set));
}

}  // namespace kedang::api
