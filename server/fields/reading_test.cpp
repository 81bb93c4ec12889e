// How names are read: sorting stands on the plain spelling, finding by pinyin on the syllables.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "base/text.h"
#include "fields/reading/pinyin.h"
#include "fields/reading/plain_spelling.h"

namespace kedang::fields {
namespace {

struct Case {
    std::string_view name, pinyin;
};

TEST(Reading, B08_follows_the_phrase) {
    for (auto const& [name, pinyin] : {Case{"长沙", "changsha"},
                                       {"厦门", "xiamen"},
                                       {"大厦", "dasha"},
                                       {"重庆", "chongqing"},
                                       {"重工", "zhonggong"},
                                       {"长春", "changchun"},
                                       {"长治", "changzhi"},
                                       {"增长", "zengzhang"},
                                       {"乐山", "leshan"},
                                       {"乐清", "yueqing"},
                                       {"音乐", "yinyue"},
                                       {"银行", "yinhang"},
                                       {"行业", "hangye"},
                                       {"行动", "xingdong"},
                                       {"招商银行业务", "zhaoshangyinhangyewu"},
                                       {"成都", "chengdu"},
                                       {"六安", "luan"},
                                       {"蚌埠", "bengbu"},
                                       {"番禺", "panyu"},
                                       {"台州", "taizhou"},
                                       {"丽水", "lishui"},
                                       {"西藏", "xizang"},
                                       {"朝阳", "chaoyang"},
                                       {"空调", "kongtiao"},
                                       {"模具", "muju"},
                                       {"会计", "kuaiji"},
                                       {"单县", "shanxian"},
                                       {"绿地", "lvdi"},
                                       {"房地产", "fangdichan"},
                                       {"能源", "nengyuan"},
                                       {"解放", "jiefang"}})
        EXPECT_EQ(full_pinyin(name), pinyin) << name;
}

TEST(Reading, B08_knows_surnames_at_the_beginning_of_a_persons_name) {
    for (auto const& [name, pinyin] : {Case{"单雄信", "shanxiongxin"},
                                       {"曾国藩", "zengguofan"},
                                       {"仇英", "qiuying"},
                                       {"乐嘉", "yuejia"},
                                       {"解缙", "xiejin"},
                                       {"区志明", "ouzhiming"},
                                       {"查良镛", "zhaliangyong"},
                                       {"朴成俊", "piaochengjun"},
                                       {"翟志刚", "zhaizhigang"},
                                       {"尉迟恭", "yuchigong"},
                                       {"万俟卨", "moqixie"}})
        EXPECT_EQ(full_pinyin(name), pinyin) << name;
}

TEST(Reading, takes_no_surname_where_there_is_none) {
    EXPECT_EQ(full_pinyin("张单"), "zhangdan");
    EXPECT_EQ(full_pinyin("单晶硅材料有限公司").substr(0, 3), "dan");
    EXPECT_EQ(full_pinyin("乐视网信息技术").substr(0, 2), "le");
    EXPECT_EQ(full_pinyin("单"), "dan");
}

TEST(Reading, B08_has_initials_and_keeps_letters_and_digits) {
    EXPECT_EQ(pinyin_initials("华东科技"), "hdkj");
    EXPECT_EQ(pinyin_initials("长沙华锐"), "cshr");
    EXPECT_EQ(pinyin_initials("ＡＢＢ（中国）有限公司"), "abbzgyxgs");
    EXPECT_EQ(full_pinyin("第3建筑公司"), "di3jianzhugongsi");
    EXPECT_EQ(syllables("长沙 3M-LED照明"),
              (std::vector<std::string>{"chang", "sha", "3m", "led", "zhao", "ming"}));
    EXPECT_TRUE(syllables("——").empty());
    EXPECT_EQ(full_pinyin(""), "");
}

TEST(Reading, spells_with_as_many_characters_and_leaves_the_rest_alone) {
    std::set<std::string_view> written;
    for (auto const& table : {phrase_spellings(), double_surname_spellings(), surname_spellings()})
        for (auto const& spelling : table) {
            EXPECT_EQ(text::count_code_points(spelling.written),
                      text::count_code_points(spelling.plain))
                << spelling.written;
            EXPECT_NE(spelling.written, spelling.plain);
            EXPECT_TRUE(written.insert(spelling.written).second) << spelling.written;
        }
    EXPECT_EQ(plain_spelling("上海华东科技"), "上海华东科技");
    EXPECT_EQ(plain_spelling("Acme"), "Acme");
    EXPECT_EQ(plain_spelling("在长沙和重庆"), "在常沙和虫庆");
}

TEST(Reading, a_plain_spelling_is_read_without_the_tables) {
    // What stands on the right must not be spelled anew, or the reading would depend on the order.
    for (auto const& spelling : phrase_spellings())
        EXPECT_EQ(plain_spelling(spelling.plain), spelling.plain) << spelling.written;
}

TEST(Reading, is_the_same_on_every_thread) {
    std::string other;
    std::thread([&] { other = full_pinyin("长沙重庆"); }).join();
    EXPECT_EQ(other, full_pinyin("长沙重庆"));
    EXPECT_FALSE(reading_version().empty());
}

}  // namespace
}  // namespace kedang::fields
