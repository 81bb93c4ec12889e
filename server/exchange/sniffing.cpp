// SPDX-License-Identifier: Apache-2.0
#include "exchange/sniffing.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "fields/types/calendar.h"

namespace kedang::exchange {
namespace {

constexpr std::array<std::string_view, 14> company_endings = {
    "公司", "厂",     "店", "合作社", "(有限合伙)", "经营部", "事务所",
    "集团", "研究院", "行", "中心",   "商行",       "门市部", "工作室"};
constexpr std::size_t shortest_company = 4;  // code points

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// The digits as dialled, "" where something else than a phone's signs stands between them.
std::string dialled(std::string_view text) {
    std::string digits;
    for (char const letter : text) {
        if (is_digit(letter))
            digits += letter;
        else if (letter != '-' && letter != ' ' && letter != '(' && letter != ')' && letter != '+')
            return {};
    }
    if (digits.size() == 13 && digits.starts_with("86"))
        digits.erase(0, 2);
    return digits;
}

bool is_email(std::string_view text) {
    auto const at = text.find('@');
    return at != std::string_view::npos && at > 0 && text.find('.', at + 2) < text.size() - 1 &&
           text.find(' ') == std::string_view::npos;
}

/// 18 characters, the last may be X; digits 7 to 14 a date.
bool is_id_number(std::string_view text) {
    if (text.size() != 18 || !all_digits(text.substr(0, 17)) ||
        !(is_digit(text[17]) || text[17] == 'X'))
        return false;
    auto const date = fields::types::leading_date(text.substr(6, 8));
    return date.fault == fields::types::DateFault::None && text[0] != '9';
}

bool is_credit_code(std::string_view text) {
    constexpr std::string_view beginnings = "159Y";
    return text.size() == 18 && beginnings.find(text[0]) != std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [](char letter) {
               return is_digit(letter) || (letter >= 'A' && letter <= 'Z');
           });
}

bool is_date(std::string_view text) {
    auto const date = fields::types::leading_date(text);
    return date.fault == fields::types::DateFault::None &&
           (date.rest.empty() || date.rest.front() == ' ' || date.rest.front() == 'T');
}

bool is_number(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos &&
           text.find_first_not_of("0123456789.,-+%") == std::string_view::npos;
}

}  // namespace

Looks looks_like(std::string_view typed) {
    std::string const text = text::ascii_upper(text::half_width(text::trim(typed)));
    if (text.empty())
        return Looks::Unknown;
    if (is_email(text))
        return Looks::Email;
    if (is_id_number(text))
        return Looks::IdNumber;
    if (is_credit_code(text))
        return Looks::CreditCode;
    std::string const digits = dialled(text);
    if (digits.size() == 11 && digits[0] == '1' && digits[1] >= '3')
        return Looks::Mobile;
    if (is_date(text))
        return Looks::Date;
    if (digits.size() >= 10 && digits.size() <= 12 && digits[0] == '0')
        return Looks::Landline;
    if (is_number(text))
        return Looks::Number;
    bool const has_ending =
        std::any_of(company_endings.begin(), company_endings.end(),
                    [&](std::string_view ending) { return text.ends_with(ending); });
    return has_ending && text::count_code_points(text) > shortest_company ? Looks::CompanyName
                                                                          : Looks::Unknown;
}

bool may_be_heading(tables::Cell const& cell) {
    return cell.kind == tables::Cell::Kind::Empty ||
           (cell.kind == tables::Cell::Kind::Text && looks_like(cell.text) == Looks::Unknown);
}

}  // namespace kedang::exchange
