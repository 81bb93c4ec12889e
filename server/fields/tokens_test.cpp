// SPDX-License-Identifier: Apache-2.0
#include "fields/tokens.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "base/text.h"

namespace kedang::fields {
namespace {

using Words = std::vector<std::string>;

std::string query(std::string_view text) {
    std::string all;
    for (QueryToken const& token : query_tokens(text))
        all += (all.empty() ? "" : " ") + token.text + (token.prefix ? "*" : "");
    return all;
}

/// Whether an index over the text would offer it for the query.
bool offered(std::string_view text, std::string_view asked) {
    auto const tokens = index_tokens(text);
    auto const wanted = query_tokens(asked);
    return !wanted.empty() &&
           std::all_of(wanted.begin(), wanted.end(), [&](QueryToken const& want) {
               return std::any_of(tokens.begin(), tokens.end(), [&](std::string const& token) {
                   return want.prefix ? token.starts_with(want.text) : token == want.text;
               });
           });
}

TEST(Tokens, pairs_and_words) {
    EXPECT_EQ(index_tokens("华东科技"), (Words{"东科", "华东", "技", "科技"}));
    EXPECT_EQ(index_tokens("用iPhone 15打A4纸"), (Words{"15", "a4", "iphone", "打", "用", "纸"}));
    EXPECT_EQ(index_tokens("哈哈哈哈"), (Words{"哈", "哈哈"}));
    EXPECT_EQ(index_tokens(" ,。!"), Words{});
}

TEST(Tokens, A30_queries_from_one_character_on) {
    EXPECT_EQ(query("华"), "华*");
    EXPECT_EQ(query("华东"), "华东");
    EXPECT_EQ(query("华东科"), "华东 东科");
    EXPECT_EQ(query("华东 crm"), "华东 crm*");
    EXPECT_EQ(query("?!"), "");
}

TEST(Tokens, A30_every_part_of_a_text_is_found) {
    std::string const text = "电话沟通CRM系统需求,约定1月20日上门演示、報價200万元。𠮷野家㐂";
    std::size_t begin = 0;
    int tried = 0;
    while (begin < text.size()) {
        std::size_t end = begin;
        for (int letters = 0; letters < 6 && end < text.size(); ++letters) {
            text::next_code_point(text, end);
            std::string_view const part = std::string_view(text).substr(begin, end - begin);
            // Inside a Latin word only its beginning is indexed.
            bool const inside_word = begin > 0 && std::isalnum(text[begin] & 0x7F) != 0 &&
                                     (text[begin] & 0x80) == 0 && (text[begin - 1] & 0x80) == 0;
            if (inside_word || query_tokens(part).empty())
                continue;
            EXPECT_TRUE(offered(text, part)) << part;
            ++tried;
        }
        text::next_code_point(text, begin);
    }
    EXPECT_GT(tried, 100);
    EXPECT_FALSE(offered(text, "通电"));
    EXPECT_FALSE(offered(text, "系统工程"));
}

TEST(Tokens, width_case_and_tradition_do_not_matter) {
    EXPECT_EQ(index_tokens("ＣＲＭ 電話"), index_tokens("crm 电话"));
    EXPECT_TRUE(offered("報價單", "报价"));
}

TEST(Tokens, hold_letters_and_digits_only) {
    // Characters younger than Unicode 6.1, marks, private use, quotes and operators of FTS5.
    std::string const hostile =
        "\xE9\xBF\x95𫝀𰀀〇 \"a\" NEAR(b,c) d* -e ^f {g}:h \uE000 e\u0301 o'x\\y";
    for (std::string const& token : index_tokens(hostile))
        for (std::size_t at = 0; at < token.size();) {
            char32_t const c = text::next_code_point(token, at);
            EXPECT_TRUE(u_isalnum(static_cast<UChar32>(c))) << token;
            EXPECT_FALSE(c >= 0x9FCD && c < 0xA000) << token;
            EXPECT_LT(c, 0x2B81Fu) << token;
        }
    EXPECT_FALSE(index_tokens(hostile).empty());
    EXPECT_LE(index_tokens(std::string(500, 'x')).at(0).size(), 64u);
    EXPECT_TRUE(offered(std::string(500, 'x'), std::string(100, 'x')));
}

}  // namespace
}  // namespace kedang::fields
