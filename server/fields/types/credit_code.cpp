// Source: GB 32100-2015 (weights 3^i mod 31, check = 31 - sum mod 31) and GB 11714-1997 for the
// organisation code inside (characters 9 to 17).
// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"
#include "fields/types/all_types.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t length_of_code = 18;

int worth(char c) {
    return static_cast<int>(alphabet.find(c));
}

char check_character(std::string_view code) {
    int sum = 0, weight = 1;
    for (std::size_t i = 0; i < 17; ++i) {
        sum += worth(code[i]) * weight;
        weight = weight * 3 % 31;
    }
    return alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

bool organisation_part_holds(std::string_view code) {
    constexpr int weights[8] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        char const c = code[8 + i];
        sum += (c <= '9' ? c - '0' : c - 'A' + 10) * weights[i];
    }
    int const check = (11 - sum % 11) % 11;
    return code[16] == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

std::string wrong_length(std::string const& line, std::string_view code) {
    auto const count = text::count_code_points(code);
    std::string const known = count == 15 || count == 13
                                  ? "是" + std::to_string(count) + "位旧注册号"
                              : count == 9 || count == 10 ? "是旧组织机构代码"
                                                          : "有" + std::to_string(count) + "位";
    return quoted(line) + " " + known + "，应为18位，请填写营业执照上的统一社会信用代码";
}

std::string wrong_character(std::string const& line, std::string_view code) {
    std::size_t at = 0;
    while (at < code.size() && alphabet.find(code[at]) != std::string_view::npos)
        ++at;
    std::size_t end = at;
    text::next_code_point(code, end);
    std::string const found(code.substr(at, end - at));
    std::string_view const meant = found == "O"   ? "，是否应为数字 0"
                                   : found == "I" ? "，是否应为数字 1"
                                   : found == "Z" ? "，是否应为数字 2"
                                   : found == "S" ? "，是否应为数字 5"
                                                  : "，请核对";
    return quoted(line) + " 第" + std::to_string(at + 1) + "位 " + found + " 不会出现在信用代码中" +
           std::string(meant);
}

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const&) {
    TRY_SET(std::string const line, one_narrow_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    if (damaged_by_spreadsheet(line))
        return refuse(field, "spreadsheet",
                      quoted(line) + " 被 Excel 改成了科学计数，请把单元格设为文本后重填完整代码");
    std::string code = text::ascii_upper(text::drop_spaces(line));
    if (text::count_code_points(code) != length_of_code)
        return refuse(field, "credit_code", wrong_length(line, code));
    if (code.find_first_not_of(alphabet) != std::string::npos)
        return refuse(field, "credit_code", wrong_character(line, code));

    bool const check_holds = check_character(code) == code[17];
    bool const organisation_holds = organisation_part_holds(code);
    Parsed parsed{Value::of_text(std::move(code))};
    if (!check_holds)
        parsed.warnings.push_back(
            finding(field, "check_digit", quoted(line) + " 末位校验码不符，请核对是否输错"));
    else if (!organisation_holds)
        parsed.warnings.push_back(finding(
            field, "check_digit", quoted(line) + " 第9至17位的主体标识码校验不符，请核对是否输错"));
    return parsed;
}

}  // namespace

constinit FieldType const credit_code{"credit_code", text_column,  parse,         write_text,
                                      plain_text,    sort_by_text, no_index_keys, text_operators};

}  // namespace kedang::fields::types
