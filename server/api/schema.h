// The shape of what goes in and out of a route: checked at the door, printed as JSON Schema in the
// OpenAPI document. Values; thread-safe once made.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "base/result.h"

namespace kedang::api {

struct Property;

struct Schema {
    enum class Shape : std::uint8_t {
        Any,
        Object,
        Map,
        Array,
        Text,
        Integer,
        Boolean,
        FieldValue,
        Reference
    };
    Shape shape = Shape::Any;
    std::vector<Property> properties;  ///< with Object: no others are allowed
    std::vector<Schema> item;          ///< with Array and Map: exactly one
    std::vector<std::string> words;    ///< with Text: the allowed ones, empty for any
    std::int64_t maximum = 0;          ///< Text: bytes, Array: items; 0 for the route's body limit
    std::string reference;             ///< with Reference: a component's name
    bool nullable = false;
};

struct Property {
    std::string name;
    Schema schema;
    bool required = true;
};

Schema any();
Schema object(std::vector<Property> properties);
Schema map_of(Schema item);
Schema list_of(Schema item, std::int64_t maximum = 0);
Schema text(std::int64_t maximum = 0);
Schema word(std::vector<std::string> words);
Schema integer();
Schema boolean();
/// What a field of the catalogue takes: text, number, boolean, null, a list of them, or an amount
/// {"amount","currency"}. Whether it suits the field is the gate's business.
Schema field_value();
Schema reference(std::string component);
Schema nullable(Schema schema);
inline Property optional(std::string name, Schema schema) {
    return {std::move(name), std::move(schema), false};
}

/// A schema with a name of its own in the OpenAPI document and the TypeScript types.
struct Component {
    std::string name;
    Schema schema;
};

/// Errors: Malformed, with a line per place (`contacts[0].values`) with rule
/// "unknown_key", "type", "required", "one_of" or "too_long".
Result<Done> validate(Schema const& schema, boost::json::value const& value);

/// Writes the schema as JSON Schema 2020-12 (OpenAPI 3.1).
void write_schema(JsonWriter& out, Schema const& schema);

}  // namespace kedang::api
