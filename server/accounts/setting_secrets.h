// Settings that are secrets, as they stand in the table of settings: encrypted, and readable at the
// place of their own key only. Pure but for the keyring.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/secret.h"
#include "platform/crypto/keyring.h"

namespace kedang::accounts {

std::string seal_setting(crypto::Keyring const& keyring, std::string_view key,
                         std::string_view value);

/// Nothing where it cannot be opened: it is damaged, of another setting, or its key is gone.
std::optional<std::string> open_setting(crypto::Keyring const& keyring, std::string_view key,
                                        std::string_view sealed);

}  // namespace kedang::accounts
