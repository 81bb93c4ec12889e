// What passes the door's check of shapes, and what is said of what does not.
// SPDX-License-Identifier: Apache-2.0
#include "api/schema.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "api/typed_values.h"

namespace kedang::api {
namespace {

namespace json = boost::json;

Schema sample() {
    return object({{"values", map_of(field_value())},
                   optional("entry", word({"full", "quick"})),
                   optional("note", nullable(text(6))),
                   optional("count", integer()),
                   optional("sure", boolean()),
                   optional("tags", list_of(text(3), 2))});
}

struct Case {
    char const* body;
    char const* field;  ///< nullptr: it passes
    char const* rule;
};

TEST(Shapes, pass_or_are_refused_by_place_and_rule) {
    std::vector<Case> const cases{
        {R"({"values":{}})", nullptr, nullptr},
        {R"({"values":{"a":1,"b":null,"c":["x",2],"d":{"amount":"1","currency":"CNY"},"e":true}})",
         nullptr, nullptr},
        {R"({"values":{},"note":null,"entry":"quick","count":3,"sure":false,"tags":["a","b"]})",
         nullptr, nullptr},
        {R"({})", "values", "required"},
        {R"([])", "", "type"},
        {R"({"values":[]})", "values", "type"},
        {R"({"values":{"a":{"b":1}}})", "values.a", "type"},
        {R"({"values":{"a":[["x"]]}})", "values.a", "type"},
        {R"({"values":{"a":{"amount":{"b":1}}}})", "values.a", "type"},
        {R"({"values":{},"more":1})", "more", "unknown_key"},
        {R"({"values":{},"entry":"fast"})", "entry", "one_of"},
        {R"({"values":{},"note":"1234567"})", "note", "too_long"},
        {R"({"values":{},"note":"三个字"})", "note", "too_long"},
        {R"({"values":{},"count":1.5})", "count", "type"},
        {R"({"values":{},"count":"1"})", "count", "type"},
        {R"({"values":{},"sure":"true"})", "sure", "type"},
        {R"({"values":{},"tags":["a","b","c"]})", "tags", "too_long"},
        {R"({"values":{},"tags":["a",1]})", "tags[1]", "type"},
        {R"({"values":{},"tags":["long"]})", "tags[0]", "too_long"},
    };
    for (auto const& each : cases) {
        SCOPED_TRACE(each.body);
        auto const checked = validate(sample(), json::parse(each.body));
        ASSERT_EQ(checked.ok(), each.field == nullptr);
        if (checked.ok())
            continue;
        EXPECT_EQ(checked.error().code, ErrorCode::Malformed);
        ASSERT_EQ(checked.error().fields.size(), 1u);
        EXPECT_EQ(checked.error().fields.front().field, each.field);
        EXPECT_EQ(checked.error().fields.front().rule, each.rule);
    }
}

TEST(Shapes, report_every_place_at_once) {
    auto const checked =
        validate(sample(), json::parse(R"({"entry":"fast","count":"x","more":1})"));
    ASSERT_FALSE(checked.ok());
    EXPECT_EQ(checked.error().fields.size(), 4u);
}

TEST(TypedValues, are_what_somebody_might_have_typed) {
    auto const body = json::parse(
        R"({"a":"text","b":12,"c":true,"d":null,"e":["x","y",3],"f":{"amount":"20.5","currency":"USD"},
            "g":1.5,"h":[]})");
    std::vector<std::pair<std::string, std::string>> found;
    for (auto const& [name, text] : typed_values(body.as_object()))
        found.emplace_back(name, text);
    std::vector<std::pair<std::string, std::string>> const expected{
        {"a", "text"},    {"b", "12"},       {"c", "true"}, {"d", ""},
        {"e", "x、y、3"}, {"f", "USD 20.5"}, {"g", "1.5"},  {"h", ""}};
    EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace kedang::api
