// What may be typed next in the filter line: fields, comparisons, values, joints, found by their
// characters or their pinyin. Pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "fields/filter/line.h"

namespace kedang::fields {

struct Completion {
    std::string text;  ///< stands there afterwards
    Expectation::What what = Expectation::What::Field;
    std::size_t from = 0;   ///< the place from which it replaces what is typed, up to the cursor
    std::string note = {};  ///< what it is: a field's group, a value's whole name
};

/// Names of people, for values; a function that is not set knows nobody.
using PeopleNamed = std::function<std::vector<std::string>()>;

constexpr std::size_t most_completions = 20;

/// In: at: the cursor, in code points.
std::vector<Completion> completions(std::string_view line, std::size_t at,
                                    Vocabulary const& vocabulary, ParseContext const& context,
                                    PeopleNamed const& people = {});

/// Whether a word is meant by what was typed of it: a part of it, or its pinyin in full or by
/// initials (khlx, kehulei → 客户类型). An empty text means every word.
bool is_begun(std::string_view word, std::string_view typed);

}  // namespace kedang::fields
