#include "platform/http/client_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

#include "platform/http/text.h"

namespace kedang::http {
namespace {

using Address = std::array<std::uint8_t, 16>;
constexpr std::array<std::uint8_t, 12> mapped_prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr int mapped_prefix_bits = 96;

std::optional<Address> parse_address(std::string const& text) {
    Address address{};
    if (inet_pton(AF_INET6, text.c_str(), address.data()) == 1)
        return address;
    std::copy(mapped_prefix.begin(), mapped_prefix.end(), address.begin());
    if (inet_pton(AF_INET, text.c_str(), address.data() + mapped_prefix.size()) == 1)
        return address;
    return std::nullopt;
}

std::string to_text(Address const& address) {
    char text[INET6_ADDRSTRLEN] = {};
    bool const is_v4 = std::equal(mapped_prefix.begin(), mapped_prefix.end(), address.begin());
    inet_ntop(is_v4 ? AF_INET : AF_INET6, address.data() + (is_v4 ? mapped_prefix.size() : 0), text,
              sizeof text);
    return text;
}

// Entries carry ports with some proxies: "203.0.113.7:4711", "[2001:db8::1]:4711".
std::string without_port(std::string_view entry) {
    if (entry.starts_with('['))
        return std::string(entry.substr(1, std::min(entry.find(']'), entry.size()) - 1));
    if (std::count(entry.begin(), entry.end(), ':') == 1)
        return std::string(entry.substr(0, entry.find(':')));
    return std::string(entry);
}

bool share_prefix(Address const& left, Address const& right, int bits) {
    auto const whole = static_cast<std::size_t>(bits / 8);
    if (!std::equal(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(whole), right.begin()))
        return false;
    int const rest = bits % 8;
    return rest == 0 || (left[whole] ^ right[whole]) >> (8 - rest) == 0;
}

}  // namespace

Result<TrustedProxies> TrustedProxies::parse(std::vector<std::string> const& networks) {
    TrustedProxies proxies;
    for (std::string const& text : networks) {
        auto const slash = std::min(text.find('/'), text.size());
        auto const address = parse_address(text.substr(0, slash));
        bool const is_v4 = text.find(':') == std::string::npos;
        int const longest = is_v4 ? 32 : 128;
        int bits = longest;
        bool readable = address.has_value();
        if (slash < text.size()) {
            auto const end = text.data() + text.size();
            auto const parsed = std::from_chars(text.data() + slash + 1, end, bits);
            readable = readable && parsed.ec == std::errc{} && parsed.ptr == end;
        }
        if (!readable || bits < 0 || bits > longest)
            return Error{ErrorCode::Invalid, "trusted_proxy",
                         "可信代理 " + text + " 不是IP地址或网段，应写作 10.0.0.0/8 或 ::1"};
        proxies.networks_.push_back({*address, is_v4 ? bits + mapped_prefix_bits : bits});
    }
    return proxies;
}

bool TrustedProxies::trusts(Address const& address) const {
    return std::any_of(networks_.begin(), networks_.end(), [&](Network const& network) {
        return share_prefix(network.address, address, network.prefix_bits);
    });
}

std::string TrustedProxies::client_address(RequestHead const& head) const {
    auto current = parse_address(head.peer);
    if (!current)
        return head.peer;
    std::vector<std::string_view> hops;
    for (auto const& [name, value] : head.headers)
        if (equal_ignoring_case(name, "X-Forwarded-For"))
            for (std::string_view const entry : split_trimmed(value, ','))
                hops.push_back(entry);
    for (auto hop = hops.rbegin(); hop != hops.rend() && trusts(*current); ++hop) {
        auto const address = parse_address(without_port(*hop));
        if (!address)
            break;
        current = address;
    }
    return to_text(*current);
}

}  // namespace kedang::http
