// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/file_digest.h"

#include <sodium.h>

#include <array>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "platform/crypto/bytes.h"

namespace kedang::crypto {

std::string sha256_of_file(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::vector<char> piece(std::size_t{64} << 10);
    while (in.read(piece.data(), std::ssize(piece)) || in.gcount() > 0)
        crypto_hash_sha256_update(&state, reinterpret_cast<unsigned char const*>(piece.data()),
                                  static_cast<unsigned long long>(in.gcount()));
    if (!in.eof())
        throw std::runtime_error("cannot read a file to take its digest");
    std::array<std::byte, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char*>(digest.data()));
    return to_hex(digest);
}

}  // namespace kedang::crypto
