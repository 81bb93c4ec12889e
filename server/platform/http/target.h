// The request target (the part after the method) taken apart and decoded, once. Whatever could mean
// two things to two readers (dot segments, backslashes, broken UTF-8) is refused, not mended.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kedang::http {

struct Target {
    std::string path;  ///< starts with '/'; no "." or ".." segment, backslash or control character
    std::vector<std::pair<std::string, std::string>> query;  ///< in order, '+' read as a blank
};

/// In:      origin form ("/a?b=c") or absolute form ("http://host/a?b=c").
/// Returns: nullopt where it is neither, or hides something (%00, "..", '\', not UTF-8, a lone
/// '%'). Source:  RFC 9112 section 3.2, RFC 3986 section 2.1
std::optional<Target> parse_target(std::string_view target);

}  // namespace kedang::http
