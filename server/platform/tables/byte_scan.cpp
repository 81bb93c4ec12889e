// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/byte_scan.h"

#include <cstring>

namespace kedang::tables {

namespace {

/// Eight bytes of ASCII without NUL: nothing to decide. Most files are mostly this.
bool is_plain(char const* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    constexpr std::uint64_t high_bits = 0x8080808080808080U, ones = 0x0101010101010101U;
    return ((word | (word - ones)) & high_bits) == 0;
}

bool is_letter(unsigned char byte) {
    unsigned char lower = byte | 0x20;
    return lower >= 'a' && lower <= 'z';
}

}  // namespace

void Utf8Scan::feed(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        while (missing_ == 0 && at + 8 <= bytes.size() && is_plain(bytes.data() + at)) {
            for (std::size_t i = at; i < at + 8; ++i)
                line_ += bytes[i] == '\n';
            at += 8;
        }
        if (at < bytes.size())
            step(static_cast<unsigned char>(bytes[at]));
    }
}

void Utf8Scan::step(unsigned char byte) {
    if (missing_ > 0 && byte >= low_ && byte <= high_) {
        low_ = 0x80;
        high_ = 0xBF;
        if (--missing_ == 0)
            ++good_;
        return;
    }
    if (missing_ > 0)
        reject();
    start(byte);
}

void Utf8Scan::start(unsigned char byte) {
    if (byte == '\n')
        ++line_;
    if (byte == 0 && nul_line_ == 0)
        nul_line_ = line_;
    if (byte < 0x80)
        return;
    if (byte < 0xC2 || byte > 0xF4)
        return reject();
    missing_ = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    // Over-long forms, surrogates and what lies above U+10FFFF are no UTF-8.
    low_ = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    high_ = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
}

void Utf8Scan::reject() {
    if (bad_++ == 0)
        first_bad_line_ = line_;
    missing_ = 0;
    low_ = 0x80;
    high_ = 0xBF;
}

void Utf8Scan::finish() {
    if (missing_ > 0)
        reject();
}

void Gb18030Scan::feed(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        while (position_ == 0 && at + 8 <= bytes.size() && is_plain(bytes.data() + at))
            at += 8;
        if (at < bytes.size())
            step(static_cast<unsigned char>(bytes[at]));
    }
}

void Gb18030Scan::step(unsigned char byte) {
    bool lead = byte >= 0x81 && byte <= 0xFE;
    bool digit = byte >= '0' && byte <= '9';
    bool trail = byte >= 0x40 && byte <= 0xFE && byte != 0x7F;
    if (position_ == 0) {
        position_ = lead ? 1 : 0;
        bad_ += byte >= 0x80 && !lead;
    } else if (position_ == 1 && digit) {
        position_ = 2;
    } else if (position_ == 1) {
        bad_ += !trail;
        common_ += trail && byte >= 0xA1;
        latin_like_ += is_letter(byte);
        position_ = 0;
    } else if (position_ == 2) {
        bad_ += !lead;
        position_ = lead ? 3 : 0;
    } else {
        (digit ? common_ : bad_) += 1;
        position_ = 0;
    }
}

}  // namespace kedang::tables
