// A text file of any of the encodings spreadsheets write → UTF-8, streaming and strict: what cannot
// be decoded is an error naming the line, never a replacement character. Not thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/tables/input_file.h"

struct UConverter;

namespace kedang::tables {

/// Reads the file through once. Returns UTF-8, UTF-16LE, UTF-16BE, GB18030 or windows-1252.
/// Errors: NUL bytes (not a text), or UTF-8 damaged in a few places, naming the line.
Result<std::string> detect_encoding(InputFile& file);

class TextDecoder {
  public:
    /// In: `encoding` as detect_encoding() names them; another name is an error of next().
    TextDecoder(InputFile file, std::string encoding);

    /// Returns the next piece, whole characters only, valid until the next call; "" at the end. A
    /// byte order mark is left out.
    Result<std::string_view> next();
    double progress() const;
    /// Starts over, e.g. after looking at the first piece.
    void rewind();

  private:
    struct CloseConverter {
        void operator()(UConverter* converter) const;
    };
    using Converter = std::unique_ptr<UConverter, CloseConverter>;
    Result<Done> convert(std::string_view bytes, bool last);
    Error undecodable() const;

    InputFile file_;
    std::string encoding_;
    Converter source_, utf8_;
    std::vector<char16_t> pivot_;
    char16_t *pivot_read_ = nullptr, *pivot_write_ = nullptr;
    std::string bytes_;  // as read
    std::string text_;   // decoded; the tail after handed_out_ waits for the rest of a character
    std::size_t handed_out_ = 0;
    std::int64_t line_ = 1;  // of the first character of text_
    bool first_ = true;
    bool ended_ = false;
};

}  // namespace kedang::tables
