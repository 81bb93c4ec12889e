// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/text_decoder.h"

#include <unicode/ucnv.h>

#include <algorithm>

#include "base/check.h"
#include "platform/tables/byte_scan.h"
#include "platform/tables/refusal.h"

namespace kedang::tables {

namespace {

constexpr std::size_t piece_bytes = 64 << 10;

/// UTF-16 without a mark: its ASCII letters, commas and line ends have a NUL on always the same
/// side.
std::string encoding_by_head(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF"))
        return "UTF-8";
    if (head.starts_with("\xFF\xFE"))
        return "UTF-16LE";
    if (head.starts_with("\xFE\xFF"))
        return "UTF-16BE";
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < head.size(); ++i)
        if (head[i] == '\0')
            ++(i % 2 == 0 ? even : odd);
    // One stray NUL makes no UTF-16: at least one byte in a hundred must be one, all on one side.
    auto enough = std::max<std::size_t>(2, head.size() / 100);
    if (odd >= enough && odd > 4 * even)
        return "UTF-16LE";
    return even >= enough && even > 4 * odd ? "UTF-16BE" : "";
}

/// Length of the whole characters at the start of `text`, which may end within one.
std::size_t whole_characters(std::string_view text) {
    std::size_t back = 0;
    while (back < 3 && back < text.size()) {
        auto byte = static_cast<unsigned char>(text[text.size() - 1 - back]);
        ++back;
        if (byte < 0x80)
            return text.size();
        if (byte >= 0xC0) {
            std::size_t length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
            return length > back ? text.size() - back : text.size();
        }
    }
    return text.size();
}

}  // namespace

Result<std::string> detect_encoding(InputFile& file) {
    auto marked = encoding_by_head(file.head(piece_bytes));
    if (marked.starts_with("UTF-16"))
        return marked;
    Utf8Scan utf8;
    Gb18030Scan gb18030;
    std::string piece(piece_bytes, '\0');
    file.seek(0);
    while (auto count = file.read(piece)) {
        utf8.feed({piece.data(), count});
        gb18030.feed({piece.data(), count});
    }
    utf8.finish();
    if (utf8.nul_line() > 0)
        return damaged("第 " + std::to_string(utf8.nul_line()) +
                       " 行含有空字符（NUL），不是文本表格，请另存为 CSV 或 XLSX");
    bool marked_utf8 = !marked.empty();
    if (utf8.bad() == 0)
        return std::string("UTF-8");
    if (marked_utf8 || utf8.good() > 10 * utf8.bad())
        return damaged("第 " + std::to_string(utf8.first_bad_line()) +
                       " 行有损坏的字符（不是有效的 UTF-8），请重新导出该文件");
    bool chinese = gb18030.common() > gb18030.latin_like() + gb18030.bad();
    return std::string(chinese ? "GB18030" : "windows-1252");
}

void TextDecoder::CloseConverter::operator()(UConverter* converter) const {
    ucnv_close(converter);
}

TextDecoder::TextDecoder(InputFile file, std::string encoding)
    : file_(std::move(file)), encoding_(std::move(encoding)), pivot_(4096) {
    rewind();
}

void TextDecoder::rewind() {
    file_.seek(0);
    bytes_.assign(piece_bytes, '\0');
    text_.clear();
    handed_out_ = 0;
    line_ = 1;
    first_ = true;
    ended_ = false;
    source_.reset();
    pivot_read_ = pivot_write_ = pivot_.data();
    if (encoding_ == "UTF-8")
        return;
    UErrorCode status = U_ZERO_ERROR;
    source_.reset(ucnv_open(encoding_.c_str(), &status));
    utf8_.reset(ucnv_open("UTF-8", &status));
    if (U_FAILURE(status)) {
        source_.reset();
        return;
    }
    ucnv_setToUCallBack(source_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    check(U_SUCCESS(status), "a converter just opened takes a callback");
}

double TextDecoder::progress() const {
    auto size = file_.size_bytes();
    return size == 0 ? 1.0 : static_cast<double>(file_.position()) / static_cast<double>(size);
}

Result<std::string_view> TextDecoder::next() {
    if (encoding_ != "UTF-8" && !source_)
        return unsupported("不支持的文件编码 " + encoding_);
    line_ +=
        std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(handed_out_), '\n');
    text_.erase(0, handed_out_);
    handed_out_ = 0;
    while (handed_out_ == 0 && !ended_) {
        auto count = file_.read(bytes_);
        ended_ = count == 0;
        if (source_)
            TRY(convert({bytes_.data(), count}, ended_));
        else
            text_.append(bytes_.data(), count);
        if (first_ && text_.starts_with("\xEF\xBB\xBF"))
            text_.erase(0, 3);
        first_ = first_ && text_.empty();
        handed_out_ = ended_ ? text_.size() : whole_characters(text_);
    }
    auto piece = std::string_view(text_).substr(0, handed_out_);
    if (source_ && piece.find('\0') != std::string_view::npos)
        return damaged("文件含有空字符（NUL），不是文本表格，请另存为 CSV 或 XLSX");
    return piece;
}

Result<Done> TextDecoder::convert(std::string_view bytes, bool last) {
    char const* from = bytes.data();
    char const* from_end = from + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        auto old_size = text_.size();
        text_.resize(old_size + 2 * piece_bytes);
        char* to = text_.data() + old_size;
        status = U_ZERO_ERROR;
        ucnv_convertEx(utf8_.get(), source_.get(), &to, text_.data() + text_.size(), &from,
                       from_end, pivot_.data(), &pivot_read_, &pivot_write_,
                       pivot_.data() + pivot_.size(), false, last, &status);
        text_.resize(static_cast<std::size_t>(to - text_.data()));
    }
    if (U_FAILURE(status))
        return undecodable();
    return Done{};
}

Error TextDecoder::undecodable() const {
    // What was decoded before the bad bytes is partly still in the pivot.
    auto line = line_ + std::count(text_.begin(), text_.end(), '\n') +
                std::count(pivot_read_, pivot_write_, u'\n');
    return damaged("第 " + std::to_string(line) + " 行有无法识别的字符（按 " + encoding_ +
                   " 读取），请另存为 UTF-8 编码的 CSV");
}

}  // namespace kedang::tables
