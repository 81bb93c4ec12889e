// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/biff_text.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "platform/tables/little_endian.h"

namespace kedang::tables {

bool BiffCursor::at_end() {
    while (piece_ < pieces_.size() && offset_ >= pieces_[piece_].size()) {
        ++piece_;
        offset_ = 0;
    }
    return piece_ >= pieces_.size();
}

std::string BiffCursor::bytes(std::size_t count) {
    std::string result;
    while (result.size() < count && !at_end()) {
        auto part = pieces_[piece_].substr(offset_, count - result.size());
        result += part;
        offset_ += part.size();
    }
    return result;
}

std::uint32_t BiffCursor::number(int count) {
    auto raw = bytes(static_cast<std::size_t>(count));
    raw.resize(4);
    return u32_at(raw, 0);
}

void BiffCursor::skip(std::size_t count) {
    while (count > 0 && !at_end()) {
        auto step = std::min(count, pieces_[piece_].size() - offset_);
        offset_ += step;
        count -= step;
    }
}

std::u16string BiffCursor::characters(std::size_t count, bool wide) {
    std::u16string text;
    while (text.size() < count && piece_ < pieces_.size()) {
        auto const& piece = pieces_[piece_];
        if (offset_ + (wide ? 2 : 1) > piece.size()) {
            // Characters that run on say anew whether they are wide.
            ++piece_;
            offset_ = 1;
            wide = piece_ < pieces_.size() && (u8_at(pieces_[piece_], 0) & 1);
            continue;
        }
        text += static_cast<char16_t>(wide ? u16_at(piece, offset_) : u8_at(piece, offset_));
        offset_ += wide ? 2 : 1;
    }
    return text;
}

std::string BiffCursor::unicode(int length_bytes) {
    auto length = number(length_bytes);
    auto flags = number(1);
    bool wide = flags & 1, phonetic = flags & 4, rich = flags & 8;
    std::size_t behind = rich ? std::size_t{4} * number(2) : 0;
    behind += phonetic ? number(4) : 0;
    auto text = characters(length, wide);
    skip(behind);
    std::string utf8;
    icu::UnicodeString(text.data(), static_cast<int32_t>(text.size())).toUTF8String(utf8);
    return utf8;
}

std::string text_in_code_page(std::string_view bytes, std::uint16_t code_page) {
    constexpr std::uint16_t macintosh = 10000, macintosh_in_biff = 32768;
    bool is_macintosh = code_page == macintosh || code_page == macintosh_in_biff;
    auto name = is_macintosh ? "macintosh" : "cp" + std::to_string(code_page);
    UErrorCode status = U_ZERO_ERROR;
    icu::LocalUConverterPointer converter(ucnv_open(name.c_str(), &status));
    if (U_FAILURE(status)) {
        status = U_ZERO_ERROR;
        converter.adoptInstead(ucnv_open("windows-1252", &status));
    }
    icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.getAlias(),
                            status);
    std::string utf8;
    return text.toUTF8String(utf8);
}

}  // namespace kedang::tables
