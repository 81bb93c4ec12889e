// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>

#include "fields/test_fields.h"
#include "fields/types/phone_number.h"

namespace kedang::fields {
namespace {

Field phone() {
    return make_field("phone", "电话");
}

struct Spelling {
    std::string_view typed;
    std::string_view stored;
};

TEST(Phone, B05_accepts_mobiles_of_eleven_digits) {
    for (std::string_view const text :
         {"13800138000", "138 0013 8000", "138-0013-8000", "+8613800138000", "+86 138 0013 8000",
          "0086 13800138000", "86-13800138000", "8613800138000", "１３８００１３８０００",
          "(+86)13800138000", "013800138000", "\u200B13800138000\u3000", "138.0013.8000"})
        EXPECT_EQ(stored(phone(), text), "+8613800138000") << text;
}

TEST(Phone, B05_accepts_landlines_with_area_code) {
    Spelling const table[] = {
        {"021-56788880", "+862156788880"},       {"02156788880", "+862156788880"},
        {"(021)56788880", "+862156788880"},      {"（021）5678 8880", "+862156788880"},
        {"+86 21 56788880", "+862156788880"},    {"+86-021-56788880", "+862156788880"},
        {"010 8346 1806", "+861083461806"},      {"0512-67888888", "+8651267888888"},
        {"0755 8376-5566", "+8675583765566"},    {"0570-3012345", "+865703012345"},
        {"0086-512-67888888", "+8651267888888"}, {"021—56788880", "+862156788880"},
    };
    for (auto const& [text, expected] : table)
        EXPECT_EQ(stored(phone(), text), expected) << text;
}

TEST(Phone, C03_accepts_extensions) {
    for (std::string_view const text :
         {"021-56788880-888", "021-56788880转888", "021-56788880 ext 888", "021-56788880 ext.888",
          "021-56788880#888", "02156788880-888", "(021)56788880-888", "021-56788880 分机888",
          "021-5678-8880-888", "021-56788880(转888)", "+862156788880;ext=888",
          "+86 21 56788880-888", "021-56788880x888", "０２１－５６７８８８８０－８８８"})
        EXPECT_EQ(stored(phone(), text), "+862156788880;ext=888") << text;
    // The handbook's own example: seven digits, not four and an extension.
    EXPECT_EQ(stored(phone(), "021-5678-888"), "+86215678888");
    EXPECT_EQ(stored(phone(), "0570-3012345-8"), "+865703012345;ext=8");
    EXPECT_EQ(stored(phone(), "400-810-9889-1"), "+864008109889;ext=1");
}

TEST(Phone, accepts_hotlines_and_foreign_numbers) {
    Spelling const table[] = {
        {"400-810-9889", "+864008109889"},
        {"4006 388 666", "+864006388666"},
        {"800-830-8300", "+868008308300"},
        {"95187", "+8695187"},
        {"950808", "+86950808"},
        {"95163234", "+8695163234"},
        {"10086", "+8610086"},
        {"12306", "+8612306"},
        {"021-962319", "+8621962319"},
        {"0871-96533", "+8687196533"},
        {"+86 95187", "+8695187"},
        {"+1 650-253-0000", "+16502530000"},
        {"001 650 253 0000", "+16502530000"},
        {"+852 2123 4567", "+85221234567"},
    };
    for (auto const& [text, expected] : table)
        EXPECT_EQ(stored(phone(), text), expected) << text;
}

TEST(Phone, B05_refusals_name_field_value_and_mend) {
    Field const mobile = make_field("phone", "手机号");
    Spelling const table[] = {
        {"1380013800", "! 手机号 '1380013800' 只有10位，手机号应为11位"},
        {"138001380001", "! 手机号 '138001380001' 有12位，手机号应为11位"},
        {"12800138000", "! 手机号 '12800138000' 不是手机号，手机号以 13 至 19 开头，请核对"},
        {"56788880", "! 手机号 '56788880' 没有区号，请加区号，如 021-56788880"},
        {"755-83765566", "! 手机号 '755-83765566' 的区号前少了0，请填写如 0755-83765566"},
        {"0990-12", "! 手机号 '0990-12' 区号 0990 后面有2位，固话号码应为7位或8位"},
        {"0499-56788880", "! 手机号 '0499-56788880' 的区号 0499 不存在，请核对区号"},
        {"1.38E+10",
         "! 手机号 '1.38E+10' 被 Excel 改成了科学计数，请把单元格设为文本后重填完整号码"},
        {"138****8000", "! 手机号 '138****8000' 是打码后的号码，请填写完整号码"},
        {"13800138000(张三)",
         "! 手机号 '13800138000(张三)' 不是电话号码，请只填号码，如 13800138000 或 021-56788880"},
        {"+1 23", "! 手机号 '+1 23' 不是国际号码，应为 + 国家代码和6至14位号码，如 +16503198930"},
    };
    for (auto const& [text, expected] : table)
        EXPECT_EQ(stored(mobile, text), expected) << text;
    for (std::string_view const text :
         {"微信同号", "+", "()", "1", "999999999999999999", "021-", "021-56788880转",
          "021-56788880转12345678", "+86", "138xxxx8000"})
        EXPECT_FALSE(typed(mobile, text).ok()) << text;
}

TEST(Phone, C03_two_numbers_in_one_cell_belong_into_two_fields) {
    for (std::string_view const text :
         {"13800138000/13900139000", "13800138000、13900139000", "13800138000;021-56788880",
          "13800138000 13900139000", "13800138000,13900139000", "1380013800013900139000",
          "13800138000\n13900139000"})
        EXPECT_EQ(rule_of_refusal(phone(), text), "several_phones") << text;
    EXPECT_EQ(
        stored(phone(), "13800138000/13900139000"),
        "! 电话 '13800138000/13900139000' 有不止一个号码，这里只填一个，另一个请填到备用电话");
}

TEST(Phone, reads_as_people_dial_and_back_again) {
    for (std::string_view const text :
         {"13800138000", "021-56788880-888", "0512-67888888", "4008109889", "95187", "+16502530000",
          "010-83461806", "021-962319", "010-96066"}) {
        EXPECT_EQ(shown(phone(), text), text);
        EXPECT_EQ(stored(phone(), shown(phone(), text)), stored(phone(), text));
        EXPECT_EQ(stored(phone(), stored(phone(), text)), stored(phone(), text));
    }
}

TEST(Phone, B07_is_found_by_its_number_whatever_the_extension) {
    auto const keys = phone().type->index_keys(Value::of_text("+862156788880;ext=888"));
    ASSERT_EQ(keys.size(), 1u);
    EXPECT_EQ(keys[0].index_class, "phone");
    EXPECT_EQ(keys[0].text, "+862156788880");
    EXPECT_TRUE(phone().type->index_keys(Value{}).empty());
}

TEST(Phone, B05_reads_published_hotlines) {
    std::ifstream file(KEDANG_SHARED_DATA "/reference/public_hotlines.csv");
    if (!file)
        GTEST_SKIP() << "no shared data here";
    std::string row;
    std::getline(file, row);
    int rows = 0;
    std::string refused;
    while (std::getline(file, row)) {
        std::size_t const begin = row.find(',', row.find(',') + 1) + 1;
        std::string const number = row.substr(begin, row.find(',', begin) - begin);
        ++rows;
        // Senders of SMS (106…) and their branches (100861 1) cannot be called.
        bool const sender = number.starts_with("10") || number.starts_with("1212");
        if (!typed(phone(), number).ok() && !sender)
            refused += number + " ";
    }
    EXPECT_EQ(rows, 444);
    EXPECT_EQ(refused, "6502530000 6700 ");
}

}  // namespace
}  // namespace kedang::fields
