// SPDX-License-Identifier: Apache-2.0
#include "records/numbers.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "audit_trail/actions.h"
#include "base/check.h"
#include "base/text.h"
#include "fields/numbering.h"
#include "records/answers.h"
#include "records/prepare.h"
#include "records/store.h"

namespace kedang::records {
namespace {

/// Where a number's parts come from: the customer's type and 建档日期.
struct NumberParts {
    std::string type_word;
    Date date;
};

NumberParts number_parts(accounts::Context const& context, Record const& customer) {
    auto const& words = context.catalogue().preset()->numbering.type_words;
    auto const found = words.find(customer.value("customer_type").text);
    auto const other = words.find("other");
    auto const filed_on = parse_date(customer.value("filed_on").text);
    return {found != words.end()   ? found->second
            : other != words.end() ? other->second
                                   : "",
            filed_on.value_or(context.today())};
}

constexpr std::int64_t most_candidates = 500;
constexpr std::size_t shortest_reason = 2;

/// The next `count` free numbers of a period. Moves its counter behind the last of them, so that
/// nothing free is left out and nothing taken is tried again.
std::vector<std::string> next_numbers(db::Transaction& transaction, std::string const& period,
                                      std::int64_t count,
                                      std::function<std::string(std::int64_t)> const& format,
                                      std::set<std::string> const& brought) {
    auto const first = store::take_serials(transaction, period, count);
    auto serial = first;
    std::vector<std::string> given;
    for (auto step = count; static_cast<std::int64_t>(given.size()) < count;
         step = std::min(step * 4, most_candidates)) {
        std::vector<std::string> candidates;
        for (std::int64_t at = 0; at < step; ++at)
            candidates.push_back(format(serial + at));
        auto const taken = store::taken_numbers(transaction, candidates);
        for (auto& candidate : candidates) {
            if (static_cast<std::int64_t>(given.size()) == count)
                break;
            ++serial;
            if (!brought.contains(candidate) && !taken.contains(candidate))
                given.push_back(std::move(candidate));
        }
    }
    if (serial > first + count)
        store::take_serials(transaction, period, serial - first - count);
    return given;
}

Error wrong_number(std::string const& number, std::string const& what) {
    auto const message = "客户编号 '" + number + "' " + what;
    return {ErrorCode::Invalid, "invalid", message, {{"number", "number", message}}};
}

Result<Done> check_number(fields::Field const& field, std::string const& number) {
    if (number.empty() || number.size() > static_cast<std::size_t>(field.max_length))
        return wrong_number(number, "应为 1 到 " + std::to_string(field.max_length) + " 个字符");
    bool const plain = std::all_of(number.begin(), number.end(), [](char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
               letter == '-' || letter == '_' || letter == '/' || letter == '.';
    });
    if (!plain)
        return wrong_number(number, "只能用大写字母、数字和 - _ / .");
    return Done{};
}

Error taken_number(std::string const& number) {
    auto const message = "客户编号 '" + number + "' 已被其他档案使用（含旧编号），请换一个";
    return {ErrorCode::Conflict, "number_taken", message, {{"number", "duplicate", message}}};
}

}  // namespace

Result<Done> give_numbers(db::Transaction& transaction, accounts::Context const& context,
                          std::vector<Entry>& customers) {
    check(context.catalogue().preset() != nullptr, "the company is set up");
    TRY_SET(auto const pattern,
            fields::NumberPattern::parse(context.catalogue().preset()->numbering.pattern));
    auto const* field = context.catalogue().customer().field("number");
    std::map<std::string, std::vector<Entry*>> by_period;
    std::set<std::string> brought;
    for (auto& entry : customers) {
        auto const parts = number_parts(context, entry.record);
        entry.gets_number |= entry.record.value(*field).absent();
        if (entry.gets_number)
            by_period[pattern.period_key(parts.date, parts.type_word)].push_back(&entry);
        else
            brought.insert(entry.record.value(*field).text);
    }
    for (auto const& [period, entries] : by_period) {
        auto const parts = number_parts(context, entries.front()->record);
        auto numbers = next_numbers(
            transaction, period, static_cast<std::int64_t>(entries.size()),
            [&](std::int64_t serial) {
                return pattern.format(parts.date, parts.type_word, serial);
            },
            brought);
        for (std::size_t at = 0; at < entries.size(); ++at) {
            entries[at]->change.summary = numbers[at];
            entries[at]->record.value(*field) = fields::Value::of_text(std::move(numbers[at]));
        }
    }
    return Done{};
}

Result<Stored> renumber(accounts::Context const& context, Renumbering const& wanted) {
    TRY(context.require("customer.renumber"));
    auto const& type = context.catalogue().customer();
    auto const& field = *type.field("number");
    TRY(check_number(field, wanted.number));
    if (text::count_code_points(text::trim(wanted.reason)) < shortest_reason)
        return Error{ErrorCode::Invalid,
                     "invalid",
                     "请填写变更原因",
                     {{"reason", "reason_required", "修改“客户编号”需要填写变更原因"}}};
    auto reader = context.services.database.read();
    TRY_SET(auto current, find_visible(*reader, context, type, wanted.customer));
    reader.reset();
    if (current.version != wanted.expected_version)
        return stale(current);
    if (current.state != State::Active)
        return Error{ErrorCode::Conflict, "frozen", "该记录已归档，不能修改，请先恢复"};
    auto const former = current.value(field).text;
    if (former == wanted.number)
        return Stored{wanted.customer, {}};
    TRY(open(context.services.keyring, current));
    auto entry = make_changed(context, std::move(current),
                              {{&field, fields::Value::of_text(wanted.number)}});
    entry.change.table_number = type.number;
    entry.change.record_id = entry.change.subject_customer = wanted.customer;
    entry.change.action = "customer.renumber";
    entry.change.summary = former + " → " + wanted.number;
    entry.change.reason = wanted.reason;
    TRY(audit_trail::change(
        context.services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            // Its own former number may come back; anybody else's may not.
            store::forget_former_number(transaction, wanted.number, wanted.customer);
            if (!store::taken_numbers(transaction, {wanted.number}).empty())
                return taken_number(wanted.number);
            if (!store::update(transaction, entry)) {
                auto const now = store::load(transaction, type, wanted.customer);
                return now ? stale(*now) : not_found();
            }
            store::keep_former_number(transaction, former, wanted.customer);
            audit_trail::ChangeSet changes;
            changes.changes.push_back(entry.change);
            return changes;
        }));
    return Stored{wanted.customer, {}};
}

}  // namespace kedang::records
