// SPDX-License-Identifier: Apache-2.0
#include "sign_in/model.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace kedang::sign_in {
namespace {

bool is_powerful(std::string_view permission) {
    constexpr std::array<std::string_view, 5> named{"people.manage", "security.manage",
                                                    "system.manage", "audit.read", "audit.verify"};
    return std::find(named.begin(), named.end(), permission) != named.end() ||
           permission.ends_with(".decide") || permission.ends_with(".approve") ||
           permission.starts_with("export.") || permission.ends_with(".export");
}

struct Word {
    std::string_view part;  ///< of the User-Agent
    std::string_view word;
};

// The first that fits: Edge and WeChat call themselves Chrome too, and Chrome calls itself Safari.
constexpr std::array<Word, 11> browsers{{{"MicroMessenger", "微信"},
                                         {"wxwork", "企业微信"},
                                         {"DingTalk", "钉钉"},
                                         {"Edg", "Edge"},
                                         {"QQBrowser", "QQ浏览器"},
                                         {"Firefox", "Firefox"},
                                         {"OPR", "Opera"},
                                         {"Chrome", "Chrome"},
                                         {"CriOS", "Chrome"},
                                         {"Safari", "Safari"},
                                         {"curl", "curl"}}};
constexpr std::array<Word, 7> systems{{{"HarmonyOS", "鸿蒙"},
                                       {"Android", "Android"},
                                       {"iPhone", "iPhone"},
                                       {"iPad", "iPad"},
                                       {"Windows", "Windows"},
                                       {"Mac OS X", "Mac"},
                                       {"Linux", "Linux"}}};

template <std::size_t count>
std::string_view word_in(std::string_view user_agent, std::array<Word, count> const& words) {
    for (auto const& [part, word] : words)
        if (user_agent.find(part) != std::string_view::npos)
            return word;
    return {};
}

}  // namespace

Guard after_failure(Guard guard, NameLock const& lock, std::int64_t now_ms) {
    ++guard.failures;
    guard.counted_at_ms = now_ms;
    std::int64_t const beyond = guard.failures - lock.failures;
    if (beyond < 0)
        return guard;
    std::int64_t seconds = lock.first_s;
    for (std::int64_t i = 0; i < beyond && seconds < lock.longest_s; ++i)
        seconds *= 2;
    guard.locked_until_ms = now_ms + std::min(seconds, lock.longest_s) * 1000;
    return guard;
}

Guard after_failure(Guard guard, AddressLimit const& limit, std::int64_t now_ms) {
    if (now_ms - guard.counted_at_ms >= limit.window_ms)
        guard = {.failures = 0, .counted_at_ms = now_ms};
    if (++guard.failures >= limit.failures)
        guard.locked_until_ms = guard.counted_at_ms + limit.window_ms;
    return guard;
}

std::int64_t seconds_locked(Guard const& guard, std::int64_t now_ms) {
    return std::max<std::int64_t>(0, (guard.locked_until_ms - now_ms + 999) / 1000);
}

std::string counted_address(std::string_view address) {
    constexpr std::size_t network_bytes = 8;
    std::string const text(address);
    in6_addr six{};
    if (inet_pton(AF_INET6, text.c_str(), &six) != 1 || IN6_IS_ADDR_V4MAPPED(&six))
        return text;
    std::fill(std::begin(six.s6_addr) + network_bytes, std::end(six.s6_addr), std::uint8_t{0});
    std::array<char, INET6_ADDRSTRLEN> network{};
    inet_ntop(AF_INET6, &six, network.data(), network.size());
    return std::string(network.data()) + "/64";
}

bool is_powerful(std::vector<std::string> const& permissions) {
    return std::any_of(permissions.begin(), permissions.end(), [](std::string const& permission) {
        return is_powerful(std::string_view(permission));
    });
}

bool is_served_to_others(std::string_view public_url) {
    auto const scheme = public_url.find("://");
    if (scheme == std::string_view::npos)
        return false;
    auto const host = public_url.substr(scheme + 3);
    return !(host == "localhost" || host.starts_with("localhost:") || host.starts_with("127.") ||
             host.starts_with("[::1]"));
}

std::string device_words(std::string_view user_agent) {
    std::string const system(word_in(user_agent, systems));
    std::string const browser(word_in(user_agent, browsers));
    return system + (system.empty() || browser.empty() ? "" : " · ") + browser;
}

std::string unknown_login(std::string_view mark) {
    return "未知登录名 #" + std::string(mark);
}

}  // namespace kedang::sign_in
