// Texts in the records of an .xls (BIFF5 and BIFF8), which may run on over several records.
// The bytes are untrusted: reading past the end yields zeros and empty text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kedang::tables {

/// One record, or a record and its continuations, read front to back.
class BiffCursor {
  public:
    explicit BiffCursor(std::vector<std::string_view> pieces) : pieces_(std::move(pieces)) {}

    bool at_end();
    std::uint32_t number(int bytes);
    void skip(std::size_t bytes);
    /// `bytes` bytes, or fewer at the end.
    std::string bytes(std::size_t count);
    /// A BIFF8 text: flags and characters, then what belongs to them. In: how many bytes its length
    /// takes (1 or 2). Returns UTF-8; half surrogate pairs become U+FFFD.
    std::string unicode(int length_bytes);

  private:
    std::u16string characters(std::size_t count, bool wide);

    std::vector<std::string_view> pieces_;
    std::size_t piece_ = 0, offset_ = 0;
};

/// In: a code page number as in the CODEPAGE record. Bytes that mean nothing become U+FFFD.
std::string text_in_code_page(std::string_view bytes, std::uint16_t code_page);

}  // namespace kedang::tables
