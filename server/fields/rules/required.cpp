// SPDX-License-Identifier: Apache-2.0
#include "fields/rules/required.h"

#include <algorithm>

#include "base/check.h"
#include "fields/types/chosen_words.h"
#include "fields/types/entry.h"

namespace kedang::fields {
namespace {

bool has_one_of(Value const* value, std::vector<std::string> const& wanted) {
    if (value == nullptr || value->absent())
        return false;
    auto const is_wanted = [&](std::string_view text) {
        return std::find(wanted.begin(), wanted.end(), text) != wanted.end();
    };
    if (value->kind != Value::Kind::Text)
        return is_wanted(std::to_string(value->number));
    if (!value->text.starts_with('|'))
        return is_wanted(value->text);
    auto const words = types::chosen_words(value->text);
    return std::any_of(words.begin(), words.end(), is_wanted);
}

/// A landline instead of the mobile, say.
bool has_alternative(RecordType const& type, Field const& field, ValueOf const& value_of) {
    auto const is_filled = [&](std::string const& other_name) {
        Field const* other = type.field(other_name);
        check(other != nullptr, "the catalogue reader checks what required_unless names");
        Value const* value = value_of(*other);
        return value != nullptr && !value->absent();
    };
    return std::any_of(field.required_unless.begin(), field.required_unless.end(), is_filled);
}

/// 请填写, or 请选择 where there is a list to choose from.
std::string_view verb(Field const& field) {
    bool const chosen = !field.options.empty() || !field.list.empty() ||
                        field.type->name == "person" || field.type->name == "file";
    return chosen ? "请选择" : "请填写";
}

}  // namespace

bool is_required(RecordType const& type, Field const& field, ValueOf const& value_of, Entry entry) {
    if (field.is_system())
        return false;
    if (field.required == Required::Entry)
        return true;
    if (entry == Entry::Partial || has_alternative(type, field, value_of))
        return false;
    if (field.required == Required::Complete)
        return true;
    if (!field.required_when)
        return false;
    Field const* asked = type.field(field.required_when->field);
    check(asked != nullptr, "the catalogue reader checks what required_when names");
    return has_one_of(value_of(*asked), field.required_when->values);
}

std::vector<FieldError> missing_fields(RecordType const& type, ValueOf const& value_of,
                                       Entry entry) {
    std::vector<FieldError> missing;
    for (Field const& field : type.fields) {
        Value const* value = value_of(field);
        if ((value == nullptr || value->absent()) && is_required(type, field, value_of, entry))
            missing.push_back(
                {field.name, "required", std::string(verb(field)) + types::label_of(field)});
    }
    return missing;
}

}  // namespace kedang::fields
