// How customer numbers look: literal text with {type} {yyyy} {yyyymm} {yyyymmdd} {seq:N}. Counts
// nothing itself: the counter of a period is the store's. Immutable, thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace kedang::fields {

class NumberPattern {
  public:
    /// In: e.g. {type}{yyyymm}{seq:3}, CUST{yyyymmdd}{seq:4}, {yyyy}-{seq:5}.
    /// Errors: Invalid with what is wrong, in Chinese. {seq:N} must stand once, N is 1 to 9.
    static Result<NumberPattern> parse(std::string_view pattern);

    /// Numbers with one key share one serial: the number without its serial.
    /// In: type_word, the letters {type} stands for; "" where the pattern has no {type}.
    std::string period_key(Date date, std::string_view type_word) const;
    /// The number. A serial that is full widens: the 1000th of three digits is 1000.
    /// In: seq from 1.
    std::string format(Date date, std::string_view type_word, std::int64_t seq) const;

    bool uses_type() const;
    std::string const& text() const { return text_; }

  private:
    enum class Kind : std::uint8_t { Literal, Type, Year, Month, Day, Serial };
    struct Piece {
        Kind kind;
        std::string literal;
        std::size_t width = 0;
    };
    static Result<Piece> piece(std::string_view placeholder);
    std::string written(Date date, std::string_view type_word, std::string_view serial) const;

    std::string text_;
    std::vector<Piece> pieces_;
    std::size_t width_ = 0;
};

}  // namespace kedang::fields
