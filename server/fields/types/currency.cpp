// SPDX-License-Identifier: Apache-2.0
#include "fields/types/currency.h"

namespace kedang::fields::types {
namespace {

struct Word {
    std::string_view word;
    std::string_view code;
};

// Longer words before their own beginnings: 香港元 before 元 would, US$ before $.
constexpr Word words[] = {
    {"人民币", "CNY"}, {"RMB", "CNY"},      {"CNY", "CNY"},      {"CNH", "CNY"},
    {"¥", "CNY"},      {"￥", "CNY"},       {"美元", "USD"},     {"美金", "USD"},
    {"USD", "USD"},    {"US$", "USD"},      {"U.S.$", "USD"},    {"HK$", "HKD"},
    {"HKD", "HKD"},    {"香港元", "HKD"},   {"港币", "HKD"},     {"港元", "HKD"},
    {"港圆", "HKD"},   {"NT$", "TWD"},      {"TWD", "TWD"},      {"新台币", "TWD"},
    {"台湾元", "TWD"}, {"台币", "TWD"},     {"MOP", "MOP"},      {"澳门元", "MOP"},
    {"澳门币", "MOP"}, {"日元", "JPY"},     {"日圆", "JPY"},     {"日币", "JPY"},
    {"JPY", "JPY"},    {"欧元", "EUR"},     {"EUR", "EUR"},      {"€", "EUR"},
    {"英镑", "GBP"},   {"GBP", "GBP"},      {"£", "GBP"},        {"澳大利亚元", "AUD"},
    {"澳元", "AUD"},   {"AUD", "AUD"},      {"加拿大元", "CAD"}, {"加元", "CAD"},
    {"CAD", "CAD"},    {"新加坡元", "SGD"}, {"新元", "SGD"},     {"新币", "SGD"},
    {"SGD", "SGD"},    {"S$", "SGD"},       {"韩元", "KRW"},     {"韩圆", "KRW"},
    {"韩币", "KRW"},   {"KRW", "KRW"},      {"瑞士法郎", "CHF"}, {"CHF", "CHF"},
    {"卢布", "RUB"},   {"RUB", "RUB"},      {"泰铢", "THB"},     {"THB", "THB"},
    {"$", "USD"}};

struct Unit {
    std::string_view code;
    std::string_view word;
};
constexpr Unit units[] = {
    {"CNY", "元"},       {"USD", "美元"}, {"HKD", "港元"},     {"TWD", "新台币"}, {"MOP", "澳门元"},
    {"JPY", "日元"},     {"EUR", "欧元"}, {"GBP", "英镑"},     {"AUD", "澳元"},   {"CAD", "加元"},
    {"SGD", "新加坡元"}, {"KRW", "韩元"}, {"CHF", "瑞士法郎"}, {"RUB", "卢布"},   {"THB", "泰铢"}};

}  // namespace

CurrencyWord leading_currency(std::string_view text) {
    for (Word const& known : words)
        if (text.starts_with(known.word))
            return {known.code, known.word.size()};
    return {};
}

std::string_view currency_unit(std::string_view code) {
    for (Unit const& known : units)
        if (known.code == code)
            return known.word;
    return code;
}

}  // namespace kedang::fields::types
