// CSV records out of pieces of UTF-8 text, as Excel reads them: quotes count only at the start of a
// field, text after a closing quote still belongs to the field. CR, LF and CRLF end a record.
// Not thread-safe. Why not a library: docs/decisions/0010-csv-reader.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kedang::tables {

class CsvParser {
  public:
    /// In: one character, of one or several bytes.
    explicit CsvParser(std::string_view delimiter);

    /// Takes text off the front of `text`, which must hold whole characters. Returns true when a
    /// record is complete in fields(); false when `text` is used up and more is needed.
    bool take(std::string_view& text);
    /// After the last text: returns true if a last record without a line end is in fields().
    bool finish();
    /// The input ended within quotes (after finish()).
    bool unclosed() const { return state_ == State::Quoted; }

    std::vector<std::string>& fields() { return fields_; }
    std::size_t field_count() const { return count_; }
    std::int64_t line() const { return record_line_; }       ///< where the record starts, 1-based
    std::int64_t quote_line() const { return quote_line_; }  ///< where the last quote was opened
    std::int64_t record_bytes() const { return record_bytes_; }  ///< of the record being read

  private:
    enum class State : std::uint8_t { FieldStart, Plain, Quoted, Closed };
    void begin_record();
    void begin_field();
    void append(std::string_view& text, std::size_t count);
    void take_quoted(std::string_view& text);
    void take_plain(std::string_view& text);
    void end_field(std::string_view& text);

    std::string delimiter_;
    std::array<bool, 256> ends_plain_{};  // first bytes that may end an unquoted field
    std::vector<std::string> fields_;     // reused from record to record; count_ are in use
    std::size_t count_ = 0;
    State state_ = State::FieldStart;
    bool complete_ = true;  // the record in fields_ has been handed out
    bool after_cr_ = false;
    std::int64_t line_ = 1, record_line_ = 1, quote_line_ = 0, record_bytes_ = 0;
};

}  // namespace kedang::tables
