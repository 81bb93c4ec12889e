// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

#include "fields/names.h"
#include "fields/types/all_types.h"
#include "fields/types/entry.h"
#include "fields/types/length.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

constexpr std::int64_t longest_line = 500;
constexpr std::int64_t longest_text = 20'000;

Result<Parsed> parse_line(Field const& field, std::string_view typed, ParseContext const&) {
    TRY_SET(std::string line, one_line(field, typed));
    if (means_absent_in_text(line))
        return Parsed{};
    TRY(within_length(field, line, longest_line));
    return Parsed{Value::of_text(std::move(line))};
}

Result<Parsed> parse_lines(Field const& field, std::string_view typed, ParseContext const&) {
    TRY_SET(std::string lines, several_lines(field, typed));
    if (means_absent_in_text(lines))
        return Parsed{};
    TRY(within_length(field, lines, longest_text));
    return Parsed{Value::of_text(std::move(lines))};
}

std::string sort_by_name(Value const& value) {
    return value.absent() ? std::string{} : name_sort_key(value.text);
}

}  // namespace

constinit FieldType const text{"text",     text_column,  parse_line,    write_text,
                               plain_text, sort_by_name, no_index_keys, text_operators};

constinit FieldType const long_text{"long_text", text_column,  parse_lines,   write_text,
                                    plain_text,  sort_by_name, no_index_keys, long_text_operators};

}  // namespace kedang::fields::types
