// SQL is written with $1 … $n. SQLite would number $n by first appearance, so it gets ?1 … ?n.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kedang::db {

/// Returns: the text with ?n for every $n outside of strings, quoted names and comments.
std::string question_marks(std::string_view sql);

}  // namespace kedang::db
