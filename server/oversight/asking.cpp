// SPDX-License-Identifier: Apache-2.0
#include "oversight/asking.h"

#include <algorithm>
#include <charconv>

#include "oversight/store.h"
#include "records/people.h"

namespace kedang::oversight {
namespace {

constexpr int usual_days = 6;

Error wrong(std::string field, std::string message) {
    return {ErrorCode::Invalid, "invalid", message, {{std::move(field), "invalid", message}}};
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number < 0)
        return std::nullopt;
    return number;
}

Result<Date> day(std::string_view text, std::string field, Date otherwise) {
    if (text.empty())
        return otherwise;
    if (auto const date = parse_date(text))
        return *date;
    return wrong(std::move(field),
                 "日期“" + std::string(text) + "”不对，应为 2026-11-22 这样的日期");
}

Date days_before(Date date, int days) {
    return Date(std::chrono::sys_days(date) - std::chrono::days(days));
}

Result<std::vector<Kind>> kinds_in(std::string_view words) {
    std::vector<Kind> kinds;
    while (!words.empty()) {
        auto const comma = std::min(words.find(','), words.size());
        auto const word = words.substr(0, comma);
        auto const kind = kind_named(word);
        if (!kind)
            return wrong("kind", "没有“" + std::string(word) + "”这种操作类别");
        kinds.push_back(*kind);
        words.remove_prefix(std::min(comma + 1, words.size()));
    }
    return kinds;
}

/// A line may be of two kinds; it is wanted once.
std::vector<std::string> actions_of(std::vector<Kind> const& kinds) {
    std::vector<std::string> actions;
    for (auto const kind : kinds)
        for (auto& action : oversight::actions_of(kind))
            if (std::find(actions.begin(), actions.end(), action) == actions.end())
                actions.push_back(std::move(action));
    return actions;
}

Result<std::optional<audit_trail::Place>> place_in(std::string_view text) {
    if (text.empty())
        return std::optional<audit_trail::Place>();
    auto const dot = std::min(text.find('.'), text.size());
    auto const at_ms = number_in(text.substr(0, dot));
    auto const sequence = number_in(text.substr(std::min(dot + 1, text.size())));
    if (!at_ms || !sequence)
        return wrong("before", "翻页位置无效，请从头查看");
    return std::optional(audit_trail::Place{from_milliseconds(*at_ms), *sequence});
}

struct Person {
    std::optional<std::int64_t> id;
    std::string name;
};

Result<Person> person_in(db::Session& session, std::string_view text) {
    if (text.empty())
        return Person{{}, "全部人员"};
    auto const id = number_in(text);
    std::string name = id == 0 ? "系统" : "";
    if (id && *id != 0)
        name = records::KnownPeople(session).name(*id);
    if (name.empty())
        return wrong("person", "没有这个人员，请重新选择");
    return Person{id, std::move(name)};
}

/// What the person did; of refused log-ins, which nobody did for certain, those on their account.
std::vector<audit_trail::Wanted> wanted_of(audit_trail::Wanted all) {
    constexpr std::string_view refused_login = "login.refused";
    std::vector<audit_trail::Wanted> wanted{all};
    bool const asks_for_logins =
        all.actions.empty() ||
        std::find(all.actions.begin(), all.actions.end(), refused_login) != all.actions.end();
    if (!all.actor || *all.actor == 0 || all.customer != 0 || !asks_for_logins)
        return wanted;
    auto& refused = wanted.emplace_back(all);
    refused.actor = 0;
    refused.actions = {std::string(refused_login)};
    refused.record_id = *all.actor;
    return wanted;
}

}  // namespace

Result<Asked> understand(accounts::Context const& context, db::Session& session,
                         Question const& question) {
    Asked asked;
    TRY_SET(asked.to, day(question.to, "to", context.today()));
    TRY_SET(asked.from, day(question.from, "from", days_before(asked.to, usual_days)));
    if (asked.to < asked.from)
        return wrong("from", "开始日期不能晚于结束日期");
    TRY_SET(auto const person, person_in(session, question.person));
    TRY_SET(auto const kinds, kinds_in(question.kinds));
    TRY_SET(asked.before, place_in(question.before));
    auto const& zone = context.company->time_zone;
    audit_trail::Wanted wanted{.from = zone.start_of(asked.from),
                               .until = zone.start_of(days_before(asked.to, -1)),
                               .actor = person.id,
                               .actions = actions_of(kinds)};
    asked.description = person.name;
    if (!question.customer.empty()) {
        auto const customer = store::customer_numbered(session, question.customer);
        if (!customer)
            return wrong("customer", "没有编号为“" + std::string(question.customer) + "”的客户");
        wanted.customer = *customer;
        asked.description += "，客户 " + std::string(question.customer);
    }
    for (auto const kind : kinds)
        asked.description += (kind == kinds.front() ? "，" : "、") + std::string(label(kind));
    asked.wanted = wanted_of(std::move(wanted));
    return asked;
}

std::string place_text(audit_trail::Place const& place) {
    return std::to_string(to_milliseconds(place.at)) + "." + std::to_string(place.sequence);
}

}  // namespace kedang::oversight
