// Domain names, also in Chinese (例子.公司), in lower case. Pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kedang::fields::types {

/// The name as people read it, lower case; nothing where it is no full domain name with a dot.
/// Source: RFC 1035 (labels up to 63, names up to 253 bytes), UTS 46 for names beyond ASCII.
std::optional<std::string> domain_name(std::string_view typed);

}  // namespace kedang::fields::types
