// For tests only: a folder that goes away again, and a keyring in one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

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

}  // namespace kedang::crypto
