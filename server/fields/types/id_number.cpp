// Source: GB 11643-1999: 6 digits of place, 8 of birth, 3 of order, check character by
// ISO 7064 MOD 11-2. Numbers of the first generation have 15 digits (two of the year, no check).
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.h"
#include "fields/types/all_types.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

bool all_digits(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

char check_character(std::string_view first_17) {
    constexpr int weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i)
        sum += (first_17[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

/// The 18 characters of today for the 15 of the first generation.
std::string upgraded(std::string_view number) {
    if (number.size() != 15)
        return std::string(number);
    std::string longer = std::string(number.substr(0, 6)) + "19" + std::string(number.substr(6));
    return longer + check_character(longer);
}

bool plausible_birth(std::string_view number, Date today) {
    std::string const birth(number.substr(6, 8));
    auto const date =
        parse_date(birth.substr(0, 4) + "-" + birth.substr(4, 2) + "-" + birth.substr(6));
    return date && *date <= today && static_cast<int>(date->year()) >= 1900;
}

bool may_be_partial(Field const& field) {
    return std::find(field.rules.begin(), field.rules.end(), "id_last_four_allowed") !=
           field.rules.end();
}

bool well_formed(std::string_view number) {
    if (number.size() == 15)
        return all_digits(number);
    return number.size() == 18 && all_digits(number.substr(0, 17)) &&
           (all_digits(number.substr(17)) || number[17] == 'X');
}

std::string wrong_form(std::string const& line, std::string_view number) {
    auto const length = text::count_code_points(number);
    if (length != 18)
        return quoted(line) + " 有" + std::to_string(length) + "位，身份证号应为18位，请核对";
    return quoted(line) + " 含有不应有的字符，身份证号前17位是数字，末位是数字或 X";
}

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const& context) {
    TRY_SET(std::string const line, one_narrow_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    if (damaged_by_spreadsheet(line))
        return refuse(field, "spreadsheet",
                      quoted(line) + " 被 Excel 改成了科学计数，请把单元格设为文本后重填完整号码");
    std::string number = text::ascii_upper(text::drop_spaces(line));
    if (number.size() == 4 && may_be_partial(field) && all_digits(number.substr(0, 3)) &&
        (all_digits(number.substr(3)) || number[3] == 'X'))
        return Parsed{Value::of_text(std::move(number))};
    if (!well_formed(number))
        return refuse(field, "id_number", wrong_form(line, number));
    std::string const full = upgraded(number);
    if (!plausible_birth(full, context.today))
        return refuse(field, "id_number",
                      quoted(line) + " 中的出生日期 " + full.substr(6, 8) + " 不存在，请核对");

    Parsed parsed{Value::of_text(number)};
    if (number.size() == 15)
        parsed.warnings.push_back(
            finding(field, "id_first_generation", quoted(line) + " 是15位旧号码，请换成18位"));
    else if (check_character(full) != full[17])
        parsed.warnings.push_back(
            finding(field, "check_digit",
                    quoted(line) + (full.ends_with("000")
                                        ? " 末三位是000，可能被 Excel 截断，请核对完整号码"
                                        : " 末位校验码不符，请核对是否输错")));
    return parsed;
}

/// Parts have no key: four digits find too many people.
std::vector<IndexKey> index_keys(Value const& value) {
    if (value.text.size() < 15)
        return {};
    return {{"id_number", upgraded(value.text)}};
}

}  // namespace

constinit FieldType const id_number{"id_number", text_column,  parse,      write_text,
                                    plain_text,  sort_by_text, index_keys, choice_operators};

}  // namespace kedang::fields::types
