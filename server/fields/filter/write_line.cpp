// SPDX-License-Identifier: Apache-2.0
#include "base/check.h"
#include "fields/filter/line.h"
#include "fields/filter/line_operand.h"
#include "fields/filter/line_words.h"
#include "fields/filter/operands.h"
#include "fields/types/decimal.h"
#include "fields/types/option_lookup.h"

namespace kedang::fields {
namespace {

class LineWriter {
  public:
    LineWriter(Vocabulary const& vocabulary, ParseContext const& context)
        : vocabulary_(vocabulary),
          context_(context),
          text_(context.catalogue, context.zone, context.references) {}

    std::string node(Filter const& filter, Filter::Kind around) const {
        switch (filter.kind) {
            case Filter::Kind::All:
                if (filter.parts.empty())
                    return utf8(everything);
                return bracketed(joined(filter, "+"), around == Filter::Kind::Not);
            case Filter::Kind::Any:
                return bracketed(joined(filter, "或"), around != Filter::Kind::Any);
            case Filter::Kind::Not:
                return "非(" + node(filter.parts.front(), Filter::Kind::Any) + ")";
            case Filter::Kind::Condition:
                return condition(filter);
        }
        throw Bug("every kind of filter is written");
    }

  private:
    static std::string bracketed(std::string line, bool needed) {
        return needed ? "(" + line + ")" : line;
    }

    std::string joined(Filter const& group, std::string_view between) const {
        std::string line;
        for (Filter const& part : group.parts)
            line += (line.empty() ? "" : std::string(between)) + node(part, group.kind);
        return line;
    }

    std::string condition(Filter const& asked) const {
        if (auto const lapse = lapsed(asked); !lapse.empty())
            return lapse;
        std::string line = asked.window ? to_text(*asked.window) : "";
        line += vocabulary_.word_for(*asked.field);
        if (asked.op == Operator::Between)
            return line + spelling(Operator::Equals) + range(asked);
        line += sign(asked);
        if (asked.period)
            return line + to_text(*asked.period);
        for (std::size_t i = 0; i < asked.values.size(); ++i)
            line += (i == 0 ? "" : "、") + value(asked, asked.values[i]);
        return line;
    }

    /// = and ≠ read as 属于 and 不属于 before a list.
    static std::string sign(Filter const& asked) {
        bool const list = asked.values.size() > 1 && asked.field->type->name != "choices";
        if (list && asked.op == Operator::In)
            return spelling(Operator::Equals);
        if (list && asked.op == Operator::NotIn)
            return spelling(Operator::NotEquals);
        return spelling(asked.op);
    }

    /// 90天未更新.
    std::string lapsed(Filter const& asked) const {
        if (asked.op != Operator::NotEquals || !asked.period || asked.window ||
            asked.period->kind != Period::Kind::Last || asked.field->verbs.empty())
            return {};
        TypedLine const verb(asked.field->verbs.front());
        auto const meant = vocabulary_.verb_at(verb, 0);
        if (meant.field != asked.field || meant.length != verb.size())
            return {};
        std::string const words = to_text(*asked.period);
        return words.substr(std::string_view("近").size()) + "未" + asked.field->verbs.front();
    }

    std::string range(Filter const& asked) const {
        std::string const first = plain(asked, asked.values[0]);
        std::string const last = plain(asked, asked.values[1]);
        // 10-50万元 for 10万元至50万元 where that reads the same.
        std::size_t const digits = types::number_length(first);
        bool const same_unit = std::string_view(first).substr(digits) ==
                               std::string_view(last).substr(types::number_length(last));
        std::string const shorter = first.substr(0, digits) + "-" + last;
        return same_unit && reads_as(asked, shorter) ? shorter : first + "至" + last;
    }

    bool reads_as(Filter const& asked, std::string const& word) const {
        auto const ends = range_ends(*asked.field, Operator::Equals, word, context_);
        if (!ends || word.starts_with('-'))
            return false;
        auto const made =
            make_condition(*asked.field, Operator::Between, {ends->first, ends->second}, context_);
        return made.ok() && made.value().values == asked.values;
    }

    std::string value(Filter const& asked, Value const& value) const {
        std::string const shown = plain(asked, value);
        // A word that looks like a range or an operator of its own is told apart by quotes.
        bool const looks_like_range =
            asked.values.size() == 1 &&
            range_ends(*asked.field, asked.op, shown, context_).has_value();
        return needs_quotes(shown) || looks_like_range ? in_quotes(shown) : shown;
    }

    /// As people read it where that is read as the same value, else as it is stored.
    std::string plain(Filter const& asked, Value const& value) const {
        Field const& field = *asked.field;
        bool const is_part_of_text =
            field.type->name != "choices" &&
            (asked.op == Operator::Contains || asked.op == Operator::NotContains ||
             asked.op == Operator::StartsWith);
        if (is_part_of_text)
            return value.text;
        if (field.type->name == "person" && value.kind == Value::Kind::Text)
            return "我";
        std::string const shown = field.type->name == "choices"
                                      ? types::option_label(field, value.text)
                                      : field.type->to_text(field, value, text_);
        // 零售业 for 批发和零售业-零售业, as long as it means the same.
        if (auto const last = shown.rfind('-'); field.type->name == "industry" &&
                                                last != std::string::npos &&
                                                means(field, shown.substr(last + 1), value))
            return shown.substr(last + 1);
        return means(field, shown, value) ? shown : exact(field, value);
    }

    bool means(Field const& field, std::string const& word, Value const& value) const {
        auto const probe = may_be_asked(field, Operator::In) ? Operator::In : Operator::Equals;
        auto const made = make_condition(field, probe, {word}, context_);
        return made.ok() && made.value().kind == Filter::Kind::Condition &&
               made.value().values == std::vector{value};
    }

    /// Text that its type reads as this very value.
    static std::string exact(Field const& field, Value const& value) {
        if (value.kind == Value::Kind::Text)
            return value.text;
        if (value.kind == Value::Kind::Money)
            return value.text + " " + types::decimal_text(value.number, types::stored_decimals, 2);
        if (field.type->name == "time")
            return to_rfc3339(from_milliseconds(value.number));
        return std::to_string(value.number);
    }

    Vocabulary const& vocabulary_;
    ParseContext const& context_;
    TextContext const text_;
};

}  // namespace

std::string to_line(Filter const& filter, Vocabulary const& vocabulary,
                    ParseContext const& context) {
    Filter const simple = simplified(filter);
    if (simple.holds_for_all())
        return {};
    return LineWriter(vocabulary, context).node(simple, Filter::Kind::Any);
}

}  // namespace kedang::fields
