// SPDX-License-Identifier: Apache-2.0
#include "fields/names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <thread>

#include "fields/simplified.h"

namespace kedang::fields {
namespace {

TEST(NameKey, B05_spellings_of_one_name_share_a_key) {
    std::string const key = name_key("华东科技(上海)有限公司");
    for (std::string_view const name :
         {"华东科技（上海）有限公司", "华东科技 ( 上海 ) 有限公司", "華東科技(上海)有限公司",
          "华东科技(上海)有限责任公司", "华东科技（上海)有限公司\u200B",
          "华东科技\u3000上海有限公司", "华东科技(上海)有限公司*", "华东科技\uE000(上海)有限公司"})
        EXPECT_EQ(name_key(name), key) << name;
    EXPECT_EQ(name_key("Acme Trading Co., Ltd."), name_key("ＡＣＭＥ trading co ltd"));
}

TEST(NameKey, city_brand_and_form_still_count) {
    EXPECT_NE(name_key("上海华东科技有限公司"), name_key("华东科技有限公司"));
    EXPECT_NE(name_key("华东科技有限公司"), name_key("华东科技股份有限公司"));
    EXPECT_NE(name_key("华东科技有限公司"), name_key("华冻科技有限公司"));
    EXPECT_NE(name_key("第1机床厂"), name_key("第2机床厂"));
}

TEST(NameKey, a_name_of_signs_keeps_a_key) {
    EXPECT_EQ(name_key("***"), "***");
    EXPECT_EQ(name_key(""), "");
}

TEST(Simplified, converts_by_phrase) {
    EXPECT_EQ(simplified("臺灣電子"), "台湾电子");
    EXPECT_EQ(simplified("乾隆"), "乾隆");
    EXPECT_EQ(simplified("华东科技"), "华东科技");
    EXPECT_EQ(comparison_form("ＡＢＣ電子"), "abc电子");
}

TEST(Simplified, is_the_same_on_every_thread) {
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 500; ++n)
                wrong += simplified("華東電子股份有限公司" + std::to_string(n)) !=
                         "华东电子股份有限公司" + std::to_string(n);
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(wrong, 0);
}

TEST(NameSortKey, follows_pinyin) {
    std::vector<std::string> names{"张三", "李四", "阿里", "北京", "Acme", "重庆", "赵一", "100"};
    std::sort(names.begin(), names.end(),
              [](auto const& a, auto const& b) { return name_sort_key(a) < name_sort_key(b); });
    EXPECT_EQ(names, (std::vector<std::string>{"100", "Acme", "阿里", "北京", "重庆", "李四",
                                               "张三", "赵一"}));
}

TEST(NameSortKey, B02_puts_names_under_the_reading_they_have) {
    std::vector<std::string> names{"张三",     "长沙机械", "重庆电机", "单雄信",
                                   "上海电气", "曾国藩",   "厦门航空", "夏商百货",
                                   "仇英",     "秦淮河",   "茶行",     "重工机械"};
    std::sort(names.begin(), names.end(),
              [](auto const& a, auto const& b) { return name_sort_key(a) < name_sort_key(b); });
    EXPECT_EQ(names, (std::vector<std::string>{"茶行", "长沙机械", "重庆电机", "秦淮河", "仇英",
                                               "单雄信", "上海电气", "厦门航空", "夏商百货",
                                               "曾国藩", "张三", "重工机械"}));
}

TEST(NameSortKey, is_short_and_the_same_on_every_thread) {
    std::string const long_name = "中华人民共和国最长的公司名称以及它的全部分支机构和附属单位";
    std::string const key = name_sort_key(long_name + long_name);
    EXPECT_LE(key.size(), 64u);
    EXPECT_EQ(name_sort_key("  "), "");
    std::string other;
    std::thread([&] { other = name_sort_key(long_name + long_name); }).join();
    EXPECT_EQ(other, key);
    EXPECT_TRUE(sort_key_version().starts_with("pinyin-"));
}

TEST(NameKey, odd_real_names_have_stable_keys) {
    std::ifstream file(KEDANG_SHARED_DATA "/companies/odd_names.csv");
    if (!file)
        GTEST_SKIP() << "no shared data here";
    std::string row;
    std::getline(file, row);
    int mixed_brackets = 0;
    while (std::getline(file, row)) {
        std::size_t const begin = row.find(',') + 1;
        std::string const name = row.substr(begin, row.rfind(',') - begin);
        std::string const key = name_key(name);
        EXPECT_FALSE(key.empty()) << name;
        EXPECT_EQ(name_key(key), key) << name;
        mixed_brackets += row.starts_with("halfwidth_and_fullwidth_paren_mixed");
        EXPECT_EQ(key.find("("), std::string::npos) << name;
    }
    EXPECT_EQ(mixed_brackets, 3);
}

}  // namespace
}  // namespace kedang::fields
