// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/shared_strings.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>

#include "platform/tables/refusal.h"

namespace kedang::tables {

namespace {

constexpr std::size_t escape_length = 7;

/// In: text that may start with an escape such as _x000D_. NUL and half characters stay escaped.
std::optional<std::uint32_t> escaped_character(std::string_view text) {
    if (text.size() < escape_length || !text.starts_with("_x") || text[escape_length - 1] != '_')
        return std::nullopt;
    std::uint32_t code = 0;
    auto parsed = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
    bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (parsed.ptr != text.data() + 6 || code == 0 || surrogate)
        return std::nullopt;
    return code;
}

}  // namespace

class SharedStringsHandler final : public XmlHandler {
  public:
    SharedStringsHandler(SharedStrings& strings, std::int64_t limit)
        : strings_(strings), limit_(std::min<std::int64_t>(limit, UINT32_MAX)) {}

    void start(XmlStream&, std::string_view name, Attributes) override {
        in_phonetic_ = in_phonetic_ || name == "rPh";
        in_text_ = name == "t" && !in_phonetic_;
    }
    void end(XmlStream& stream, std::string_view name) override {
        in_text_ = false;
        if (name == "rPh")
            in_phonetic_ = false;
        if (name != "si")
            return;
        undo_escapes(strings_.text_, begin_);
        begin_ = strings_.text_.size();
        strings_.ends_.push_back(static_cast<std::uint32_t>(begin_));
        check_limit(stream);
    }
    void text(XmlStream& stream, std::string_view part) override {
        if (!in_text_)
            return;
        strings_.text_ += part;
        check_limit(stream);
    }

  private:
    void check_limit(XmlStream& stream) {
        auto size = strings_.text_.size() + strings_.ends_.size() * sizeof(strings_.ends_[0]);
        if (static_cast<std::int64_t>(size) > limit_)
            stream.refuse(over_limit("工作簿中的文字总量过大，请拆分后分别导入"));
    }

    SharedStrings& strings_;
    std::int64_t limit_;
    std::size_t begin_ = 0;
    bool in_text_ = false;
    bool in_phonetic_ = false;
};

Result<SharedStrings> SharedStrings::read(ZipPackage& package, std::string_view part_name,
                                          std::int64_t limit_bytes) {
    SharedStrings strings;
    SharedStringsHandler handler(strings, limit_bytes);
    TRY(read_xml(package, part_name, handler));
    return strings;
}

std::optional<std::string_view> SharedStrings::at(std::size_t index) const {
    if (index >= ends_.size())
        return std::nullopt;
    auto begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(text_).substr(begin, ends_[index] - begin);
}

void undo_escapes(std::string& text, std::size_t from) {
    auto read = text.find("_x", from);
    if (read == std::string::npos)
        return;
    auto write = read;
    while (read < text.size()) {
        if (auto code = escaped_character(std::string_view(text).substr(read))) {
            U8_APPEND_UNSAFE(text, write, *code);  // at most three bytes in place of seven
            read += escape_length;
        } else {
            text[write++] = text[read++];
        }
    }
    text.resize(write);
}

}  // namespace kedang::tables
