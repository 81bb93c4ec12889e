// SPDX-License-Identifier: Apache-2.0
#include "demo/identities.h"

#include <algorithm>
#include <array>

namespace kedang::demo {
namespace {

struct Word {
    std::string_view han;
    std::string_view pinyin;
};

constexpr std::array<Word, 40> surnames{{
    {"李", "li"},    {"张", "zhang"}, {"刘", "liu"},   {"陈", "chen"}, {"杨", "yang"},
    {"黄", "huang"}, {"赵", "zhao"},  {"胡", "hu"},    {"朱", "zhu"},  {"高", "gao"},
    {"林", "lin"},   {"郭", "guo"},   {"梁", "liang"}, {"宋", "song"}, {"郑", "zheng"},
    {"谢", "xie"},   {"韩", "han"},   {"唐", "tang"},  {"冯", "feng"}, {"董", "dong"},
    {"程", "cheng"}, {"曹", "cao"},   {"袁", "yuan"},  {"邓", "deng"}, {"许", "xu"},
    {"傅", "fu"},    {"潘", "pan"},   {"顾", "gu"},    {"陆", "lu"},   {"姚", "yao"},
    {"邵", "shao"},  {"汪", "wang"},  {"施", "shi"},   {"俞", "yu"},   {"方", "fang"},
    {"石", "shi"},   {"史", "shi"},   {"龚", "gong"},  {"邱", "qiu"},  {"季", "ji"},
}};

constexpr std::array<Word, 48> given_names{{
    {"建平", "jianping"},  {"志强", "zhiqiang"}, {"晓燕", "xiaoyan"},   {"海峰", "haifeng"},
    {"丽华", "lihua"},     {"国栋", "guodong"},  {"伟", "wei"},         {"敏", "min"},
    {"俊杰", "junjie"},    {"雪梅", "xuemei"},   {"文斌", "wenbin"},    {"永康", "yongkang"},
    {"秀英", "xiuying"},   {"浩然", "haoran"},   {"子涵", "zihan"},     {"静", "jing"},
    {"明辉", "minghui"},   {"春华", "chunhua"},  {"卫东", "weidong"},   {"玉兰", "yulan"},
    {"立新", "lixin"},     {"佳琪", "jiaqi"},    {"鹏程", "pengcheng"}, {"振宇", "zhenyu"},
    {"红梅", "hongmei"},   {"宏伟", "hongwei"},  {"思远", "siyuan"},    {"慧", "hui"},
    {"长青", "changqing"}, {"凯", "kai"},        {"婷婷", "tingting"},  {"德明", "deming"},
    {"亚楠", "yanan"},     {"瑞", "rui"},        {"晨", "chen"},        {"金龙", "jinlong"},
    {"小军", "xiaojun"},   {"倩", "qian"},       {"文静", "wenjing"},   {"庆丰", "qingfeng"},
    {"世杰", "shijie"},    {"雅琴", "yaqin"},    {"林", "lin"},         {"超", "chao"},
    {"素珍", "suzhen"},    {"根生", "gensheng"}, {"嘉怡", "jiayi"},     {"博文", "bowen"},
}};

constexpr std::array<std::string_view, 22> brand_beginnings{
    "珩", "澍", "屹", "煜", "翊", "砺", "骁", "衍", "澜", "峻", "曜",
    "颢", "霖", "锴", "昱", "湛", "璟", "钧", "泓", "岑", "朔", "旌"};
constexpr std::array<std::string_view, 20> brand_endings{"迈", "澜", "驰", "凌", "诺", "维", "弈",
                                                         "拓", "科", "铭", "朗", "恺", "泰", "昇",
                                                         "启", "瑞", "达", "楷", "程", "锐"};

constexpr std::string_view code_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

std::string padded(int number, std::size_t width) {
    std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

/// Four digits, each once in 10,000 and not one after the other.
std::string scattered(int serial) {
    return padded(serial * 7919 % 10000, 4);
}

/// The ninth character of an organisation's code.
char organisation_check(std::string_view eight) {
    constexpr int weights[8] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i)
        sum += (eight[i] <= '9' ? eight[i] - '0' : eight[i] - 'A' + 10) * weights[i];
    int const check = (11 - sum % 11) % 11;
    return check == 10 ? 'X' : static_cast<char>('0' + check);
}

char credit_check(std::string_view seventeen) {
    std::size_t sum = 0, weight = 1;
    for (char const c : seventeen) {
        sum += code_alphabet.find(c) * weight;
        weight = weight * 3 % 31;
    }
    return code_alphabet[(31 - sum % 31) % 31];
}

}  // namespace

CompanyName Identities::company(Place const& place, Trade const& trade) {
    for (;;) {
        std::string const brand(chance_.one_of(brand_beginnings));
        auto const ending = chance_.one_of(brand_endings);
        if (brand == ending || !taken_names_.insert(brand + std::string(ending)).second)
            continue;
        auto const abbreviated = std::string(place.town) + brand + std::string(ending);
        return {abbreviated + std::string(chance_.one_of(trade.businesses)) + "有限公司",
                abbreviated};
    }
}

Human Identities::human() {
    for (;;) {
        auto const& surname = chance_.one_of(surnames);
        auto const& given = chance_.one_of(given_names);
        Human made{std::string(surname.han), std::string(surname.han) + std::string(given.han),
                   std::string(given.pinyin) + "." + std::string(surname.pinyin) + "@example.com"};
        if (taken_names_.insert(made.email).second)
            return made;
    }
}

std::string Identities::mobile() {
    return "1540000" + scattered(next_serial());
}

std::string Identities::landline(Place const& place) {
    return std::string(place.area_code) + "-0000" + scattered(next_serial());
}

std::string Identities::credit_code(Place const& place) {
    std::string organisation = "MA" + padded(next_serial() * 7919 % 1000000, 6);
    organisation += organisation_check(organisation);
    std::string code = "9199" + std::string(place.division.substr(2)) + organisation;
    return code + credit_check(code);
}

}  // namespace kedang::demo
