// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.h"
#include "base/text.h"
#include "fields/types/all_types.h"
#include "fields/types/decimal.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

constexpr std::string_view units[] = {"个工作日", "人", "名", "个",   "天",   "年", "岁",
                                      "次",       "件", "家", "小时", "分钟", "分"};

bool is_unit(std::string_view word) {
    for (std::string_view const unit : units)
        if (word == unit)
            return true;
    return word.empty();
}

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const&) {
    TRY_SET(std::string const line, one_narrow_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    std::string const tight = text::drop_spaces(line);
    std::string_view const number = std::string_view(tight).substr(0, number_length(tight));
    std::string_view rest = std::string_view(tight).substr(number.size());
    Multiplier const multiplier = leading_multiplier(rest);
    rest.remove_prefix(multiplier.bytes);

    ScaledNumber const read = scaled_number(number, multiplier.power);
    if (number.empty() || read.fault == NumberFault::NotANumber || !is_unit(rest))
        return refuse(field, "integer", quoted(line) + " 不是整数，请只填一个数字，如 200");
    if (read.fault == NumberFault::Grouping)
        return refuse(field, "integer", quoted(line) + " 的逗号位置不对，请填写如 1,200 或 1200");
    if (read.fault == NumberFault::TooLarge)
        return refuse(field, "integer", quoted(line) + " 太大，请核对");
    if (read.rounded)
        return refuse(field, "integer", quoted(line) + " 带小数，请填写整数");
    return Parsed{Value::of_number(read.value)};
}

void to_json(JsonWriter& out, Field const&, Value const& value) {
    value.absent() ? out.null() : out.value(value.number);
}

std::string to_text(Field const&, Value const& value, TextContext const&) {
    return value.absent() ? std::string{} : std::to_string(value.number);
}

}  // namespace

constinit FieldType const integer{"integer", integer_column, parse,         to_json,
                                  to_text,   sort_by_number, no_index_keys, ordered_operators};

}  // namespace kedang::fields::types
