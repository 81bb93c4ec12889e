// Persons of the company and customers: stored by id, typed by id, name or number.
// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "fields/types/all_types.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

using Finder = std::function<std::optional<std::int64_t>(std::string_view)> References::*;
using Namer = std::function<std::string(std::int64_t)> References::*;

/// A positive id in plain digits; numbers of customers have letters, a dash or a leading zero more
/// often than not, so a resolver is asked first.
std::optional<std::int64_t> plain_id(std::string_view text) {
    std::int64_t id = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
    bool const whole = fault == std::errc{} && end == text.data() + text.size();
    return whole && id > 0 ? std::optional(id) : std::nullopt;
}

Result<Parsed> parse_reference(Field const& field, std::string_view typed,
                               ParseContext const& context, Finder finder, std::string_view mend) {
    TRY_SET(std::string const line, one_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    if (context.references != nullptr && context.references->*finder)
        if (auto const found = (context.references->*finder)(line))
            return Parsed{Value::of_number(*found)};
    bool const nobody_to_ask = context.references == nullptr || !(context.references->*finder);
    if (auto const id = plain_id(line); id && nobody_to_ask)
        return Parsed{Value::of_number(*id)};
    return refuse(field, "reference", quoted(line) + std::string(mend));
}

Result<Parsed> parse_person(Field const& field, std::string_view typed,
                            ParseContext const& context) {
    return parse_reference(field, typed, context, &References::person_named,
                           " 不是系统里的人员，请填写姓名或登录名");
}

Result<Parsed> parse_customer(Field const& field, std::string_view typed,
                              ParseContext const& context) {
    return parse_reference(field, typed, context, &References::customer_numbered,
                           " 找不到对应的客户，请填写客户编号");
}

std::string name_of(Value const& value, TextContext const& context, Namer namer) {
    if (value.absent())
        return {};
    if (context.references != nullptr && context.references->*namer)
        return (context.references->*namer)(value.number);
    return std::to_string(value.number);
}

std::string person_text(Field const&, Value const& value, TextContext const& context) {
    return name_of(value, context, &References::person_name);
}

std::string customer_text(Field const&, Value const& value, TextContext const& context) {
    return name_of(value, context, &References::customer_name);
}

}  // namespace

constinit FieldType const person{"person",    integer_column, parse_person,  write_id,
                                 person_text, sort_by_number, no_index_keys, choice_operators};

constinit FieldType const customer{"customer",    integer_column, parse_customer, write_id,
                                   customer_text, sort_by_number, no_index_keys,  choice_operators};

}  // namespace kedang::fields::types
