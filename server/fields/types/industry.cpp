// A branch of GB/T 4754-2017 by its code with the section's letter: C, C34, C341, C3411.
// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"
#include "fields/lists.h"
#include "fields/types/all_types.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const& context) {
    TRY_SET(std::string const line, one_narrow_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    Industries const& industries = context.catalogue.lists().industries;
    Industry const* found = industries.by_code(text::ascii_upper(line));
    if (found == nullptr)
        found = industries.find(line);
    if (found == nullptr)
        return refuse(field, "industry",
                      quoted(line) + " 不是已知的行业，请填写国标行业名称或代码，如 制造业 或 C34");
    return Parsed{Value::of_text(std::string(found->code))};
}

std::string to_text(Field const&, Value const& value, TextContext const& context) {
    if (value.absent())
        return {};
    std::string path = context.catalogue.lists().industries.path_text(value.text);
    return path.empty() ? value.text : path;
}

}  // namespace

constinit FieldType const industry{"industry", text_column,  parse,         write_text,
                                   to_text,    sort_by_text, no_index_keys, tree_operators};

}  // namespace kedang::fields::types
