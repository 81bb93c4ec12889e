// How names are read where their characters have several readings: 长沙 is chángshā, not zhǎngshā.
// Noted as Chinese dictionaries long did (直音): the same name in characters with one reading only,
// 常沙. Sorting and pinyin both come from that spelling, so they agree. Pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace kedang::fields {

/// The name with as many characters, each with the reading it has there. For keys, never shown.
/// Longer phrases go before shorter ones; a surname counts at the beginning of a name of two or
/// three characters, which is a person's or reads like one.
std::string plain_spelling(std::string_view name);

/// Changes with every line of the tables: keys made from other readings are out of date.
std::string const& reading_version();

struct Spelling {
    std::string_view written;
    std::string_view plain;
};
/// Anywhere in a name.
std::span<Spelling const> phrase_spellings();
/// At the beginning of a name, however long.
std::span<Spelling const> double_surname_spellings();
/// At the beginning of a name of two or three characters.
std::span<Spelling const> surname_spellings();

}  // namespace kedang::fields
