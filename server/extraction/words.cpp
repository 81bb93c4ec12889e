// SPDX-License-Identifier: Apache-2.0
#include "extraction/words.h"

#include "base/text.h"
#include "extraction/model_json.h"
#include "fields/filter/filter.h"
#include "records/people.h"

namespace kedang::extraction {
namespace {

constexpr std::size_t most_shown_digits = 6;

std::string_view sign(fields::Operator op) {
    using fields::Operator;
    switch (op) {
        case Operator::Equals:
            return "=";
        case Operator::NotEquals:
            return "≠";
        case Operator::Greater:
            return ">";
        case Operator::GreaterOrEqual:
            return "≥";
        case Operator::Less:
            return "<";
        case Operator::LessOrEqual:
            return "≤";
        case Operator::Contains:
            return "包含";
        case Operator::NotContains:
            return "不包含";
        case Operator::StartsWith:
            return "开头为";
        case Operator::IsEmpty:
            return "为空";
        case Operator::IsNotEmpty:
            return "不为空";
        case Operator::In:
            return "属于";
        case Operator::NotIn:
            return "不属于";
        case Operator::Between:
            return "介于";
        case Operator::Under:
            break;
    }
    return "属于";
}

class Conditions {
  public:
    Conditions(accounts::Context const& context, records::KnownPeople& people)
        : text_(context.catalogue(), &context.company->time_zone, &people.references()) {}

    std::string of(fields::Filter const& filter) const {
        using Kind = fields::Filter::Kind;
        switch (filter.kind) {
            case Kind::Condition:
                return condition(filter);
            case Kind::Not:
                return "非（" + of(filter.parts.front()) + "）";
            case Kind::All:
                return joined(filter, " 且 ");
            case Kind::Any:
                break;
        }
        return joined(filter, " 或 ");
    }

  private:
    std::string condition(fields::Filter const& filter) const {
        auto const& field = *filter.field;
        bool const is_secret =
            field.encrypted || field.sensitivity >= fields::Sensitivity::Personal;
        std::string made = field.label.zh + " " + std::string(sign(filter.op));
        std::string values;
        for (auto const& value : filter.values)
            values += (values.empty() ? "" : "、") +
                      (is_secret ? "***" : field.type->to_text(field, value, text_));
        return made + (values.empty() ? "" : " " + values);
    }

    std::string joined(fields::Filter const& filter, std::string const& by) const {
        std::string made;
        for (auto const& part : filter.parts) {
            bool const is_group = part.kind != fields::Filter::Kind::Condition;
            made += (made.empty() ? "" : by) + (is_group ? "（" + of(part) + "）" : of(part));
        }
        return made;
    }

    fields::TextContext text_;
};

/// A number that is searched for may be somebody's.
std::string searched(std::string_view search) {
    std::size_t digits = 0;
    for (char const letter : search)
        digits += letter >= '0' && letter <= '9';
    return digits > most_shown_digits ? "***" : std::string(search);
}

std::string conditions(accounts::Context const& context, db::Session& session,
                       Request const& request) {
    records::KnownPeople people(session);
    auto const& type = context.catalogue().customer();
    auto const filter = fields::parse_filter(
        request.filter, [&](std::string_view name) { return type.field(name); },
        {context.catalogue(), context.today(), &context.company->time_zone, nullptr});
    std::string made;
    if (filter.ok() && !filter.value().holds_for_all())
        made = Conditions(context, people).of(filter.value());
    if (!text::trim(request.search).empty())
        made += (made.empty() ? "搜索“" : " 且 搜索“") + searched(request.search) + "”";
    return made;
}

}  // namespace

std::string description(accounts::Context const& context, db::Session& session,
                        Export const& made) {
    auto const asked = conditions(context, session, made.request);
    std::string fields;
    for (auto const& label : made.fields)
        fields += (fields.empty() ? "" : "、") + label;
    return std::string(kind_word(made.request)) + (asked.empty() ? "" : "（" + asked + "）") +
           "，" + text::ascii_upper(word(made.request.format)) + "，字段：" + fields;
}

}  // namespace kedang::extraction
