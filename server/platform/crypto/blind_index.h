// Keyed hashes by which a phone, email or ID number is found without being readable.
// One key a class of value, so that the same phone has the same tag wherever it stands.
// Not for values with few possibilities. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "platform/crypto/keyring.h"

namespace kedang::crypto {

enum class IndexClass : std::uint8_t { Phone = 1, Email = 2, IdNumber = 3 };

using IndexTag = std::array<std::byte, 16>;
/// 12 bits, big-endian in two bytes: several endings share a tag, so hits are to be rechecked.
using LastFourTag = std::array<std::byte, 2>;

class BlindIndex {
  public:
    explicit BlindIndex(Keyring const& keyring) : keyring_(&keyring) {}

    /// In: the value as its type normalises it. Returns: the tag to store.
    IndexTag tag(IndexClass index_class, std::string_view normalised) const;
    /// The tags to look for: under the active key first, then under archived ones.
    std::vector<IndexTag> tags_to_find(IndexClass index_class, std::string_view normalised) const;

    /// In: the last four characters of the normalised value.
    LastFourTag last_four_tag(IndexClass index_class, std::string_view last_four) const;
    std::vector<LastFourTag> last_four_tags_to_find(IndexClass index_class,
                                                    std::string_view last_four) const;

  private:
    Keyring const* keyring_;
};

}  // namespace kedang::crypto
