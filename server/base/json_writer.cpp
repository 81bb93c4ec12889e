// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.h"

#include <unicode/utf8.h>

#include <array>
#include <charconv>

namespace kedang {
namespace {

void append_escaped(std::string& out, unsigned char byte) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (byte) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    out += "\\u00";
    out += hex[byte >> 4];
    out += hex[byte & 15];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        auto const byte = bytes[at];
        if (byte < 0x80) {
            if (byte < 0x20 || byte == '"' || byte == '\\')
                append_escaped(out, byte);
            else
                out += static_cast<char>(byte);
            ++at;
            continue;
        }
        std::int32_t const start = at;
        UChar32 code_point = 0;
        U8_NEXT(bytes, at, size, code_point);
        if (code_point < 0)
            out += "\xEF\xBF\xBD";
        else
            out.append(text, static_cast<std::size_t>(start), static_cast<std::size_t>(at - start));
    }
    out += '"';
}

void JsonWriter::comma() {
    if (needs_comma_)
        out_ += ',';
    needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
    comma();
    out_ += bracket;
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    out_ += bracket;
    needs_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    comma();
    append_json_string(out_, name);
    out_ += ':';
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    comma();
    append_json_string(out_, text);
    return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
    comma();
    std::array<char, 24> buffer{};
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    out_.append(buffer.data(), end);
    return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
    return raw(truth ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
    return raw("null");
}

JsonWriter& JsonWriter::id(std::int64_t number) {
    return value(std::to_string(number));
}

JsonWriter& JsonWriter::raw(std::string_view json) {
    comma();
    out_ += json;
    return *this;
}

}  // namespace kedang
