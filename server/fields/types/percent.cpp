// A number of percent, 12.5 for 12.5%, stored in 1/10,000 of a percent.
// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.h"
#include "base/text.h"
#include "fields/types/all_types.h"
#include "fields/types/decimal.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const&) {
    TRY_SET(std::string const line, one_narrow_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    std::string const tight = text::drop_spaces(line);
    std::string_view number = tight;
    constexpr std::string_view spoken = "百分之";
    if (number.starts_with(spoken))
        number.remove_prefix(spoken.size());
    else if (number.ends_with('%'))
        number.remove_suffix(1);
    ScaledNumber const read = scaled_number(number, stored_decimals);
    if (read.fault == NumberFault::TooLarge)
        return refuse(field, "percent", quoted(line) + " 太大，请核对");
    if (read.fault != NumberFault::None)
        return refuse(field, "percent", quoted(line) + " 不是百分数，请填写如 12.5%");
    return Parsed{Value::of_number(read.value)};
}

void to_json(JsonWriter& out, Field const&, Value const& value) {
    value.absent() ? out.null() : out.value(decimal_text(value.number, stored_decimals, 0));
}

std::string to_text(Field const&, Value const& value, TextContext const&) {
    return value.absent() ? std::string{} : decimal_text(value.number, stored_decimals, 0) + "%";
}

}  // namespace

constinit FieldType const percent{"percent", integer_column, parse,         to_json,
                                  to_text,   sort_by_number, no_index_keys, ordered_operators};

}  // namespace kedang::fields::types
