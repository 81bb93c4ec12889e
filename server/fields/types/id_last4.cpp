// The end of an ID number, where a handbook asks for no more than that: three digits and a digit
// or X, which is a check character and has one spelling.
// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"
#include "fields/types/all_types.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

constexpr std::string_view digits = "0123456789";

bool well_formed(std::string_view end) {
    return end.size() == 4 &&
           end.substr(0, 3).find_first_not_of(digits) == std::string_view::npos &&
           (digits.find(end[3]) != std::string_view::npos || end[3] == 'X');
}

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const&) {
    TRY_SET(std::string const line, one_narrow_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    std::string end = text::ascii_upper(text::drop_spaces(line));
    if (!well_formed(end))
        return refuse(field, "id_last4",
                      quoted(line) + " 应为证件号的后四位：4位数字，末位可以是 X");
    return Parsed{Value::of_text(std::move(end))};
}

}  // namespace

constinit FieldType const id_last4{"id_last4", text_column,  parse,         write_text,
                                   plain_text, sort_by_text, no_index_keys, choice_operators};

}  // namespace kedang::fields::types
