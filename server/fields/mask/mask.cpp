// SPDX-License-Identifier: Apache-2.0
#include "fields/mask/mask.h"

#include <algorithm>
#include <iterator>

#include "base/check.h"
#include "base/text.h"
#include "fields/types/phone_number.h"

namespace kedang::fields {
namespace {

constexpr std::string_view hidden = "***";

std::string stars(std::size_t count) {
    return std::string(count, '*');
}

/// The first and last code points of a text, the middle as stars; stars alone where too little
/// would be hidden.
std::string keep_ends(std::string_view text, std::size_t first, std::size_t last,
                      std::size_t least_hidden) {
    std::size_t const length = text::count_code_points(text);
    if (length < first + last + least_hidden)
        return std::string(hidden);
    std::string_view const head = text::first_code_points(text, first);
    std::string_view const tail = text.substr(text::first_code_points(text, length - last).size());
    return std::string(head) + stars(length - first - last) + std::string(tail);
}

/// 138****5678 (E21: the middle four), 021-****8880, +165*****930.
std::string mask_phone(std::string_view canonical) {
    types::PhoneNumber const phone = types::apart(canonical);
    std::string const number(phone.number);
    switch (phone.kind) {
        case types::PhoneKind::Mobile:
            return number.substr(0, 3) + "****" + number.substr(7);
        case types::PhoneKind::Landline:
            return "0" + std::string(phone.area) + "-****" + number.substr(number.size() - 4);
        case types::PhoneKind::Hotline:
            return keep_ends(number, 3, 0, 2);
        case types::PhoneKind::Foreign:
            return "+" + keep_ends(number, 3, 3, 1);
    }
    throw Bug("every kind of phone has a mask");
}

/// First letter and domain (E21).
std::string mask_email(std::string_view address) {
    std::size_t const at = address.rfind('@');
    if (at == std::string_view::npos || at == 0)
        return std::string(hidden);
    return std::string(address.substr(0, 1)) + std::string(hidden) +
           std::string(address.substr(at));
}

std::string id_hide_last_6(std::string_view text) {
    if (text.size() < 15)
        return stars(text.size());
    return std::string(text.substr(0, text.size() - 6)) + stars(6);
}

std::string id_keep_last_4(std::string_view text) {
    if (text.size() < 15)
        return stars(text.size());
    return stars(text.size() - 4) + std::string(text.substr(text.size() - 4));
}

std::string keep_surname(std::string_view text) {
    if (text::count_code_points(text) < 2)
        return "*";
    return std::string(text::first_code_points(text, 1)) + "*";
}

std::string hide_all(std::string_view) {
    return std::string(hidden);
}
std::string keep_first_4(std::string_view text) {
    return keep_ends(text, 4, 0, 2);
}
std::string account(std::string_view text) {
    return keep_ends(text, 2, 2, 2);
}

struct Mask {
    std::string_view name;
    std::string (*of_stored)(std::string_view stored_text);
};

constexpr Mask known_masks[] = {
    {"phone", mask_phone},
    {"email", mask_email},
    {"id_hide_last_6", id_hide_last_6},
    {"id_keep_last_4", id_keep_last_4},
    {"keep_surname", keep_surname},
    {"keep_first_4", keep_first_4},
    {"account", account},
    {"bank", account},
    {"amount", hide_all},
    {"all", hide_all},
};

Mask const* mask_named(std::string_view name) {
    auto const* const end = std::end(known_masks);
    auto const* const found = std::find_if(std::begin(known_masks), end,
                                           [&](Mask const& mask) { return mask.name == name; });
    return found == end ? nullptr : found;
}

}  // namespace

bool mask_known(std::string_view name) {
    return mask_named(name) != nullptr;
}

std::string mask(std::string_view name, Field const& field, Value const& value,
                 TextContext const& context) {
    Mask const* known = mask_named(name);
    check(known != nullptr, "the catalogue reader lets only known masks through");
    if (value.absent())
        return {};
    if (value.kind == Value::Kind::Text)
        return known->of_stored(value.text);
    return known->of_stored(field.type->to_text(field, value, context));
}

}  // namespace kedang::fields
