// What stands behind the comparison of the filter line: words, lists, ranges, in quotes or not.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "fields/filter/filter.h"
#include "fields/filter/typed_line.h"

namespace kedang::fields {

/// A word of an operand and where it stands.
struct LineWord {
    std::string text;
    std::size_t from = 0, until = 0;
    bool quoted = false;
};

/// A refusal that points at a part of the line.
Error line_error(TypedLine const& line, std::size_t from, std::size_t until, std::string key,
                 std::string title, std::vector<std::string> const& suggestions = {});

/// Takes the words of an operand off the line; `place` is then behind them.
/// Errors: Invalid: nothing there, a quotation mark that is not closed.
Result<std::vector<LineWord>> take_words(TypedLine const& line, std::size_t& place,
                                         Field const& field);

/// The condition these words make. Errors: Invalid, pointing at the word that is wrong.
Result<Filter> operand_condition(TypedLine const& line, Field const& field, Operator op,
                                 std::vector<LineWord> const& words, ParseContext const& context);

/// The two ends of 10-50万元: 10万元 and 50万元; of 500-1万: 500 and 1万. Nothing where it is none.
std::optional<std::pair<std::string, std::string>> range_ends(Field const& field, Operator op,
                                                              std::string_view word,
                                                              ParseContext const& context);

}  // namespace kedang::fields
