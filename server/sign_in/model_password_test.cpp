// Which passwords are too easy to guess, and that sensible ones are not.
// SPDX-License-Identifier: Apache-2.0
#include "sign_in/model_password.h"

#include <gtest/gtest.h>

namespace kedang::sign_in {
namespace {

PasswordRules const rules{
    .minimum_length = 10,
    .login = "wangfang",
    .employee_number = "HR0042",
    .near_words = runs_of({"su", "zhou", "hua", "rui", "jing", "mi", "ji", "xie"})};

std::string fault(std::string_view password) {
    auto const found = password_fault(password, rules);
    return found ? found->rule : "";
}

TEST(Password, takes_what_is_long_and_of_no_pattern) {
    for (auto const* good :
         {"correct horse battery", "a long new password", "plum kite river 42", "green lamp seven",
          "Tr0ub4dor&3x!", "九月的风吹过苏州河畔", "x9$kQ2!vLp", "mangzhong-haitang-7"})
        EXPECT_EQ(fault(good), "") << good;
}

TEST(Password, is_refused_where_everybody_tries_it_first) {
    for (auto const* bad : {"1234567890",    "0987654321",     "qwertyuiop",
                            "1qaz2wsx3edc",  "woaini1314",     "woaini520520",
                            "WoAiNi1314520", "password123",    "P@ssw0rd2026",
                            "admin123456",   "admin@20261122", "aaaaaaaaaa",
                            "abcabcabcabc",  "1111111111",     "13800138000",
                            "iloveyou123",   "5201314520",     "abcdefghij",
                            "19900101 1990", "qwerty123456",   "ａｄｍｉｎ１２３４５６"})
        EXPECT_EQ(fault(bad), "guessable") << bad;
}

TEST(Password, is_refused_where_it_is_the_company_and_a_number) {
    for (auto const* bad :
         {"huarui123456", "suzhouhuarui1", "Huarui@2026", "huaruijingmi888", "jingmijixie66"})
        EXPECT_EQ(fault(bad), "guessable") << bad;
}

TEST(Password, holds_neither_log_in_name_nor_employee_number) {
    EXPECT_EQ(fault("my wangfang lamp"), "contains_login");
    EXPECT_EQ(fault("lamp of WangFang"), "contains_login");
    EXPECT_EQ(fault("lamp hr0042 river"), "contains_login");
}

TEST(Password, is_measured_in_characters) {
    EXPECT_EQ(fault("x9$kQ2!vL"), "too_short");
    EXPECT_EQ(fault("九月的风吹过苏州河"), "too_short");
    auto const found = password_fault("short", rules);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->field, "new");
    EXPECT_EQ(found->message, "新密码只有 5 位，至少需要 10 位");
}

TEST(Password, is_never_quoted_in_the_refusal) {
    for (auto const* bad : {"woaini1314", "my wangfang lamp", "Secr3t"}) {
        auto const found = password_fault(bad, rules);
        ASSERT_TRUE(found) << bad;
        EXPECT_EQ(found->message.find(bad), std::string::npos);
        EXPECT_EQ(found->message.find("woaini"), std::string::npos);
    }
}

TEST(RunsOf, are_every_shortening_of_at_least_four_letters) {
    EXPECT_EQ(runs_of({"su", "zhou", "li"}),
              (std::vector<std::string>{"suzhou", "suzhouli", "zhou", "zhouli"}));
    EXPECT_TRUE(runs_of({}).empty());
}

}  // namespace
}  // namespace kedang::sign_in
