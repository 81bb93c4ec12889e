// SPDX-License-Identifier: Apache-2.0
#include "fields/types/phone_number.h"

#include <algorithm>

namespace kedang::fields::types {

bool is_hotline(std::string_view digits) {
    bool const service = digits.starts_with("95") || digits.starts_with("96");
    switch (digits.size()) {
        case 5:
            return service || digits.starts_with("10") || digits.starts_with("11") ||
                   digits.starts_with("12");
        case 6:
            return service || digits.starts_with("12");
        case 7:
        case 9:
            return digits.starts_with("95");
        case 8:
            return service || digits.starts_with("1010");
        case 10:
            return digits.starts_with("400") || digits.starts_with("800");
        default:
            return false;
    }
}

// Mobiles have 11 digits from 13 to 19; what is no hotline either is area code (1 or 2 and one
// digit, else three digits) and number.
PhoneNumber apart(std::string_view canonical) {
    constexpr std::string_view mark = ";ext=";
    PhoneNumber phone;
    if (std::size_t const at = canonical.find(mark); at != std::string_view::npos)
        phone.extension = canonical.substr(at + mark.size());
    std::string_view const digits = without_extension(canonical);
    phone.number = digits.substr(std::min<std::size_t>(1, digits.size()));
    if (!digits.starts_with("+86"))
        return phone;
    phone.number = digits.substr(3);
    if (is_hotline(phone.number)) {
        phone.kind = PhoneKind::Hotline;
    } else if (phone.number.size() == 11 && phone.number[0] == '1' && phone.number[1] >= '3') {
        phone.kind = PhoneKind::Mobile;
    } else {
        phone.kind = PhoneKind::Landline;
        std::size_t const area = phone.number[0] == '1' || phone.number[0] == '2' ? 2 : 3;
        phone.area = phone.number.substr(0, area);
        phone.number.remove_prefix(area);
    }
    return phone;
}

std::string phone_text(std::string_view canonical) {
    PhoneNumber const phone = apart(canonical);
    std::string text;
    if (phone.kind == PhoneKind::Foreign)
        text = "+";
    else if (phone.kind == PhoneKind::Landline)
        text = "0" + std::string(phone.area) + "-";
    text += phone.number;
    if (!phone.extension.empty())
        text += "-" + std::string(phone.extension);
    return text;
}

std::string_view without_extension(std::string_view canonical) {
    return canonical.substr(0, canonical.find(';'));
}

}  // namespace kedang::fields::types
