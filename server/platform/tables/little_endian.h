// Numbers at a place in untrusted bytes. Pure functions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace kedang::tables {

/// Returns 0 where the bytes end before the number does. For little-endian machines, as all are
/// that Kedang is built for.
template <typename Number>
Number number_at(std::string_view bytes, std::size_t offset) {
    Number value{};
    if (offset <= bytes.size() && bytes.size() - offset >= sizeof value)
        std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

inline std::uint8_t u8_at(std::string_view bytes, std::size_t offset) {
    return number_at<std::uint8_t>(bytes, offset);
}
inline std::uint16_t u16_at(std::string_view bytes, std::size_t offset) {
    return number_at<std::uint16_t>(bytes, offset);
}
inline std::uint32_t u32_at(std::string_view bytes, std::size_t offset) {
    return number_at<std::uint32_t>(bytes, offset);
}

/// The part of `bytes` from `offset` on, as far as there is one.
inline std::string_view slice(std::string_view bytes, std::size_t offset,
                              std::size_t count = std::string_view::npos) {
    return offset < bytes.size() ? bytes.substr(offset, count) : std::string_view{};
}

}  // namespace kedang::tables
