// A stored file, by the token that its upload returned.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "fields/types/all_types.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

constexpr std::size_t longest_token = 64;

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const&) {
    TRY_SET(std::string line, one_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    bool const good =
        line.size() <= longest_token && std::all_of(line.begin(), line.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '-' || c == '_';
        });
    if (!good)
        return refuse(field, "file", quoted(line) + " 不是已上传的文件，请重新上传");
    return Parsed{Value::of_text(std::move(line))};
}

}  // namespace

constinit FieldType const file{"file",     text_column,  parse,         write_text,
                               plain_text, sort_by_text, no_index_keys, presence_operators};

}  // namespace kedang::fields::types
