// SPDX-License-Identifier: Apache-2.0
#include "platform/config/values.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>

#include "base/clock.h"
#include "base/mailbox.h"

namespace kedang::config {
namespace {

std::string_view trim(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    auto const first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

std::int64_t characters(std::string_view utf8) {
    return std::count_if(utf8.begin(), utf8.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
    });
}

template <typename Number>
bool read_number(std::string_view text, Number& value) {
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc() && end == text.data() + text.size();
}

bool is_address(std::string const& text) {
    std::array<unsigned char, sizeof(in6_addr)> target;
    return inet_pton(AF_INET, text.c_str(), target.data()) == 1 ||
           inet_pton(AF_INET6, text.c_str(), target.data()) == 1;
}

bool is_network(std::string const& text) {
    auto const slash = text.find('/');
    if (slash == std::string::npos)
        return is_address(text);
    int const longest = text.find(':') == std::string::npos ? 32 : 128;
    int length = -1;
    return is_address(text.substr(0, slash)) &&
           read_number(std::string_view(text).substr(slash + 1), length) && length >= 0 &&
           length <= longest;
}

bool is_url(std::string_view text) {
    for (std::string_view const scheme : {"https://", "http://"}) {
        if (!text.starts_with(scheme))
            continue;
        std::string_view const rest = text.substr(scheme.size());
        return !rest.empty() && rest.front() != '/' &&
               rest.find_first_of("?#@ \t\"<>\\") == rest.npos;
    }
    return false;
}

/// A name as DNS knows them, or an address.
bool is_host(std::string const& text) {
    constexpr std::string_view signs =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    return is_address(text) ||
           (text.find_first_not_of(signs) == text.npos && text.find_first_of(".-") != 0);
}

std::string mend_of_mailboxes(Row const& row, std::string const& value) {
    auto const mailboxes = split_list(value);
    if (std::ssize(mailboxes) > row.maximum)
        return "最多" + std::to_string(row.maximum) + "个邮箱地址";
    if (std::all_of(mailboxes.begin(), mailboxes.end(), is_mailbox))
        return "";
    return "应为邮箱地址，如 audit@example.com" +
           std::string(row.maximum > 1 ? "，多个用逗号分开" : "");
}

std::string choice_names(Row const& row) {
    std::string names;
    for (Choice const& choice : row.choices)
        names += (names.empty() ? "" : "、") + std::string(choice.value);
    return names;
}

/// What the value should be, where it is not; "" where it is.
std::string mend(Row const& row, std::string const& value) {
    std::int64_t number = 0;
    bool const too_long = row.maximum > 0 && characters(value) > row.maximum;
    switch (row.type) {
        case Type::Integer:
            if (read_number(value, number) && number >= row.minimum && number <= row.maximum)
                return "";
            return "应为" + std::to_string(row.minimum) + "到" + std::to_string(row.maximum) +
                   "之间的整数";
        case Type::Boolean:
            return value == "true" || value == "false" ? "" : "应为 true（是）或 false（否）";
        case Type::Choice:
            return std::any_of(row.choices.begin(), row.choices.end(),
                               [&](Choice const& choice) { return choice.value == value; })
                       ? ""
                       : "应为以下之一：" + choice_names(row);
        case Type::TimeZone:
            return TimeZone::known(value) ? "" : "没有这个时区，应为 Asia/Shanghai 这样的名称";
        case Type::Url:
            if (!value.empty() && !is_url(value))
                return "应以 http:// 或 https:// 开头，如 https://crm.example.com";
            break;
        case Type::Address:
            return is_address(value) ? "" : "应为 IP 地址，如 127.0.0.1 或 0.0.0.0";
        case Type::Networks: {
            auto const parts = split_list(value);
            return std::all_of(parts.begin(), parts.end(), is_network)
                       ? ""
                       : "应为 IP 地址或网段，多个用逗号分开，如 10.0.0.0/8, 192.168.1.5";
        }
        case Type::Directory:
            if (!value.empty() && !std::filesystem::path(value).is_absolute())
                return "应为以 / 开头的完整目录";
            break;
        case Type::Host:
            if (!value.empty() && !is_host(value))
                return "应为服务器名称或 IP 地址，如 smtp.example.com";
            break;
        case Type::Mailboxes:
            return mend_of_mailboxes(row, value);
        case Type::Text:
        case Type::Secret:
            if (row.minimum > 0 && characters(value) < row.minimum)
                return "至少应有" + std::to_string(row.minimum) + "个字";
            break;
    }
    return too_long ? "最多" + std::to_string(row.maximum) + "个字" : "";
}

}  // namespace

std::vector<std::string> split_list(std::string_view value) {
    std::vector<std::string> parts;
    while (!value.empty()) {
        std::size_t const comma = std::min(value.find(','), value.size());
        if (auto const part = trim(value.substr(0, comma)); !part.empty())
            parts.emplace_back(part);
        value.remove_prefix(std::min(comma + 1, value.size()));
    }
    return parts;
}

Result<std::string> check_value(Row const& row, std::string_view value) {
    // A password may begin with a space.
    std::string stored(row.type == Type::Secret ? value : trim(value));
    if (row.type == Type::Url && stored.ends_with('/'))
        stored.pop_back();
    std::string const reason = mend(row, stored);
    if (reason.empty())
        return stored;
    std::string const shown = row.type == Type::Secret ? "" : "“" + stored + "”";
    std::string message = "设置 " + std::string(row.key) + "（" + std::string(row.label.zh) +
                          "）的值" + shown + "不对，" + reason;
    return Error{.code = ErrorCode::Invalid,
                 .key = "setting_invalid",
                 .title = message,
                 .fields = {{std::string(row.key), "setting", message}}};
}

}  // namespace kedang::config
