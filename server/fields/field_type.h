// What a type of field can do: a struct of functions, no class hierarchy. The types are few and are
// code; fields are data. All functions are pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "fields/catalogue.h"

namespace kedang {
class JsonWriter;  // base/json_writer.h
}

namespace kedang::fields {

/// A normalised value, as it is compared and stored. Absent is the only "no value".
struct Value {
    enum class Kind : std::uint8_t { Absent, Number, Text, Money };
    Kind kind = Kind::Absent;
    std::int64_t number = 0;  ///< integer; money and percent in 1/10,000; boolean 0/1; instant in
                              ///< ms; person, customer: id
    std::string text;  ///< text, date yyyy-mm-dd, option value, region/industry code, phone in
                       ///< +CC… form (";ext=888"), choices as "|a|b|"; currency with Money
    bool absent() const { return kind == Kind::Absent; }
    bool operator==(Value const&) const = default;
    static Value of_text(std::string text) { return {Kind::Text, 0, std::move(text)}; }
    static Value of_number(std::int64_t number) { return {Kind::Number, number, {}}; }
    static Value of_money(std::int64_t amount, std::string currency) {
        return {Kind::Money, amount, std::move(currency)};
    }
};

enum class ColumnKind : std::uint8_t { Text, Integer, Bytes };
struct Column {
    std::string name;  ///< e.g. "registered_capital", "registered_capital_currency"
    ColumnKind kind;
};

/// How a value is found without reading it: the class names the key (a phone is found wherever it
/// stands), the text is what is hashed.
struct IndexKey {
    std::string_view index_class;  ///< "phone", "email", "id_number"
    std::string text;
};

/// Who is meant by a name or number, and how an id reads. Asked of the records, which fields does
/// not know; a function that is not set finds nobody.
struct References {
    std::function<std::optional<std::int64_t>(std::string_view name)> person_named;
    std::function<std::optional<std::int64_t>(std::string_view number_or_name)> customer_numbered;
    std::function<std::string(std::int64_t id)> person_name;
    std::function<std::string(std::int64_t id)> customer_name;
};

/// What parsing needs from outside.
struct ParseContext {
    Catalogue const& catalogue;
    Date today;
    TimeZone const* zone = nullptr;          ///< the company's; nullptr: UTC
    References const* references = nullptr;  ///< nullptr: persons and customers by id only
};

/// What writing for people needs from outside. A Catalogue alone is enough where neither instants
/// nor persons are written.
struct TextContext {
    TextContext(Catalogue const& read_catalogue, TimeZone const* company_zone = nullptr,
                References const* known_references = nullptr)
        : catalogue(read_catalogue), zone(company_zone), references(known_references) {}
    Catalogue const& catalogue;
    TimeZone const* zone;
    References const* references;
};

/// A parsed value and what a person should look at before saving (a failing check digit, say).
struct Parsed {
    Value value;
    std::vector<FieldError> warnings = {};  ///< can be confirmed; kept as a finding
};

enum class Operator : std::uint8_t {
    Equals,
    NotEquals,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Contains,
    NotContains,
    StartsWith,
    IsEmpty,
    IsNotEmpty,
    In,
    NotIn,
    Under,
    Between
};
std::string_view word(Operator op);  ///< "eq", "ne", "gt" … as in the API
std::optional<Operator> operator_from(std::string_view word);

struct FieldType {
    std::string_view name;
    /// The columns a field of this type needs (one, two with money), before encryption.
    std::vector<Column> (*columns)(Field const&);
    /// From what a person typed or a sheet holds: full-width digits, +86, 万元, 2024/5/1 … are
    /// understood. Empty text gives Absent. Errors: one FieldError with field, value and mend.
    Result<Parsed> (*parse)(Field const&, std::string_view typed, ParseContext const&);
    /// As the API says it: a string, number, boolean, array or object written to `out`.
    void (*to_json)(JsonWriter& out, Field const&, Value const&);
    /// As people read it: labels for options, 200万元 for money.
    std::string (*to_text)(Field const&, Value const&, TextContext const&);
    /// What a sort column holds: bytes whose order is the order people expect; "" for Absent.
    std::string (*sort_key)(Value const&);
    std::vector<IndexKey> (*index_keys)(Value const&);
    std::span<Operator const> operators;
};

/// nullptr where there is no such type.
FieldType const* type_named(std::string_view name);
std::span<FieldType const* const> all_types();

/// The columns a field really has: one of bytes where it is encrypted.
std::vector<Column> stored_columns(Field const& field);
/// One text for a value and back again, without loss: what is encrypted and what the log keeps.
/// decode throws Bug for a text that encode did not write.
std::string encode(Value const& value);
Value decode(std::string_view encoded);

}  // namespace kedang::fields
