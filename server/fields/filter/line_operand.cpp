// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/line_operand.h"

#include <algorithm>

#include "base/json_writer.h"
#include "base/text.h"
#include "fields/filter/line_words.h"
#include "fields/filter/operands.h"
#include "fields/filter/vocabulary.h"
#include "fields/types/decimal.h"

namespace kedang::fields {
namespace {

using Words = std::vector<LineWord>;

Result<LineWord> take_quoted(TypedLine const& line, std::size_t& place) {
    std::size_t const start = place;
    char32_t const close = closing_quote(line.at(place++));
    LineWord word{{}, start, 0, true};
    while (place < line.size()) {
        if (line.at(place) != close) {
            word.text += line.text(place, place + 1);
            ++place;
            continue;
        }
        bool const doubled = line.at(place + 1) == close && (close == U'"' || close == U'\'');
        if (doubled)
            word.text += line.text(place, place + 1);
        place += doubled ? 2 : 1;
        if (!doubled) {
            word.until = place;
            return word;
        }
    }
    return line_error(line, start, line.size(), "quote", "引号没有成对，请补上后一个引号");
}

bool is_ordered(Field const& field) {
    auto const& operators = field.type->operators;
    return std::find(operators.begin(), operators.end(), Operator::Between) != operators.end();
}

bool is_calendar(Field const& field) {
    return field.type->name == "date" || field.type->name == "time";
}

std::vector<std::string> texts_of(Words const& words) {
    std::vector<std::string> texts;
    for (LineWord const& word : words)
        texts.push_back(word.text);
    return texts;
}

std::vector<std::string> labels_of(Field const& field) {
    std::vector<std::string> labels;
    for (Option const& option : field.options)
        if (!option.retired)
            labels.push_back(option.label.zh);
    if (field.type->name == "boolean")
        labels = {"是", "否"};
    return labels;
}

/// 10 in 10-50万 takes over 万; 10 in 10元-5万 does not.
std::string with_unit_of(std::string_view first, std::string_view second) {
    bool const is_bare = types::number_length(first) == first.size();
    auto const unit = second.substr(types::number_length(second));
    return std::string(first) + std::string(is_bare ? unit : "");
}

/// 属于 where = stands before a list; both for 标签, which may have several values at once.
Operator for_list(Field const& field, Operator op, std::size_t words) {
    if (words < 2 || field.type->name == "choices")
        return op;
    if (op == Operator::Equals)
        return Operator::In;
    return op == Operator::NotEquals ? Operator::NotIn : op;
}

Result<Filter> of_one_range(TypedLine const& line, Field const& field, Operator op,
                            LineWord const& word, std::pair<std::string, std::string> const& ends,
                            ParseContext const& context) {
    auto made = make_condition(field, Operator::Between, {ends.first, ends.second}, context);
    if (!made.ok())
        return line_error(line, word.from, word.until, made.error().fields.front().rule,
                          made.error().title);
    if (op != Operator::NotEquals)
        return made;
    Filter negated;
    negated.kind = Filter::Kind::Not;
    negated.parts.push_back(std::move(made).value());
    return negated;
}

bool has_period(Field const& field, Words const& words) {
    return std::any_of(words.begin(), words.end(), [&](LineWord const& word) {
        auto const span = span_named(text::half_width(word.text));
        bool const is_day = span && span->kind == Period::Kind::Days && span->first == span->last;
        return span && (field.type->name == "time" || !is_day);
    });
}

/// What is asked of each where a list of periods is compared.
std::optional<Operator> each_of(Operator op) {
    if (op == Operator::Equals || op == Operator::In)
        return Operator::Equals;
    if (op == Operator::NotEquals || op == Operator::NotIn)
        return Operator::NotEquals;
    return std::nullopt;
}

/// 包含华东、华南: one of them; 不包含华东、华南: none of them.
Result<Filter> one_by_one(TypedLine const& line, Field const& field, Operator op,
                          Words const& words, ParseContext const& context) {
    Filter group;
    bool const none = op == Operator::NotContains || op == Operator::NotEquals;
    group.kind = none ? Filter::Kind::All : Filter::Kind::Any;
    for (LineWord const& word : words) {
        TRY_SET(Filter part, operand_condition(line, field, op, {word}, context));
        group.parts.push_back(std::move(part));
    }
    return group;
}

}  // namespace

Error line_error(TypedLine const& line, std::size_t from, std::size_t until, std::string key,
                 std::string title, std::vector<std::string> const& suggestions) {
    JsonWriter out;
    out.begin_object().key("at").begin_object();
    out.member("from", static_cast<std::int64_t>(from));
    out.member("until", static_cast<std::int64_t>(until));
    out.member("utf16_from", static_cast<std::int64_t>(line.utf16_of(from)));
    out.member("utf16_until", static_cast<std::int64_t>(line.utf16_of(until))).end_object();
    out.key("suggestions").begin_array();
    for (std::string const& word : suggestions)
        out.value(word);
    out.end_array().end_object();
    std::string const members = out.take();
    Error error{ErrorCode::Invalid, key, title, {{"filter", std::move(key), title}}};
    error.extra_json = members.substr(1, members.size() - 2);
    return error;
}

Result<Words> take_words(TypedLine const& line, std::size_t& place, Field const& field) {
    Words words;
    while (true) {
        place = line.skip_spaces(place);
        if (closing_quote(line.at(place)) != 0) {
            TRY_SET(LineWord word, take_quoted(line, place));
            words.push_back(std::move(word));
        } else {
            std::size_t const end = end_of_value(line, place, *field.type);
            std::size_t const until = line.drop_spaces(place, end);
            if (until == place)
                return line_error(line, place, place, "filter_value",
                                  "“" + field.label.zh + "”后面缺少要比较的值，没有值的请用 为空");
            words.push_back({std::string(line.text(place, until)), place, until, false});
            place = end;
        }
        std::size_t const next = line.skip_spaces(place);
        bool const comma = (line.at(next) == U',' || line.at(next) == U';') &&
                           lists_by_comma(*field.type) && !joins_conditions(line, next);
        if (line.at(next) != U'、' && !comma)
            return words;
        place = next + 1;
    }
}

std::optional<std::pair<std::string, std::string>> range_ends(Field const& field, Operator op,
                                                              std::string_view word,
                                                              ParseContext const& context) {
    bool const compares =
        op == Operator::Equals || op == Operator::NotEquals || op == Operator::Between;
    if (!compares || !is_ordered(field))
        return std::nullopt;
    std::string const narrow = text::half_width(word);
    for (std::string_view const between : {"至", "到", "~", "-"}) {
        if (between == "-" && is_calendar(field))
            break;
        std::size_t const at = narrow.find(between, 1);
        if (at == std::string::npos)
            continue;
        auto const first = text::trim(std::string_view(narrow).substr(0, at));
        auto const second = text::trim(std::string_view(narrow).substr(at + between.size()));
        std::string plain(first), own(second);
        if (is_calendar(field))
            return std::pair(plain, own);
        std::string scaled = with_unit_of(first, second);
        bool const fits = make_condition(field, Operator::Between, {scaled, own}, context).ok();
        return std::pair(fits ? scaled : plain, own);
    }
    return std::nullopt;
}

Result<Filter> operand_condition(TypedLine const& line, Field const& field, Operator op,
                                 Words const& words, ParseContext const& context) {
    if (words.size() == 1 && !words.front().quoted)
        if (auto const ends = range_ends(field, op, words.front().text, context))
            return of_one_range(line, field, op, words.front(), *ends, context);
    bool const text_part =
        op == Operator::Contains || op == Operator::NotContains || op == Operator::StartsWith;
    if (words.size() > 1 && text_part && field.type->name != "choices")
        return one_by_one(line, field, op, words, context);
    if (words.size() > 1 && is_calendar(field) && has_period(field, words))
        if (auto const each = each_of(op))
            return one_by_one(line, field, *each, words, context);
    for (LineWord const& word : words)
        if (auto const fault = check_word(field, op, word.text, context); !fault.ok())
            return line_error(line, word.from, word.until, fault.error().fields.front().rule,
                              fault.error().title, most_alike(word.text, labels_of(field)));
    auto made = make_condition(field, for_list(field, op, words.size()), texts_of(words), context);
    if (!made.ok())
        return line_error(line, words.front().from, words.back().until,
                          made.error().fields.front().rule, made.error().title);
    return made;
}

}  // namespace kedang::fields
