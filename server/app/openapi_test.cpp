// The document that describes the API: reviewed when it changes, and sound in itself.
// SPDX-License-Identifier: Apache-2.0
#include "api/openapi.h"

#include <gtest/gtest.h>

#include <set>

#include "app/application.h"
#include "app/test_golden.h"

namespace kedang::app {
namespace {

namespace json = boost::json;

json::value document() {
    return json::parse(api::openapi(routes(), components()));
}

void each_reference(json::value const& value, std::set<std::string>& found) {
    if (auto const* object = value.if_object())
        for (auto const& [name, member] : *object) {
            if (name == "$ref")
                found.emplace(member.as_string());
            each_reference(member, found);
        }
    if (auto const* items = value.if_array())
        for (auto const& item : *items)
            each_reference(item, found);
}

TEST(OpenApi, is_what_was_reviewed) {
    expect_golden("openapi.json", pretty(document()));
}

TEST(OpenApi, refers_to_nothing_that_is_not_there) {
    auto const whole = document();
    std::set<std::string> found;
    each_reference(whole, found);
    ASSERT_FALSE(found.empty());
    for (auto const& reference : found) {
        json::error_code failure;
        EXPECT_NE(whole.find_pointer(reference.substr(1), failure), nullptr) << reference;
    }
    // Nor does it define what nobody uses.
    for (auto const& [name, schema] : whole.at("components").at("schemas").as_object())
        EXPECT_TRUE(found.contains("#/components/schemas/" + std::string(name))) << name;
}

TEST(OpenApi, names_every_operation_once) {
    auto const whole = document();
    std::set<std::string> names;
    for (auto const& [path, operations] : whole.at("paths").as_object())
        for (auto const& [method, operation] : operations.as_object())
            EXPECT_TRUE(names.emplace(operation.at("operationId").as_string()).second)
                << method << " " << path;
    EXPECT_EQ(names.size(), routes().size());
}

}  // namespace
}  // namespace kedang::app
