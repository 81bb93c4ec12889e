// Small readings of header text: case-blind comparison and lists. ASCII only, as headers are.
// Pure functions over views; the results point into their arguments.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace kedang::http {

bool equal_ignoring_case(std::string_view left, std::string_view right);

/// Without the blanks and tabs at both ends.
std::string_view trimmed(std::string_view text);

/// The parts between separators, each trimmed, empty ones left out, in order.
std::vector<std::string_view> split_trimmed(std::string_view text, char separator);

}  // namespace kedang::http
