// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/line_words.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/text.h"

namespace kedang::fields {
namespace {

using Op = Operator;

constexpr std::array all_operators{OperatorWord{U"=", Op::Equals},
                                   OperatorWord{U"==", Op::Equals},
                                   OperatorWord{U"等于", Op::Equals},
                                   OperatorWord{U"是", Op::Equals},
                                   OperatorWord{U"为", Op::Equals},
                                   OperatorWord{U"≠", Op::NotEquals},
                                   OperatorWord{U"!=", Op::NotEquals},
                                   OperatorWord{U"<>", Op::NotEquals},
                                   OperatorWord{U"不等于", Op::NotEquals},
                                   OperatorWord{U"不是", Op::NotEquals},
                                   OperatorWord{U"不为", Op::NotEquals},
                                   OperatorWord{U">", Op::Greater},
                                   OperatorWord{U"大于", Op::Greater},
                                   OperatorWord{U"晚于", Op::Greater},
                                   OperatorWord{U"≥", Op::GreaterOrEqual},
                                   OperatorWord{U">=", Op::GreaterOrEqual},
                                   OperatorWord{U"=>", Op::GreaterOrEqual},
                                   OperatorWord{U"大于等于", Op::GreaterOrEqual},
                                   OperatorWord{U"不小于", Op::GreaterOrEqual},
                                   OperatorWord{U"<", Op::Less},
                                   OperatorWord{U"小于", Op::Less},
                                   OperatorWord{U"早于", Op::Less},
                                   OperatorWord{U"≤", Op::LessOrEqual},
                                   OperatorWord{U"<=", Op::LessOrEqual},
                                   OperatorWord{U"=<", Op::LessOrEqual},
                                   OperatorWord{U"小于等于", Op::LessOrEqual},
                                   OperatorWord{U"不大于", Op::LessOrEqual},
                                   OperatorWord{U"包含", Op::Contains},
                                   OperatorWord{U"含有", Op::Contains},
                                   OperatorWord{U"不包含", Op::NotContains},
                                   OperatorWord{U"不含", Op::NotContains},
                                   OperatorWord{U"开头为", Op::StartsWith},
                                   OperatorWord{U"开头是", Op::StartsWith},
                                   OperatorWord{U"为空", Op::IsEmpty},
                                   OperatorWord{U"不为空", Op::IsNotEmpty},
                                   OperatorWord{U"非空", Op::IsNotEmpty},
                                   OperatorWord{U"属于", Op::In},
                                   OperatorWord{U"不属于", Op::NotIn},
                                   OperatorWord{U"隶属", Op::Under},
                                   OperatorWord{U"隶属于", Op::Under},
                                   OperatorWord{U"介于", Op::Between}};

/// + always joins; the others only before a condition, since values may hold them.
constexpr std::array all_joints{
    JointWord{U"+", Joint::And},    JointWord{U"并且", Joint::And}, JointWord{U"且", Joint::And},
    JointWord{U"and ", Joint::And}, JointWord{U"&&", Joint::And},   JointWord{U",", Joint::And},
    JointWord{U";", Joint::And},    JointWord{U"或者", Joint::Or},  JointWord{U"或", Joint::Or},
    JointWord{U"or ", Joint::Or},   JointWord{U"||", Joint::Or}};

struct Quotes {
    char32_t open, close;
};
constexpr std::array quotes{Quotes{U'"', U'"'}, Quotes{U'\'', U'\''}, Quotes{U'“', U'”'},
                            Quotes{U'‘', U'’'}, Quotes{U'「', U'」'}, Quotes{U'『', U'』'}};

template <typename Words>
auto const* longest_at(TypedLine const& line, std::size_t place, Words const& words) {
    typename Words::value_type const* longest = nullptr;
    for (auto const& known : words)
        if (line.has(place, known.word) &&
            (longest == nullptr || known.word.size() > longest->word.size()))
            longest = &known;
    return longest;
}

/// 是 and 为 stand in many a name, so they alone do not make a condition.
bool tells_a_condition(OperatorWord const& word) {
    return word.word != U"是" && word.word != U"为";
}

/// Whether what stands behind a joint looks like a condition and not like the rest of a value.
bool condition_follows(TypedLine const& line, std::size_t place) {
    place = line.skip_spaces(place);
    while (line.at(place) == U'(' || negation_at(line, place) > 0)
        place = line.skip_spaces(place + std::max<std::size_t>(1, negation_at(line, place)));
    if (lapse_at(line, place).length > 0 || line.has(place, everything))
        return true;
    std::size_t const start = place;
    for (; place < line.size() && line.at(place) != U')'; ++place) {
        if (place > start && joint_at(line, place))
            return false;
        if (auto const op = operator_at(line, place); op && tells_a_condition(*op))
            return place > start;
    }
    return false;
}

/// Behind the bracket that closes the one at this place; 0 where none does.
std::size_t behind_bracket(TypedLine const& line, std::size_t place) {
    int open = 0;
    for (; place < line.size(); ++place) {
        open += line.at(place) == U'(';
        open -= line.at(place) == U')';
        if (open == 0)
            return place + 1;
    }
    return 0;
}

template <typename Leading>
Lapse leading_at(TypedLine const& line, std::size_t place, Leading leading) {
    std::string const rest = line.folded(place, std::min(line.size(), place + 24));
    auto const found = leading(rest);
    if (!found)
        return {};
    return {text::count_code_points(std::string_view(rest).substr(0, found->bytes)), found->period};
}

std::size_t skip_word(TypedLine const& line, std::size_t place,
                      std::initializer_list<std::u32string_view> words) {
    for (auto const word : words)
        if (line.has(place, word))
            return place + word.size();
    return place;
}

}  // namespace

std::span<OperatorWord const> operator_words() {
    return all_operators;
}

std::string spelling(Operator op) {
    for (auto const& known : all_operators)
        if (known.op == op)
            return utf8(known.word);
    throw Bug("every operator is spelt");
}

std::optional<OperatorWord> operator_at(TypedLine const& line, std::size_t place) {
    auto const* found = longest_at(line, place, all_operators);
    return found == nullptr ? std::nullopt : std::optional(*found);
}

std::optional<JointWord> joint_at(TypedLine const& line, std::size_t place) {
    auto const* found = longest_at(line, place, all_joints);
    bool const is_a_word = found != nullptr && found->word.back() == U' ';
    if (found == nullptr || (is_a_word && place > 0 && line.at(place - 1) != U' '))
        return std::nullopt;
    return *found;
}

bool joins_conditions(TypedLine const& line, std::size_t place) {
    auto const joint = joint_at(line, place);
    return joint && (line.at(place) == U'+' || condition_follows(line, place + joint->word.size()));
}

std::size_t negation_at(TypedLine const& line, std::size_t place) {
    if (line.has(place, U"not ") || line.has(place, U"not("))
        return 3;
    if (line.at(place) == U'非')
        return 1;
    return line.at(place) == U'!' && line.at(place + 1) != U'=' ? 1 : 0;
}

Lapse lapse_at(TypedLine const& line, std::size_t place) {
    std::size_t const start = place;
    place = skip_word(line, place, {U"超过", U"已"});
    auto lapse = leading_at(line, place, leading_duration);
    if (lapse.length == 0)
        return {};
    place = skip_word(line, line.skip_spaces(place + lapse.length), {U"以上", U"内"});
    std::size_t const behind = skip_word(line, place, {U"未", U"没有", U"没"});
    if (behind == place)
        return {};
    return {behind - start, lapse.period};
}

Lapse window_at(TypedLine const& line, std::size_t place) {
    auto window = leading_at(line, place, leading_period);
    if (window.length > 0) {
        std::size_t const behind = line.skip_spaces(place + window.length);
        window.length = line.skip_spaces(skip_word(line, behind, {U"的", U"内"})) - place;
    }
    return window;
}

bool lists_by_comma(FieldType const& type) {
    return type.name == "choice" || type.name == "choices" || type.name == "region" ||
           type.name == "industry" || type.name == "person" || type.name == "customer" ||
           type.name == "boolean";
}

std::size_t end_of_value(TypedLine const& line, std::size_t place, FieldType const& type) {
    std::size_t const start = place;
    while (place < line.size()) {
        char32_t const sign = line.at(place);
        if (sign == U')' || sign == U'、')
            break;
        bool const is_a_sign = sign == U'+' && place == start;  // +86 138…
        if (!is_a_sign && joins_conditions(line, place))
            break;
        if ((sign == U',' || sign == U';') && lists_by_comma(type))
            break;
        std::size_t const behind = sign == U'(' ? behind_bracket(line, place) : 0;
        place = std::max(place + 1, behind);
    }
    return place;
}

char32_t closing_quote(char32_t opening) {
    for (auto const& pair : quotes)
        if (pair.open == opening)
            return pair.close;
    return 0;
}

bool needs_quotes(std::string_view value) {
    TypedLine const line(value);
    if (line.size() == 0 || line.at(0) == U' ' || line.at(line.size() - 1) == U' ' ||
        closing_quote(line.at(0)) != 0)
        return true;
    // 隶属 and 于…, < and >… would be read as one comparison.
    if (std::u32string_view(U"=<>于").find(line.at(0)) != std::u32string_view::npos)
        return true;
    int open = 0;
    for (std::size_t place = 0; place < line.size(); ++place) {
        open += line.at(place) == U'(';
        open -= line.at(place) == U')';
        if (open < 0 || line.at(place) == U'、' || joint_at(line, place))
            return true;
    }
    return open != 0;
}

std::string in_quotes(std::string_view value) {
    std::string out = "\"";
    for (char const sign : value)
        out += sign == '"' ? "\"\"" : std::string(1, sign);
    return out + "\"";
}

}  // namespace kedang::fields
