// Chinese and Latin text in UTF-8: validity, normal forms, widths, spaces. Not for search or
// sorting (fields/names.h, fields/tokens.h). All functions are pure and thread-safe; ASCII takes a
// fast path. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kedang::text {

bool is_ascii(std::string_view text);
bool valid_utf8(std::string_view text);

/// The code point at byte `at`, and `at` moved behind it. A broken byte reads as U+FFFD.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_code_point(std::string& out, char32_t code_point);
std::size_t count_code_points(std::string_view text);
/// The first `count` code points.
std::string_view first_code_points(std::string_view text, std::size_t count);

/// Unicode normal form C: how every text is stored. In: valid UTF-8.
std::string nfc(std::string_view text);
/// NFKC with case folded and invisible characters dropped: for comparing, never for storing.
std::string fold(std::string_view text);
/// Full-width letters, digits and signs (U+FF01–U+FF5E) and U+3000 become their ASCII; all dashes
/// that people type for a hyphen become '-'.
std::string half_width(std::string_view text);
/// A–Z to a–z, everything else as it is.
std::string ascii_lower(std::string_view text);
std::string ascii_upper(std::string_view text);

/// Without white space at both ends: ASCII, U+00A0, U+3000, zero width and the like.
std::string_view trim(std::string_view text);
/// Trimmed; every run of white space inside becomes one ' '. Zero-width characters vanish.
std::string collapse_spaces(std::string_view text);
/// Without any white space or zero-width character.
std::string drop_spaces(std::string_view text);
bool is_space(char32_t code_point);
/// Zero width joiners, marks of direction, byte order marks, soft hyphens.
bool is_invisible(char32_t code_point);

enum class LineBreaks : std::uint8_t { Refused, Allowed };
/// The first control character, where there is one; tab, CR and LF count only where refused.
std::optional<char32_t> control_character(std::string_view text, LineBreaks line_breaks);

/// Parts between any of the separators, trimmed, empty ones left out.
/// In: separators, each one code point, e.g. U"、,;".
std::vector<std::string_view> split(std::string_view text, std::u32string_view separators);

}  // namespace kedang::text
