// SPDX-License-Identifier: Apache-2.0
#include "fields/types/shapes.h"

#include "base/json_writer.h"

namespace kedang::fields::types {

std::vector<Column> text_column(Field const& field) {
    return {{field.name, ColumnKind::Text}};
}
std::vector<Column> integer_column(Field const& field) {
    return {{field.name, ColumnKind::Integer}};
}

void write_text(JsonWriter& out, Field const&, Value const& value) {
    value.absent() ? out.null() : out.value(value.text);
}

void write_id(JsonWriter& out, Field const&, Value const& value) {
    value.absent() ? out.null() : out.id(value.number);
}

std::string plain_text(Field const&, Value const& value, TextContext const&) {
    return value.text;
}

std::string sort_by_text(Value const& value) {
    return value.text;
}

std::string sort_by_number(Value const& value) {
    if (value.absent())
        return {};
    // With the sign bit turned, negative numbers come before positive ones.
    auto rest = static_cast<std::uint64_t>(value.number) ^ (std::uint64_t{1} << 63);
    std::string key(16, '0');
    for (auto digit = key.rbegin(); digit != key.rend(); ++digit, rest >>= 4)
        *digit = "0123456789abcdef"[rest & 0xF];
    return key;
}

std::vector<IndexKey> no_index_keys(Value const&) {
    return {};
}

}  // namespace kedang::fields::types
