// An amount in 1/10,000 of its currency's unit, with the currency.
// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.h"
#include "base/text.h"
#include "fields/types/all_types.h"
#include "fields/types/currency.h"
#include "fields/types/decimal.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

/// The words round the number: 万, 元, a currency, brackets. Order does not matter: registers write
/// 万元(人民币), 万人民币元, 万元美元 and US$ alike.
struct Surroundings {
    std::string_view currency;
    int power = 0;
    bool multiplied = false;
    bool understood = true;
};

void read_words(std::string_view words, Surroundings& found) {
    while (!words.empty()) {
        if (CurrencyWord const currency = leading_currency(words); currency.bytes > 0) {
            found.understood &= found.currency.empty() || found.currency == currency.code;
            found.currency = currency.code;
            words.remove_prefix(currency.bytes);
        } else if (Multiplier const by = leading_multiplier(words); by.bytes > 0) {
            found.understood &= !found.multiplied;
            found.multiplied = true;
            found.power = by.power;
            words.remove_prefix(by.bytes);
        } else if (words.starts_with("元") || words.starts_with("圆") || words.starts_with("块") ||
                   words.starts_with("整")) {
            words.remove_prefix(std::string_view("元").size());
        } else {
            found.understood = false;
            return;
        }
    }
}

std::string without_brackets(std::string_view line) {
    std::string out;
    for (char const c : line)
        if (c != '(' && c != ')' && c != '[' && c != ']')
            out += c;
    return out;
}

Result<Parsed> amount(Field const& field, std::string const& line, std::string_view number,
                      Surroundings const& around) {
    ScaledNumber const read = scaled_number(number, stored_decimals + around.power);
    if (read.fault == NumberFault::TooLarge)
        return refuse(field, "money", quoted(line) + " 太大，请核对金额和单位");
    if (read.fault == NumberFault::Grouping)
        return refuse(field, "money", quoted(line) + " 的逗号位置不对，请填写如 1,200万元");
    if (read.fault == NumberFault::NotANumber)
        return refuse(field, "money", quoted(line) + " 不是金额，请填写如 200万元");
    std::string currency(around.currency.empty() ? "CNY" : around.currency);
    return Parsed{Value::of_money(read.value, std::move(currency))};
}

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const&) {
    TRY_SET(std::string const line, one_narrow_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    if (damaged_by_spreadsheet(line))
        return refuse(field, "spreadsheet",
                      quoted(line) + " 被表格软件改成了科学计数，请把单元格设为文本后重填完整金额");
    std::string const upper = text::ascii_upper(text::drop_spaces(line));
    // Book-keepers write (500) for -500; nobody can tell which is meant.
    if (std::size_t const digit = upper.find_first_of("0123456789");
        digit != std::string::npos && digit > 0 && upper[digit - 1] == '(')
        return refuse(field, "money", quoted(line) + " 的括号看不懂，负数请填写如 -500");
    std::string const tight = without_brackets(upper);
    std::size_t const begin = tight.find_first_of("0123456789");
    if (begin == std::string::npos) {
        bool const names_a_unit = line.starts_with('#') || line.find("元") != std::string::npos;
        return refuse(
            field, "money",
            quoted(line) + (names_a_unit ? " 没有金额" : " 不是金额") + "，请填写如 200万元");
    }
    std::size_t const sign = begin > 0 && (tight[begin - 1] == '-' || tight[begin - 1] == '+');
    std::string_view const from_number = std::string_view(tight).substr(begin - sign);
    std::string_view const number = from_number.substr(0, number_length(from_number));

    Surroundings around;
    read_words(std::string_view(tight).substr(0, begin - sign), around);
    read_words(from_number.substr(number.size()), around);
    if (!around.understood)
        return refuse(field, "money", quoted(line) + " 不是金额，请填写如 200万元 或 100万美元");
    TRY_SET(Parsed parsed, amount(field, line, number, around));
    if (line.find("()") != std::string::npos)
        parsed.warnings.push_back(
            finding(field, "money_unit",
                    quoted(line) + " 没有写单位，按 " + std::string(number) + " 元处理，请核对"));
    return parsed;
}

std::vector<Column> columns(Field const& field) {
    return {{field.name, ColumnKind::Integer}, {field.name + "_currency", ColumnKind::Text}};
}

void to_json(JsonWriter& out, Field const&, Value const& value) {
    if (value.absent()) {
        out.null();
        return;
    }
    out.begin_object();
    out.member("amount", decimal_text(value.number, stored_decimals, 2));
    out.member("currency", value.text);
    out.end_object();
}

std::string to_text(Field const&, Value const& value, TextContext const&) {
    if (value.absent())
        return {};
    // 1万 is 10,000 units of 1/10,000; whole hundreds give at most two decimals of 万.
    constexpr std::int64_t ten_thousand = 100'000'000, hundred = 1'000'000;
    bool const large = value.number >= ten_thousand || value.number <= -ten_thousand;
    std::string const unit(currency_unit(value.text));
    if (large && value.number % hundred == 0)
        return decimal_text(value.number, stored_decimals + 4, 0) + "万" + unit;
    bool const whole = value.number % 10'000 == 0;
    return decimal_text(value.number, stored_decimals, whole ? 0 : 2) + unit;
}

std::string sort_key(Value const& value) {
    return value.absent() ? std::string{} : sort_by_number(value) + value.text;
}

}  // namespace

constinit FieldType const money{"money", columns,  parse,         to_json,
                                to_text, sort_key, no_index_keys, ordered_operators};

}  // namespace kedang::fields::types
