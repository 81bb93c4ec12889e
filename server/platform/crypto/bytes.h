// Bytes and their spellings: hex, base64url, and a fixed-width big-endian encoding whose result is
// the same on every machine, for hashes, signatures and associated data. No secrets are kept here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kedang::crypto {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<std::byte const>;

inline ByteView as_bytes(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}
inline std::string_view as_text(ByteView bytes) {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

std::string to_hex(ByteView bytes);
/// Nothing where a character is not a hex digit or their number is odd.
std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 section 5, without padding.
std::string to_base64url(ByteView bytes);
std::optional<Bytes> from_base64url(std::string_view text);

/// Takes the same time wherever the first difference stands.
bool equal_in_constant_time(ByteView a, ByteView b);

/// Appends numbers big-endian in their full width, and byte strings with a 4-byte length before.
class CanonicalWriter {
  public:
    CanonicalWriter& u8(std::uint8_t value) { return number(value, 1); }
    CanonicalWriter& u32(std::uint32_t value) { return number(value, 4); }
    CanonicalWriter& i64(std::int64_t value) {
        return number(static_cast<std::uint64_t>(value), 8);
    }
    /// Seven bits a byte, the lowest first; the shortest form. For lengths in compact encodings.
    CanonicalWriter& varint(std::uint64_t value);
    /// As they are, for values whose width is fixed.
    CanonicalWriter& raw(ByteView bytes);
    CanonicalWriter& sized(ByteView bytes);
    CanonicalWriter& sized(std::string_view text) { return sized(as_bytes(text)); }
    /// Empties it and keeps its memory.
    void clear() { bytes_.clear(); }
    ByteView view() const { return bytes_; }
    Bytes take() { return std::move(bytes_); }

  private:
    CanonicalWriter& number(std::uint64_t value, int width);
    Bytes bytes_;
};

/// Reads what CanonicalWriter wrote. After a read past the end everything reads as 0 or empty and
/// `good` is false: check it once at the end.
class CanonicalReader {
  public:
    explicit CanonicalReader(ByteView bytes) : rest_(bytes) {}
    std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
    std::int64_t i64() { return static_cast<std::int64_t>(number(8)); }
    std::uint64_t varint();
    ByteView raw(std::size_t count);
    ByteView sized() { return raw(u32()); }
    bool good() const { return good_; }
    bool at_end() const { return good_ && rest_.empty(); }

  private:
    std::uint64_t number(std::size_t width);
    ByteView rest_;
    bool good_ = true;
};

}  // namespace kedang::crypto
