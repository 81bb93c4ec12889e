// For tests only: a folder that goes away again, a keyring in one, an authenticator app.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "base/clock.h"
#include "platform/crypto/keyring.h"

namespace kedang::crypto {

class TestFolder {
  public:
    TestFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "kedang-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error("no folder for the test");
        path_ = pattern;
    }
    ~TestFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TestFolder(TestFolder const&) = delete;
    TestFolder& operator=(TestFolder const&) = delete;
    std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

class TestKeyring {
  public:
    TestKeyring() : keyring_(Keyring::create(folder_.path() / "keys", std::nullopt).value()) {}
    Keyring& operator*() { return keyring_; }
    Keyring* operator->() { return &keyring_; }

  private:
    TestFolder folder_;
    Keyring keyring_;
};

/// What an app shows that was given this secret.
inline std::string totp_code(std::string const& base32, Instant now) {
    char* secret = nullptr;
    std::size_t size = 0;
    std::array<char, 7> code{};
    auto const seconds = static_cast<time_t>(to_milliseconds(now) / 1000);
    bool const made = oath_base32_decode(base32.data(), base32.size(), &secret, &size) == OATH_OK &&
                      oath_totp_generate(secret, size, seconds, OATH_TOTP_DEFAULT_TIME_STEP_SIZE,
                                         OATH_TOTP_DEFAULT_START_TIME, 6, code.data()) == OATH_OK;
    std::free(secret);
    if (!made)
        throw std::runtime_error("no code from " + base32);
    return code.data();
}

}  // namespace kedang::crypto
