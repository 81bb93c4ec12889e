// A line as people type it, character by character: what stands at a place is compared folded
// (full width, spaces, letters), what is cut out is as it was typed. Places are code points; the
// page counts in UTF-16. Immutable, thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kedang::fields {

class TypedLine {
  public:
    /// In: any bytes; broken ones read as U+FFFD.
    explicit TypedLine(std::string_view text);

    std::size_t size() const { return signs_.size() - 1; }
    /// Folded; 0 behind the end.
    char32_t at(std::size_t place) const { return place < size() ? signs_[place].folded : 0; }
    bool has(std::size_t place, std::u32string_view word) const;
    /// As typed, from one place until before another.
    std::string_view text(std::size_t from, std::size_t until) const;
    /// Folded, in UTF-8.
    std::string folded(std::size_t from, std::size_t until) const;
    /// The place at which this many UTF-16 units stand before; the nearest one before within a
    /// pair.
    std::size_t place_of_utf16(std::size_t units) const;
    std::size_t utf16_of(std::size_t place) const;
    std::size_t skip_spaces(std::size_t place) const;
    /// The place before the spaces that end there.
    std::size_t drop_spaces(std::size_t from, std::size_t until) const;

  private:
    struct Sign {
        char32_t folded;
        std::uint32_t byte;   ///< where it begins in text_
        std::uint32_t utf16;  ///< units before it
    };
    std::string text_;
    std::vector<Sign> signs_;  ///< and one behind the last
};

/// One character as lines compare it: ！ is !, ＝ is =, A is a, ≧ is ≥, — is -, ” is ".
char32_t folded_sign(char32_t code_point);
std::u32string folded_word(std::string_view text);
std::string utf8(std::u32string_view text);

}  // namespace kedang::fields
