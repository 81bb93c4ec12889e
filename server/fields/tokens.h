// Cuts text into search tokens, the same for SQLite (FTS5, unicode61 remove_diacritics 0, joined by
// blanks) and PostgreSQL (text[], tsvector): tokens hold letters and digits only. Every hit is to
// be checked against the text afterwards: tokens say "may hold", never "holds". Pure, thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kedang::fields {

/// The distinct tokens of a text, in byte order. Text is compared in comparison_form.
/// Of a run of Han, Kana or Hangul every character begins one token: with its neighbour (华东,
/// 东科, 科技), the last one alone (技). Latin letters and digits make words.
std::vector<std::string> index_tokens(std::string_view text);

struct QueryToken {
    std::string text;
    bool prefix = false;  ///< finds every token that begins with it
};
/// What all must be found. Two and more Han characters become their pairs; one alone is a prefix,
/// which is why every character begins a token; words are prefixes too. Empty where there is
/// nothing to search for.
std::vector<QueryToken> query_tokens(std::string_view text);

/// Changes when the same text would be cut otherwise; indexes are then made anew.
std::string_view tokenizer_version();

}  // namespace kedang::fields
