// SPDX-License-Identifier: Apache-2.0
#include "fields/field_type.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "base/check.h"
#include "fields/test_fields.h"

namespace kedang::fields {
namespace {

Value random_value(std::mt19937_64& random) {
    auto const number = static_cast<std::int64_t>(random() >> (random() % 64));
    std::string text;
    for (std::size_t i = random() % 12; i > 0; --i)
        text += static_cast<char>(random());
    switch (random() % 4) {
        case 0:
            return {};
        case 1:
            return Value::of_number(random() % 2 == 0 ? number : -number);
        case 2:
            return Value::of_text(text);
        default:
            return Value::of_money(number, "CNY");
    }
}

TEST(Value, encoding_and_back_loses_nothing) {
    std::mt19937_64 random(20261122);
    for (int i = 0; i < 10'000; ++i) {
        Value const value = random_value(random);
        EXPECT_EQ(decode(encode(value)), value);
    }
    for (std::int64_t const edge : {std::numeric_limits<std::int64_t>::min(),
                                    std::numeric_limits<std::int64_t>::max(), std::int64_t{0}})
        EXPECT_EQ(decode(encode(Value::of_number(edge))), Value::of_number(edge));
    EXPECT_NE(encode(Value::of_text("")), encode(Value{}));
}

TEST(Value, what_encode_did_not_write_is_refused) {
    for (std::string_view const text : {"x1", "n", "n1x", "m1", "m CNY", "n99999999999999999999"})
        EXPECT_THROW(decode(text), Bug) << text;
}

TEST(Value, sort_keys_of_numbers_keep_their_order) {
    std::mt19937_64 random(7);
    FieldType const* integer = type_named("integer");
    for (int i = 0; i < 10'000; ++i) {
        auto const a = static_cast<std::int64_t>(random()), b = static_cast<std::int64_t>(random());
        EXPECT_EQ(a < b,
                  integer->sort_key(Value::of_number(a)) < integer->sort_key(Value::of_number(b)));
    }
}

TEST(FieldType, every_type_answers_for_absent) {
    EXPECT_EQ(all_types().size(), 21u);
    for (FieldType const* type : all_types()) {
        Field field = make_field(type->name, "值");
        EXPECT_EQ(type_named(type->name), type);
        EXPECT_EQ(stored(field, "  "), "absent") << type->name;
        EXPECT_EQ(shown(field, ""), "") << type->name;
        EXPECT_EQ(json(field, ""), type->name == "choices" ? "[]" : "null") << type->name;
        EXPECT_EQ(type->sort_key(Value{}), "") << type->name;
        EXPECT_TRUE(type->index_keys(Value{}).empty()) << type->name;
        EXPECT_FALSE(type->columns(field).empty()) << type->name;
        EXPECT_FALSE(type->operators.empty()) << type->name;
        field.encrypted = true;
        ASSERT_EQ(stored_columns(field).size(), 1u) << type->name;
        EXPECT_EQ(stored_columns(field)[0].kind, ColumnKind::Bytes) << type->name;
    }
    EXPECT_EQ(type_named("no_such_type"), nullptr);
}

TEST(FieldType, broken_utf8_and_control_characters_never_get_in) {
    for (FieldType const* type : all_types()) {
        Field const field = make_field(type->name, "值");
        EXPECT_FALSE(typed(field, "1\xFF").ok()) << type->name;
        EXPECT_FALSE(typed(field, std::string_view("1\0", 2)).ok()) << type->name;
    }
}

TEST(Operator, words_go_both_ways) {
    for (int i = 0; i <= static_cast<int>(Operator::Between); ++i) {
        auto const op = static_cast<Operator>(i);
        EXPECT_EQ(operator_from(word(op)), op);
    }
    EXPECT_EQ(operator_from("like"), std::nullopt);
}

}  // namespace
}  // namespace kedang::fields
