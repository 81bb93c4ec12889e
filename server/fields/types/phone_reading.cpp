// Reads a typed number: B05 (mobile or landline with area code), C03 (extensions).
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "base/text.h"
#include "fields/types/phone_number.h"

namespace kedang::fields::types {
namespace {

using Outcome = std::variant<std::string, PhoneFault>;

constexpr std::size_t longest_extension = 6;
constexpr std::string_view digits_only = "0123456789";

bool all_digits(std::string_view text) {
    return text.find_first_not_of(digits_only) == std::string_view::npos;
}

/// A number as it was written: groups of digits between dashes, spaces and brackets.
struct Written {
    std::vector<std::string> groups;
    std::string extension;
    bool dashed_end = false;  ///< the last group stands behind a dash: it may be an extension

    std::string digits() const {
        return std::accumulate(groups.begin(), groups.end(), std::string());
    }
};

bool is_mobile(std::string_view digits) {
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

std::size_t area_length(std::string_view national) {
    return national.size() > 1 && (national[1] == '1' || national[1] == '2') ? 3 : 4;
}

bool local_length(std::size_t count) {
    return count == 7 || count == 8;
}

/// 021-962319: a city's service number, dialled from elsewhere. Area codes 095x are left out: their
/// numbers would read like an 95 number.
bool is_service_of_city(std::string_view area, std::string_view local) {
    return (local.size() == 5 || local.size() == 6) && is_hotline(local) &&
           !area.starts_with("095");
}

/// Cuts 转888, ext 888, #888, 分机888 off the line.
std::string take_extension(std::string& line) {
    constexpr std::array<std::string_view, 8> marks = {"分机号", "分机", "转接", "转",
                                                       ";ext=",  "ext",  "x",    "#"};
    std::string const lower = text::ascii_lower(line);
    for (std::string_view const mark : marks) {
        std::size_t const at = lower.find(mark);
        if (at == std::string::npos || at == 0)
            continue;
        std::string extension = line.substr(at + mark.size());
        std::size_t const begin = extension.find_first_not_of(" .:-");
        extension.erase(0, std::min(begin, extension.size()));
        line.resize(at);
        while (!line.empty() && std::string_view(" ,-(").find(line.back()) != std::string::npos)
            line.pop_back();
        if (extension.ends_with(')'))
            extension.pop_back();
        return extension.empty() ? "?" : extension;
    }
    return {};
}

Written taken_apart(std::string_view line, std::string extension) {
    Written written;
    written.extension = std::move(extension);
    bool inside = false;
    char separator = 0;
    for (char const c : line) {
        if (c >= '0' && c <= '9') {
            if (!inside) {
                written.groups.emplace_back();
                written.dashed_end = separator == '-';
            }
            written.groups.back() += c;
        } else {
            separator = c;
        }
        inside = c >= '0' && c <= '9';
    }
    return written;
}

/// Takes the country code 86 off the front, if it is there; a landline gets its 0 back.
void drop_country_code(Written& written) {
    std::size_t left = 2;
    while (left > 0) {
        std::string& first = written.groups.front();
        std::size_t const cut = std::min(left, first.size());
        first.erase(0, cut);
        left -= cut;
        if (first.empty())
            written.groups.erase(written.groups.begin());
        if (written.groups.empty())
            return;
    }
    std::string const digits = written.digits();
    if (!digits.starts_with('0') && !is_mobile(digits) && !is_hotline(digits))
        written.groups.front().insert(0, "0");
}

std::string with_extension(std::string number, std::string const& extension) {
    return extension.empty() ? number : number + ";ext=" + extension;
}

/// 021-5678888-88: the last group behind a dash is an extension where area code and number are
/// complete without it.
void find_dashed_extension(Written& written) {
    if (!written.extension.empty() || !written.dashed_end || written.groups.size() < 2 ||
        written.groups.back().size() > longest_extension)
        return;
    std::string const all = written.digits();
    std::string const before = all.substr(0, all.size() - written.groups.back().size());
    std::size_t const area = area_length(before);
    bool const landline =
        before.starts_with('0') && before.size() > area && local_length(before.size() - area);
    bool const own_group = written.groups.size() == 3 && written.groups[0].size() == area;
    bool const needed = !local_length(all.size() - std::min(all.size(), area_length(all)));
    bool const hotline = before.size() == 10 && is_hotline(before);
    if ((landline && (own_group || needed)) || is_mobile(before) || hotline) {
        written.extension = written.groups.back();
        written.groups.pop_back();
    }
}

PhoneFault fault(std::string message) {
    return {"phone", std::move(message)};
}

Outcome landline(Written const& written, AreaCodeKnown const& area_code_known) {
    std::string const digits = written.digits();
    std::string const area = digits.substr(0, area_length(digits));
    std::string const local = digits.substr(area.size());
    if (area_code_known && !area_code_known(area))
        return fault(" 的区号 " + area + " 不存在，请核对区号");
    if (!local_length(local.size()) && !is_service_of_city(area, local))
        return fault(" 区号 " + area + " 后面有" + std::to_string(local.size()) +
                     "位，固话号码应为7位或8位");
    return with_extension("+86" + area.substr(1) + local, written.extension);
}

PhoneFault unknown_national(std::string const& digits, AreaCodeKnown const& area_code_known) {
    std::string const count = std::to_string(digits.size());
    bool const like_mobile = digits.size() > 8 && digits[0] == '1' && digits[1] >= '3';
    if (like_mobile && digits.size() == 22 && is_mobile(std::string_view(digits).substr(11)))
        return {"several_phones", " 是两个号码，这里只填一个，另一个请填到备用电话"};
    if (like_mobile && digits.size() < 15)
        return fault((digits.size() < 11 ? " 只有" : " 有") + count + "位，手机号应为11位");
    if (digits.size() == 11 && digits[0] == '1')
        return fault(" 不是手机号，手机号以 13 至 19 开头，请核对");
    if (local_length(digits.size()))
        return {"area_code", " 没有区号，请加区号，如 021-" + digits};
    std::string const with_zero = "0" + digits;
    std::size_t const area = area_length(with_zero);
    bool const lost_zero = with_zero.size() > area && local_length(with_zero.size() - area) &&
                           (!area_code_known || area_code_known(with_zero.substr(0, area)));
    if (lost_zero)
        return {"area_code", " 的区号前少了0，请填写如 " + with_zero.substr(0, area) + "-" +
                                 with_zero.substr(area)};
    return fault(" 有" + count + "位，不是手机号（11位）或带区号的固话，请核对");
}

Outcome national(Written written, AreaCodeKnown const& area_code_known) {
    find_dashed_extension(written);
    std::string digits = written.digits();
    if (digits.starts_with('0') && is_mobile(std::string_view(digits).substr(1)))
        digits.erase(0, 1);  // a mobile dialled with 0, as from a far city in the old days
    if (is_mobile(digits) || is_hotline(digits))
        return with_extension("+86" + digits, written.extension);
    if (digits.starts_with('0') && digits.size() > 4)
        return landline(written, area_code_known);
    return unknown_national(digits, area_code_known);
}

Outcome foreign(std::string const& digits, std::string const& extension) {
    if (digits.size() < 7 || digits.size() > 15 || digits[0] == '0')
        return fault(" 不是国际号码，应为 + 国家代码和6至14位号码，如 +16503198930");
    return with_extension("+" + digits, extension);
}

/// 13800138000/13900139000, 13800138000、…, two numbers side by side.
bool holds_several(std::string_view line) {
    auto const parts = text::split(line, U"/、;；,，\\|和或&");
    if (parts.size() > 1)
        return std::any_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
            return part.find_first_of(digits_only) != std::string_view::npos;
        });
    auto const sides = text::split(line, U" ");
    return std::count_if(sides.begin(), sides.end(), [](std::string_view side) {
               return std::count_if(side.begin(), side.end(),
                                    [](char c) { return c >= '0' && c <= '9'; }) >= 7;
           }) > 1;
}

}  // namespace

