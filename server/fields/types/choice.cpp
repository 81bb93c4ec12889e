// SPDX-License-Identifier: Apache-2.0
#include "fields/types/all_types.h"
#include "fields/types/entry.h"
#include "fields/types/option_lookup.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const&) {
    TRY_SET(std::string const line, one_line(field, typed));
    Option const* const option = option_meant(field, line);
    if (option != nullptr) {
        Parsed parsed{Value::of_text(option->value)};
        if (option->retired)
            parsed.warnings.push_back(
                finding(field, "retired_option", quoted(line) + " 已停用，请核对"));
        return parsed;
    }
    // After the options: 无 or 未知 may be one of them.
    if (means_absent(line))
        return Parsed{};
    return refuse(field, "choice",
                  quoted(line) + " 不在可选范围内，可填：" + offered_labels(field));
}

std::string to_text(Field const& field, Value const& value, TextContext const&) {
    return value.absent() ? std::string{} : option_label(field, value.text);
}

}  // namespace

constinit FieldType const choice{"choice", text_column,  parse,         write_text,
                                 to_text,  sort_by_text, no_index_keys, choice_operators};

}  // namespace kedang::fields::types
