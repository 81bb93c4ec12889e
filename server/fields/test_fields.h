// For tests of fields: a field made on the spot, and parsing as one call. Not part of the program.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/json_writer.h"
#include "fields/field_type.h"

namespace kedang::fields {

inline Catalogue const& test_catalogue() {
    static std::shared_ptr<Catalogue const> const catalogue = Catalogue::load("");
    return *catalogue;
}

inline Date test_today() {
    return {std::chrono::year(2026), std::chrono::month(11), std::chrono::day(22)};
}

inline ParseContext test_context() {
    static TimeZone const shanghai("Asia/Shanghai");
    return {test_catalogue(), test_today(), &shanghai};
}

inline Field make_field(std::string_view type, std::string zh) {
    Field field;
    field.name = "tested";
    field.type = type_named(type);
    field.label.zh = std::move(zh);
    return field;
}

inline Result<Parsed> typed(Field const& field, std::string_view text) {
    return field.type->parse(field, text, test_context());
}

/// The stored form, or the message where it is refused: "! …".
inline std::string stored(Field const& field, std::string_view text) {
    auto const parsed = typed(field, text);
    if (!parsed.ok())
        return "! " + parsed.error().title;
    Value const& value = parsed.value().value;
    switch (value.kind) {
        case Value::Kind::Absent:
            return "absent";
        case Value::Kind::Number:
            return std::to_string(value.number);
        case Value::Kind::Text:
            return value.text;
        case Value::Kind::Money:
            return std::to_string(value.number) + " " + value.text;
    }
    return "?";
}

inline std::string rule_of_refusal(Field const& field, std::string_view text) {
    auto const parsed = typed(field, text);
    return parsed.ok() ? "" : parsed.error().fields.at(0).rule;
}

/// The rules of the warnings, joined with blanks.
inline std::string warnings(Field const& field, std::string_view text) {
    auto const parsed = typed(field, text);
    std::string rules;
    if (parsed.ok())
        for (FieldError const& warning : parsed.value().warnings)
            rules += (rules.empty() ? "" : " ") + warning.rule;
    return rules;
}

inline std::string shown(Field const& field, std::string_view text) {
    ParseContext const context = test_context();
    return field.type->to_text(field, typed(field, text).value().value,
                               TextContext(context.catalogue, context.zone));
}

inline std::string json(Field const& field, std::string_view text) {
    JsonWriter out;
    field.type->to_json(out, field, typed(field, text).value().value);
    return out.take();
}

}  // namespace kedang::fields
