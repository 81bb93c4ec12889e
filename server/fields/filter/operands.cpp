// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/operands.h"

#include <algorithm>

#include "base/text.h"
#include "fields/lists.h"
#include "fields/types/chosen_words.h"
#include "fields/types/entry.h"

namespace kedang::fields {
namespace {

constexpr std::size_t longest_part = 200;

bool is_part_of_text(Field const& field, Operator op) {
    return field.type->name != "choices" &&
           (op == Operator::Contains || op == Operator::NotContains || op == Operator::StartsWith);
}

bool takes_none(Operator op) {
    return op == Operator::IsEmpty || op == Operator::IsNotEmpty;
}

/// 标签 = A、B asks for both; of other types one value is compared with one.
bool takes_several(Field const& field, Operator op) {
    return op == Operator::In || op == Operator::NotIn || op == Operator::Under ||
           field.type->name == "choices";
}

Result<Done> count_fits(Field const& field, Operator op, std::size_t count) {
    std::string_view wrong;
    if (takes_none(op))
        wrong = count == 0 ? "" : "的这个条件不带值";
    else if (op == Operator::Between)
        wrong = count == 2 ? "" : "的范围要有起止两个值";
    else if (count == 0)
        wrong = "缺少要比较的值，没有值的请用 为空";
    else if (count > 1 && !takes_several(field, op))
        wrong = "只能和一个值比较，多个值请用 属于";
    else if (count > most_filter_values)
        wrong = "的值太多，最多 500 个";
    if (wrong.empty())
        return Done{};
    return types::refuse(field, "filter_value", wrong);
}

Result<Value> part_of_text(Field const& field, std::string_view typed) {
    TRY_SET(std::string part, types::one_line(field, typed));
    if (part.empty() || text::count_code_points(part) > longest_part)
        return types::refuse(field, "filter_value", "要查找的文字应为 1 至 200 个字");
    return Value::of_text(std::move(part));
}

/// The values a word stands for: of choices each word, of an industry all that a daily word means.
Result<std::vector<Value>> values_of(Field const& field, std::string_view typed,
                                     ParseContext const& context) {
    if (field.type->name == "industry") {
        auto const codes = context.catalogue.lists().industries.group(typed);
        if (codes.size() > 1) {
            std::vector<Value> group;
            for (std::string_view const code : codes)
                group.push_back(Value::of_text(std::string(code)));
            return group;
        }
    }
    if (field.type->name == "person" && (typed == myself || typed == "我" || typed == "本人"))
        return std::vector<Value>{Value::of_text(std::string(myself))};
    TRY_SET(Parsed parsed, field.type->parse(field, typed, context));
    if (parsed.value.absent())
        return types::refuse(field, "filter_value", "缺少要比较的值，没有值的请用 为空");
    if (field.encrypted && field.type->index_keys(parsed.value).empty())
        return types::refuse(field, "filter_value",
                             types::quoted(typed) + " 不是完整的值，加密的信息只能按完整的值查找");
    if (field.type->name != "choices")
        return std::vector<Value>{std::move(parsed.value)};
    std::vector<Value> words;
    for (std::string_view const word : types::chosen_words(parsed.value.text))
        words.push_back(Value::of_text(std::string(word)));
    return words;
}

/// One word may have become several values: then equal means one of them (A29).
Operator fitting(Field const& field, Operator op, std::size_t values) {
    if (values < 2 || field.type->name == "choices")
        return op;
    if (op == Operator::Equals)
        return Operator::In;
    return op == Operator::NotEquals ? Operator::NotIn : op;
}

Result<Done> in_order(Field const& field, std::vector<Value> const& bounds) {
    if (bounds[0].kind == Value::Kind::Money && bounds[0].text != bounds[1].text)
        return types::refuse(field, "filter_value", "的起止币种不同，请用同一币种");
    bool const backwards = bounds[0].kind == Value::Kind::Text
                               ? bounds[0].text > bounds[1].text
                               : bounds[0].number > bounds[1].number;
    if (backwards)
        return types::refuse(field, "filter_value", "的起始值大于结束值，请对调");
    return Done{};
}

/// Days of a date are plain values; what moves with the calendar is kept as it was said.
Filter compared_with_days(Filter condition, Period const& days) {
    auto const first = Value::of_text(kedang::to_text(days.first));
    auto const last = Value::of_text(kedang::to_text(days.last));
    switch (condition.op) {
        case Operator::Greater:
        case Operator::LessOrEqual:
            condition.values = {last};
            return condition;
        case Operator::Less:
        case Operator::GreaterOrEqual:
            condition.values = {first};
            return condition;
        default:
            break;
    }
    bool const differs = condition.op == Operator::NotEquals;
    condition.op = Operator::Between;
    condition.values = {first, last};
    if (!differs)
        return condition;
    Filter negated;
    negated.kind = Filter::Kind::Not;
    negated.parts.push_back(std::move(condition));
    return negated;
}

bool compares_with_periods(Operator op) {
    switch (op) {
        case Operator::Equals:
        case Operator::NotEquals:
        case Operator::Greater:
        case Operator::GreaterOrEqual:
        case Operator::Less:
        case Operator::LessOrEqual:
            return true;
        default:
            return false;
    }
}

/// The period that is meant; nothing where the words are plain values. A single day is one for an
/// instant, which is within it, and a plain value for a date.
std::optional<Period> period_meant(Field const& field, Operator op,
                                   std::vector<std::string> const& words) {
    bool const is_time = field.type->name == "time";
    if (!is_time && field.type->name != "date")
        return std::nullopt;
    auto const meant = [](std::string const& typed) {
        return span_named(text::drop_spaces(text::half_width(typed)));
    };
    if (op == Operator::Between) {
        auto const first = meant(words[0]), last = meant(words[1]);
        bool const whole_days = first && last && first->kind == Period::Kind::Days &&
                                last->kind == Period::Kind::Days && first->first <= last->last;
        return whole_days ? std::optional(Period::days(first->first, last->last)) : std::nullopt;
    }
    if (!compares_with_periods(op))
        return std::nullopt;
    auto const found = meant(words.front());
    bool const is_a_day = found && found->kind == Period::Kind::Days && found->first == found->last;
    return is_a_day && !is_time ? std::nullopt : found;
}

}  // namespace

/// A ciphertext can only be asked for as a whole, by the index of its key. What is counted or
/// summed is always there.
bool may_be_asked(Field const& field, Operator op) {
    auto const& known = field.type->operators;
    if (!field.filterable || std::find(known.begin(), known.end(), op) == known.end())
        return false;
    if (field.figure && field.figure->function != Figure::Function::Latest && takes_none(op))
        return false;
    return !field.encrypted || op == Operator::Equals;
}

Result<Done> check_word(Field const& field, Operator op, std::string_view word,
                        ParseContext const& context) {
    if (is_part_of_text(field, op)) {
        TRY(part_of_text(field, word));
        return Done{};
    }
    if (period_meant(field, Operator::Equals, {std::string(word)}))
        return Done{};
    TRY(values_of(field, word, context));
    return Done{};
}

Result<Done> narrow(Filter& condition, Field const& field, Period const& window) {
    if (!field.figure)
        return types::refuse(field, "filter_window", "不能带时间范围，只有统计值可以");
    if (condition.kind != Filter::Kind::Condition)
        return narrow(condition.parts.front(), field, window);
    condition.window = window;
    return Done{};
}

Result<Filter> make_condition(Field const& field, Operator op,
                              std::vector<std::string> const& words, ParseContext const& context) {
    if (!may_be_asked(field, op))
        return types::refuse(field, "filter_operator",
                             "不能用 " + std::string(word(op)) + " 作条件");
    TRY(count_fits(field, op, words.size()));
    Filter condition;
    condition.kind = Filter::Kind::Condition;
    condition.field = &field;
    if (auto const period = takes_none(op) ? std::nullopt : period_meant(field, op, words)) {
        condition.op = op == Operator::Between ? Operator::Equals : op;
        if (period->kind == Period::Kind::Days && field.type->name == "date")
            return compared_with_days(std::move(condition), *period);
        condition.period = period;
        return condition;
    }
    for (std::string const& typed : words) {
        if (is_part_of_text(field, op)) {
            TRY_SET(Value part, part_of_text(field, typed));
            condition.values.push_back(std::move(part));
            continue;
        }
        TRY_SET(std::vector<Value> meant, values_of(field, typed, context));
        for (Value& value : meant)
            if (op == Operator::Between ||
                std::find(condition.values.begin(), condition.values.end(), value) ==
                    condition.values.end())
                condition.values.push_back(std::move(value));
    }
    condition.op = fitting(field, op, condition.values.size());
    if (op == Operator::Between)
        TRY(in_order(field, condition.values));
    return condition;
}

}  // namespace kedang::fields
