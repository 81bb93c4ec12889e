// Telephone numbers: from what people type to the one canonical form "+8613800138000",
// "+862156788880;ext=888", and from there to what people read. Pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>

namespace kedang::fields::types {

enum class PhoneKind : std::uint8_t { Mobile, Landline, Hotline, Foreign };

/// A canonical number taken apart; views into it.
struct PhoneNumber {
    PhoneKind kind = PhoneKind::Foreign;
    std::string_view area;       ///< Landline: without its 0, e.g. 21
    std::string_view number;     ///< without +86; Foreign: everything behind the +
    std::string_view extension;  ///< "" for none
};

/// In: canonical form.
PhoneNumber apart(std::string_view canonical);
/// 13800138000, 021-56788880-888, 4008109889, +16503198930.
std::string phone_text(std::string_view canonical);
/// Without the extension: what finds the number.
std::string_view without_extension(std::string_view canonical);

/// 400 and 800 numbers and the short numbers of services: 95187, 12306, 10109777.
/// In: digits as dialled inside China, without area code.
bool is_hotline(std::string_view digits);

/// Whether an area code exists. In: with its 0, e.g. "021".
using AreaCodeKnown = std::function<bool(std::string_view)>;
/// What is wrong with a number and how to mend it, to stand behind the quoted value.
struct PhoneFault {
    std::string_view rule;
    std::string message;
};
/// The canonical form of one Chinese or foreign number.
/// In: one trimmed half-width line, not empty.
std::variant<std::string, PhoneFault> canonical_phone(std::string_view line,
                                                      AreaCodeKnown const& area_code_known);

}  // namespace kedang::fields::types
