// SPDX-License-Identifier: Apache-2.0
#include "accounts/one_time_password.h"

#include <array>

#include "platform/crypto/primitives.h"

namespace kedang::accounts {

SecretText one_time_password() {
    constexpr std::size_t length = 14;
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
    SecretText password;
    while (password.size() < length) {
        std::array<std::byte, 1> random{};
        crypto::fill_random(random);
        auto const at = static_cast<std::size_t>(random.front());
        // Only as many of the 256 values as letters fit in evenly: no letter is likelier.
        if (at < 256 / letters.size() * letters.size())
            password.reveal_for_writing() += letters[at % letters.size()];
    }
    return password;
}

}  // namespace kedang::accounts
