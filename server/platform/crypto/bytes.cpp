// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/bytes.h"

#include <sodium.h>

namespace kedang::crypto {
namespace {

constexpr int base64_variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

unsigned char const* raw_pointer(ByteView bytes) {
    return reinterpret_cast<unsigned char const*>(bytes.data());
}

}  // namespace

std::string to_hex(ByteView bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), raw_pointer(bytes), bytes.size());
    text.pop_back();
    return text;
}

std::optional<Bytes> from_hex(std::string_view text) {
    Bytes bytes(text.size() / 2 + 1);  // never without memory, which libsodium refuses
    std::size_t length = 0;
    char const* end = nullptr;
    int const failed = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                      text.data(), text.size(), nullptr, &length, &end);
    if (failed != 0 || end != text.data() + text.size() || text.size() % 2 != 0)
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

std::string to_base64url(ByteView bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), base64_variant), '\0');
    sodium_bin2base64(text.data(), text.size(), raw_pointer(bytes), bytes.size(), base64_variant);
    text.pop_back();
    return text;
}

std::optional<Bytes> from_base64url(std::string_view text) {
    Bytes bytes(text.size() * 3 / 4 + 1);
    std::size_t length = 0;
    char const* end = nullptr;
    int const failed =
        sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &length, &end, base64_variant);
    if (failed != 0 || end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

bool equal_in_constant_time(ByteView a, ByteView b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

CanonicalWriter& CanonicalWriter::number(std::uint64_t value, int width) {
    std::byte big_endian[8];
    for (int i = 0; i < width; ++i)
        big_endian[i] = static_cast<std::byte>(value >> (8 * (width - 1 - i)));
    bytes_.insert(bytes_.end(), big_endian, big_endian + width);
    return *this;
}

CanonicalWriter& CanonicalWriter::varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        bytes_.push_back(static_cast<std::byte>(value | 0x80));
    bytes_.push_back(static_cast<std::byte>(value));
    return *this;
}

CanonicalWriter& CanonicalWriter::raw(ByteView bytes) {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    return *this;
}

CanonicalWriter& CanonicalWriter::sized(ByteView bytes) {
    return u32(static_cast<std::uint32_t>(bytes.size())).raw(bytes);
}

std::uint64_t CanonicalReader::varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        std::uint64_t const part = number(1);
        value |= (part & 0x7f) << shift;
        if ((part & 0x80) == 0)
            return value;
    }
    good_ = false;
    return 0;
}

ByteView CanonicalReader::raw(std::size_t count) {
    if (count > rest_.size()) {
        good_ = false;
        rest_ = {};
        return {};
    }
    ByteView const taken = rest_.first(count);
    rest_ = rest_.subspan(count);
    return taken;
}

std::uint64_t CanonicalReader::number(std::size_t width) {
    std::uint64_t value = 0;
    for (std::byte const byte : raw(width))
        value = value << 8 | static_cast<std::uint64_t>(byte);
    return value;
}

}  // namespace kedang::crypto
