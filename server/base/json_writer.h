// Writes JSON by appending to one string: no tree, no copies. Commas are its own business; the
// caller opens and closes in order. Not thread-safe. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kedang {

/// Appends `text` as a JSON string with quotes; bytes that are not UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

class JsonWriter {
  public:
    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(char const* text) { return value(std::string_view(text)); }
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(int number) { return value(std::int64_t{number}); }
    JsonWriter& value(bool truth);
    JsonWriter& value(std::string const& text) { return value(std::string_view(text)); }
    JsonWriter& null();
    /// Ids and other 64-bit numbers that leave as strings.
    JsonWriter& id(std::int64_t number);
    /// Text that is JSON already.
    JsonWriter& raw(std::string_view json);
    template <typename T>
    JsonWriter& member(std::string_view name, T const& content) {
        return key(name).value(content);
    }

    std::string take() { return std::move(out_); }
    std::string const& text() const { return out_; }

  private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void comma();
    std::string out_;
    bool needs_comma_ = false;
};

}  // namespace kedang
