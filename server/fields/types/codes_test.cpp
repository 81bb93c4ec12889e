// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "fields/test_fields.h"

namespace kedang::fields {
namespace {

Field credit_code() {
    return make_field("credit_code", "统一社会信用代码");
}
Field id_number() {
    return make_field("id_number", "身份证号");
}

TEST(CreditCode, A05_accepts_codes_however_they_are_typed) {
    for (std::string_view const text :
         {"91350100M000100Y43", "91350100m000100y43", "９１３５０１００Ｍ０００１００Ｙ４３",
          " 91350100 M000100Y43 "})
        EXPECT_EQ(stored(credit_code(), text), "91350100M000100Y43") << text;
    EXPECT_EQ(warnings(credit_code(), "91350100M000100Y43"), "");
    EXPECT_EQ(stored(credit_code(), "无"), "absent");
}

TEST(CreditCode, A05_a_failing_check_digit_is_to_be_confirmed) {
    EXPECT_EQ(stored(credit_code(), "91350100M000100Y44"), "91350100M000100Y44");
    EXPECT_EQ(warnings(credit_code(), "91350100M000100Y44"), "check_digit");
}

TEST(CreditCode, A05_malformed_codes_are_refused_with_the_mend) {
    EXPECT_EQ(
        stored(credit_code(), "9135O100M000100Y43"),
        "! 统一社会信用代码 '9135O100M000100Y43' 第5位 O 不会出现在信用代码中，是否应为数字 0");
    EXPECT_EQ(stored(credit_code(), "320404000009558"),
              "! 统一社会信用代码 '320404000009558' 是15位旧注册号，应为18位，请填写营业执照上的"
              "统一社会信用代码");
    EXPECT_EQ(stored(credit_code(), "9.13E+17"),
              "! 统一社会信用代码 '9.13E+17' 被 Excel 改成了科学计数，请把单元格设为文本后重填完整"
              "代码");
    for (std::string_view const text :
         {"企合苏锡总字第0001", "95032706-6", "91350100M000100Y4", "91350100M000100Y4汉"})
        EXPECT_FALSE(typed(credit_code(), text).ok()) << text;
}

TEST(CreditCode, A05_twenty_thousand_real_codes_hold) {
    std::ifstream file(KEDANG_SHARED_DATA "/companies/uscc_valid_20k.csv");
    if (!file)
        GTEST_SKIP() << "no shared data here";
    std::string row;
    std::getline(file, row);
    int codes = 0, complaints = 0;
    while (std::getline(file, row)) {
        auto const parsed = typed(credit_code(), row.substr(0, row.find(',')));
        ++codes;
        complaints += !parsed.ok() || !parsed.value().warnings.empty();
    }
    EXPECT_EQ(codes, 20000);
    EXPECT_EQ(complaints, 0);
}

TEST(CreditCode, A05_real_exceptions_are_told_apart) {
    std::ifstream file(KEDANG_SHARED_DATA "/companies/uscc_real_exceptions.csv");
    if (!file)
        GTEST_SKIP() << "no shared data here";
    std::map<std::string, std::map<std::string, int>> outcomes;
    std::string row;
    std::getline(file, row);
    while (std::getline(file, row)) {
        std::size_t const comma = row.find(',');
        std::string const code = row.substr(comma + 1, row.find(',', comma + 1) - comma - 1);
        auto const parsed = typed(credit_code(), code);
        std::string const outcome = !parsed.ok()                      ? "refused"
                                    : parsed.value().value.absent()   ? "absent"
                                    : parsed.value().warnings.empty() ? "accepted"
                                                                      : "to confirm";
        ++outcomes[row.substr(0, comma)][outcome];
    }
    EXPECT_EQ(outcomes["length_15"]["refused"], 3793);
    EXPECT_EQ(outcomes["length_13"]["refused"], 257);
    // Twenty fail by a lower-case letter alone, which is mended.
    EXPECT_EQ(outcomes["bad_check_digit"]["to confirm"], 92);
    EXPECT_EQ(outcomes["bad_check_digit"]["accepted"], 20);
    EXPECT_EQ(outcomes["ok_but_org_part_fails"]["to confirm"], 81);
    EXPECT_EQ(outcomes["length_1"]["absent"], 3);
    // Lower-case letters are mended; what is then sound is accepted.
    EXPECT_EQ(outcomes["bad_character"]["accepted"] + outcomes["bad_character"]["to confirm"] +
                  outcomes["bad_character"]["refused"],
              126);
    EXPECT_GT(outcomes["bad_character"]["accepted"], 0);
}

TEST(IdNumber, A05_checks_the_check_digit) {
    EXPECT_EQ(stored(id_number(), "11010519491231002x"), "11010519491231002X");
    EXPECT_EQ(warnings(id_number(), "11010519491231002X"), "");
    EXPECT_EQ(stored(id_number(), "１１０１０５１９４９１２３１００２Ｘ"), "11010519491231002X");
    EXPECT_EQ(warnings(id_number(), "110105194912310021"), "check_digit");
    EXPECT_EQ(stored(id_number(), "暂无"), "absent");
}

TEST(IdNumber, A05_refuses_malformed_numbers_with_the_mend) {
    EXPECT_EQ(stored(id_number(), "1101051949123100"),
              "! 身份证号 '1101051949123100' 有16位，身份证号应为18位，请核对");
    EXPECT_EQ(stored(id_number(), "110105194913310020"),
              "! 身份证号 '110105194913310020' 中的出生日期 19491331 不存在，请核对");
    EXPECT_EQ(rule_of_refusal(id_number(), "1.10105E+17"), "spreadsheet");
    for (std::string_view const text : {"11010519491231002Y", "11010520991231002X", "1234", "X"})
        EXPECT_FALSE(typed(id_number(), text).ok()) << text;
}

TEST(IdNumber, numbers_of_the_first_generation_find_the_same_person) {
    EXPECT_EQ(stored(id_number(), "110105491231002"), "110105491231002");
    EXPECT_EQ(warnings(id_number(), "110105491231002"), "id_first_generation");
    auto const keys = id_number().type->index_keys(Value::of_text("110105491231002"));
    ASSERT_EQ(keys.size(), 1u);
    EXPECT_EQ(keys[0].text, "11010519491231002X");
}

TEST(IdNumber, C01_takes_the_last_four_where_the_field_says_so) {
    Field partial = id_number();
    partial.rules = {"id_last_four_allowed"};
    EXPECT_EQ(stored(partial, "002x"), "002X");
    EXPECT_TRUE(partial.type->index_keys(Value::of_text("002X")).empty());
    EXPECT_FALSE(typed(partial, "02X0").ok());
}

TEST(IdLast4, C01_the_last_four_are_three_digits_and_one_more_or_X_in_one_spelling) {
    Field const last4 = make_field("id_last4", "证件号后四位");
    for (auto const* typed_text : {"123x", "123X", " １２３ｘ "})
        EXPECT_EQ(stored(last4, typed_text), "123X") << typed_text;
    EXPECT_EQ(stored(last4, "0042"), "0042");
    for (auto const* wrong : {"12X3", "123", "12345", "110105194912310021", "一二三四"})
        EXPECT_FALSE(typed(last4, wrong).ok()) << wrong;
    EXPECT_TRUE(last4.type->index_keys(Value::of_text("123X")).empty());
}

}  // namespace
}  // namespace kedang::fields
