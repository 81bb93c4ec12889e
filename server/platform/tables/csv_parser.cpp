// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/csv_parser.h"

#include <algorithm>

namespace kedang::tables {

CsvParser::CsvParser(std::string_view delimiter) : delimiter_(delimiter) {
    for (char letter : {'\r', '\n', delimiter_.at(0)})
        ends_plain_[static_cast<unsigned char>(letter)] = true;
}

void CsvParser::begin_record() {
    complete_ = false;
    count_ = 0;
    record_line_ = line_;
    record_bytes_ = 0;
    begin_field();
}

void CsvParser::begin_field() {
    if (count_ == fields_.size())
        fields_.emplace_back();
    fields_[count_++].clear();
    state_ = State::FieldStart;
}

void CsvParser::append(std::string_view& text, std::size_t count) {
    fields_[count_ - 1].append(text.substr(0, count));
    record_bytes_ += static_cast<std::int64_t>(count);
    text.remove_prefix(count);
}

void CsvParser::take_quoted(std::string_view& text) {
    auto part = text.substr(0, text.find('"'));
    line_ += std::count(part.begin(), part.end(), '\n');
    append(text, part.size());
    if (!text.empty()) {
        text.remove_prefix(1);
        state_ = State::Closed;
    }
}

void CsvParser::take_plain(std::string_view& text) {
    auto end = std::find_if(text.begin(), text.end(), [this](char letter) {
        return ends_plain_[static_cast<unsigned char>(letter)];
    });
    auto count = static_cast<std::size_t>(end - text.begin());
    if (count > 0) {
        append(text, count);
        state_ = State::Plain;
    }
    if (!text.empty())
        end_field(text);
}

/// At a byte that may end a field or a record.
void CsvParser::end_field(std::string_view& text) {
    ++record_bytes_;
    if (text[0] == '\r' || text[0] == '\n') {
        ++line_;
        after_cr_ = text[0] == '\r';
        complete_ = true;
        text.remove_prefix(1);
    } else if (text.starts_with(delimiter_)) {
        text.remove_prefix(delimiter_.size());
        begin_field();
    } else {
        append(text, 1);
        state_ = State::Plain;
    }
}

bool CsvParser::take(std::string_view& text) {
    while (!text.empty()) {
        if (complete_) {
            bool second_half_of_line_end = after_cr_ && text[0] == '\n';
            after_cr_ = false;
            if (second_half_of_line_end) {
                text.remove_prefix(1);
                continue;
            }
            begin_record();
        }
        bool quote = text[0] == '"';
        if (state_ == State::Quoted) {
            take_quoted(text);
        } else if (quote && state_ == State::FieldStart) {
            quote_line_ = line_;
            state_ = State::Quoted;
            text.remove_prefix(1);
        } else if (quote && state_ == State::Closed) {
            append(text, 1);
            state_ = State::Quoted;
        } else {
            take_plain(text);
        }
        if (complete_)
            return true;
    }
    return false;
}

bool CsvParser::finish() {
    bool last_record = !complete_;
    complete_ = true;
    return last_record;
}

}  // namespace kedang::tables
