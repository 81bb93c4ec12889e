// SPDX-License-Identifier: Apache-2.0
#include "sign_in/model_password.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace kedang::sign_in {
namespace {

constexpr std::size_t shortest_run = 4;    ///< letters of a name that count as a word
constexpr std::size_t shortest_walk = 3;   ///< 123, qwe
constexpr std::size_t shortest_login = 3;  ///< shorter ones occur in any text
constexpr std::size_t needed_beyond = 6;   ///< characters that no word accounts for
constexpr std::size_t needed_different = 4;

// What lists of leaked passwords begin with, here and in China.
constexpr std::array<std::string_view, 71> common_words{
    "password", "passw",         "iloveyou",   "woaini",    "woaiwojia", "woaizhongguo", "wodemima",
    "mima",     "zhongguo",      "beijing",    "shanghai",  "aini",      "wobuaini",     "laopo",
    "laogong",  "baobei",        "qinaide",    "xiaoming",  "zhangwei",  "wangwei",      "gongsi",
    "kehu",     "kedang",        "guanliyuan", "denglu",    "yonghu",    "caiwu",        "xiaoshou",
    "admin",    "administrator", "root",       "superuser", "guest",     "user",         "test",
    "demo",     "welcome",       "hello",      "letmein",   "login",     "master",       "monkey",
    "dragon",   "shadow",        "sunshine",   "princess",  "football",  "baseball",     "superman",
    "batman",   "starwars",      "whatever",   "trustno",   "freedom",   "secret",       "computer",
    "internet", "service",       "server",     "system",    "manager",   "company",      "office",
    "windows",  "oracle",        "changeme",   "default",   "temp",      "taobao",       "alibaba",
    "tencent"};
constexpr std::array<std::string_view, 12> common_numbers{
    "5201314", "1314520", "520",       "521",       "1314",   "168",
    "888",     "666",     "147258369", "741852963", "159357", "112233"};
/// Ways over the keyboard and through the alphabet; any part of one is as good as nothing.
constexpr std::array<std::string_view, 12> walks{"01234567890123456789",
                                                 "98765432109876543210",
                                                 "abcdefghijklmnopqrstuvwxyz",
                                                 "zyxwvutsrqponmlkjihgfedcba",
                                                 "qwertyuiopasdfghjklzxcvbnm",
                                                 "poiuytrewqlkjhgfdsamnbvcxz",
                                                 "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
                                                 "qazwsxedcrfvtgbyhnujmikolp",
                                                 "1q2w3e4r5t6y7u8i9o0p",
                                                 "q1w2e3r4t5y6u7i8o9p0",
                                                 "!@#$%^&*()",
                                                 "asdfghjkl;'"};

/// p@ssw0rd is password.
std::string without_leet(std::string text) {
    for (char& letter : text) {
        constexpr std::string_view from = "@$0", to = "aso";
        if (auto const at = from.find(letter); at != std::string_view::npos)
            letter = to[at];
    }
    return text;
}

std::string without(std::string text, std::vector<std::string> const& words) {
    for (auto const& word : words)
        for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos;)
            text.erase(at, word.size());
    return text;
}

bool is_walk(std::string_view part) {
    return std::all_of(part.begin(), part.end(), [&](char c) { return c == part.front(); }) ||
           std::any_of(walks.begin(), walks.end(), [&](std::string_view walk) {
               return walk.find(part) != std::string_view::npos;
           });
}

/// Without the runs of three and more that go along a walk or repeat one character.
std::string without_walks(std::string_view text) {
    std::string left;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 1;
        while (at + length < text.size() && is_walk(text.substr(at, length + 1)))
            ++length;
        if (length < shortest_walk) {
            left += text[at];
            length = 1;
        }
        at += length;
    }
    return left;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Years and days (2026, 20261122) say nothing.
std::string without_dates(std::string_view text) {
    std::string left;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t digits = 0;
        while (at + digits < text.size() && is_digit(text[at + digits]))
            ++digits;
        auto const number = text.substr(at, digits);
        bool const is_date = (digits == 4 || digits == 6 || digits == 8) &&
                             (number.starts_with("19") || number.starts_with("20"));
        if (!is_date)
            left += text.substr(at, std::max<std::size_t>(digits, 1));
        at += std::max<std::size_t>(digits, 1);
    }
    return left;
}

/// A mobile number alone.
bool is_phone(std::string_view text) {
    constexpr std::size_t mobile_digits = 11;
    return text.size() == mobile_digits && text.front() == '1' &&
           std::all_of(text.begin(), text.end(), is_digit);
}

/// What is left of it when everything is gone that is tried first.
std::string unexpected_part(std::string const& folded, std::vector<std::string> words) {
    words.insert(words.end(), common_words.begin(), common_words.end());
    words.insert(words.end(), common_numbers.begin(), common_numbers.end());
    std::sort(words.begin(), words.end(),
              [](auto const& one, auto const& other) { return one.size() > other.size(); });
    auto const spaceless = text::drop_spaces(folded);
    auto const plain = without(spaceless, words), leet = without(without_leet(spaceless), words);
    return without_walks(without_dates(leet.size() < plain.size() ? leet : plain));
}

bool is_guessable(std::string const& folded, PasswordRules const& rules) {
    if (is_phone(folded))
        return true;
    auto const left = unexpected_part(folded, rules.near_words);
    return text::count_code_points(left) < needed_beyond ||
           std::set<char>(left.begin(), left.end()).size() < needed_different;
}

bool holds(std::string const& folded, std::string const& word, std::size_t shortest) {
    return word.size() >= shortest && folded.find(text::fold(word)) != std::string::npos;
}

}  // namespace

std::optional<FieldError> password_fault(std::string_view password, PasswordRules const& rules) {
    auto const length = static_cast<std::int64_t>(text::count_code_points(password));
    if (length < rules.minimum_length)
        return FieldError{"new", "too_short",
                          "新密码只有 " + std::to_string(length) + " 位，至少需要 " +
                              std::to_string(rules.minimum_length) + " 位"};
    auto const folded = text::fold(password);
    if (holds(folded, rules.login, shortest_login) ||
        holds(folded, rules.employee_number, shortest_run))
        return FieldError{"new", "contains_login",
                          "新密码中不能包含登录名或工号，请换成与本人无关的内容"};
    if (is_guessable(folded, rules))
        return FieldError{
            "new", "guessable",
            "新密码多由常见词、连续或重复的字符、日期、公司或姓名的拼音组成，容易被猜中；"
            "请用三四个互不相关的词连起来，或由密码管理器生成"};
    return std::nullopt;
}

std::vector<std::string> runs_of(std::vector<std::string> const& syllables) {
    std::vector<std::string> runs;
    for (std::size_t first = 0; first < syllables.size(); ++first) {
        std::string run;
        for (std::size_t last = first; last < syllables.size(); ++last) {
            run += syllables[last];
            if (run.size() >= shortest_run)
                runs.push_back(run);
        }
    }
    return runs;
}

}  // namespace kedang::sign_in