Outcome canonical_phone(std::string_view line, AreaCodeKnown const& area_code_known) {
    if (line.find('*') != std::string_view::npos ||
        text::ascii_lower(line).find("xx") != std::string::npos)
        return PhoneFault{"masked", " 是打码后的号码，请填写完整号码"};
    std::string main(line);
    std::string const extension = take_extension(main);
    if (holds_several(main))
        return PhoneFault{"several_phones", " 有不止一个号码，这里只填一个，另一个请填到备用电话"};
    if (!extension.empty() && (!all_digits(extension) || extension.size() > longest_extension))
        return fault(" 的分机号应为1至6位数字，请填写如 021-56788880-888");
    bool const plus = main.starts_with('+') || main.starts_with("(+");
    if (main.find_first_not_of("0123456789 -.()", plus ? main.find('+') + 1 : 0) !=
        std::string::npos)
        return fault(" 不是电话号码，请只填号码，如 13800138000 或 021-56788880");

    Written written = taken_apart(main, extension);
    std::string digits = written.digits();
    if (digits.empty())
        return fault(" 不是电话号码，请填写如 13800138000 或 021-56788880");
    bool const double_zero = digits.starts_with("00");
    if (double_zero) {
        written = taken_apart(std::string_view(main).substr(main.find("00") + 2), extension);
        digits = written.digits();
    }
    bool const china = digits.starts_with("86");
    if ((plus || double_zero) && !china)
        return foreign(digits, extension);
    bool const bare_country_code = china && is_mobile(std::string_view(digits).substr(2));
    if (plus || double_zero || bare_country_code)
        drop_country_code(written);
    return written.groups.empty() ? Outcome(fault(" 不完整，请填写如 13800138000"))
                                  : national(std::move(written), area_code_known);
}

}  // namespace kedang::fields::types
