// Who a request really comes from when reverse proxies stand in front. A header anybody can write
// is believed only as far as the configured proxies wrote it. Immutable; thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/http/message.h"

namespace kedang::http {

class TrustedProxies {
  public:
    /// Trusts nobody: the peer is the client.
    TrustedProxies() = default;

    /// In:     addresses or CIDR blocks, IPv4 or IPv6: "10.0.0.0/8", "::1".
    /// Errors: Invalid, naming the first entry that is neither.
    static Result<TrustedProxies> parse(std::vector<std::string> const& networks);

    /// The peer; where the peer is a trusted proxy, the right-most entry of X-Forwarded-For that is
    /// not one itself (the left-most if all are). An unreadable entry ends the search at the hop
    /// that wrote it.
    std::string client_address(RequestHead const& head) const;

  private:
    using Address = std::array<std::uint8_t, 16>;  // IPv4 as ::ffff:a.b.c.d
    struct Network {
        Address address;
        int prefix_bits;
    };
    bool trusts(Address const& address) const;

    std::vector<Network> networks_;
};

}  // namespace kedang::http
