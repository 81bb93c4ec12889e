// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/json_writer.h"
#include "base/text.h"
#include "fields/types/all_types.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

constexpr std::array<std::string_view, 14> words_for_yes = {
    "是", "有", "对", "真", "√", "✓", "✔", "☑", "1", "y", "yes", "true", "t", "on"};
constexpr std::array<std::string_view, 14> words_for_no = {
    "否", "无", "不是", "没有", "错", "假", "×", "✗", "✘", "0", "n", "no", "false", "off"};

template <typename Words>
bool among(Words const& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const&) {
    TRY_SET(std::string const line, one_narrow_line(field, typed));
    std::string const word = text::ascii_lower(line);
    if (among(words_for_yes, word))
        return Parsed{Value::of_number(1)};
    if (among(words_for_no, word))
        return Parsed{Value::of_number(0)};
    if (means_absent(line))
        return Parsed{};
    return refuse(field, "boolean", quoted(line) + " 不是 是/否，请填写 是 或 否");
}

void to_json(JsonWriter& out, Field const&, Value const& value) {
    value.absent() ? out.null() : out.value(value.number != 0);
}

std::string to_text(Field const&, Value const& value, TextContext const&) {
    if (value.absent())
        return {};
    return value.number != 0 ? "是" : "否";
}

}  // namespace

constinit FieldType const boolean{"boolean", integer_column, parse,         to_json,
                                  to_text,   sort_by_number, no_index_keys, boolean_operators};

}  // namespace kedang::fields::types
