// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/file_digest.h"

#include <gtest/gtest.h>

#include <fstream>

#include "platform/crypto/testing.h"

namespace kedang::crypto {
namespace {

TEST(FileDigest, is_the_sha256_of_all_bytes) {
    TestFolder const folder;
    auto const file = folder.path() / "file";
    std::ofstream(file) << "abc";
    // The example of FIPS 180-4.
    EXPECT_EQ(sha256_of_file(file),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    std::ofstream(file, std::ios::binary) << std::string(1'000'000, 'a');
    EXPECT_EQ(sha256_of_file(file),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    std::ofstream(file, std::ios::trunc).flush();
    EXPECT_EQ(sha256_of_file(file),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_THROW(sha256_of_file(folder.path() / "gone"), std::runtime_error);
}

}  // namespace
}  // namespace kedang::crypto
