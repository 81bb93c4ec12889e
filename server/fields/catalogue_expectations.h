// For tests of the catalogue: what a record has to hold, what a preset offers and requires. Not
// part of the program. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "fields/catalogue.h"
#include "fields/field_type.h"

namespace kedang::fields {

struct Expected {
    std::string_view name;
    std::string_view type;
};

/// Each field is there, has that type and names the clause as its source.
inline void expect_fields(RecordType const& record, std::initializer_list<Expected> expected,
                          std::string const& clause) {
    for (auto const& [name, type] : expected) {
        auto const* const field = record.field(name);
        ASSERT_NE(field, nullptr) << record.name << "." << name;
        EXPECT_EQ(field->type->name, type) << name;
        EXPECT_THAT(" " + field->source + " ", testing::HasSubstr(" " + clause + " ")) << name;
    }
}

/// The options of a customer's field that are not retired, in their order.
inline std::vector<std::string> offered(Catalogue const& catalogue, std::string_view field) {
    std::vector<std::string> values;
    for (auto const& option : catalogue.customer().field(field)->options)
        if (!option.retired)
            values.push_back(option.value);
    return values;
}

inline bool required(Catalogue const& catalogue, std::string_view record, std::string_view field) {
    return catalogue.record(record)->field(field)->required != Required::No;
}

/// "kind=company" where a customer's field is required of companies only, "" where of all or none.
inline std::string required_of(Catalogue const& catalogue, std::string_view field) {
    auto const& when = catalogue.customer().field(field)->required_when;
    return when ? when->field + "=" + when->values.front() : "";
}

}  // namespace kedang::fields
