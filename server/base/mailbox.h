// Addresses of mail as machines take them: what stands in "MAIL FROM" and "RCPT TO". Not what a
// contact's email field accepts (fields/types). Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace kedang {

/// "name@host" in ASCII, nothing in it that could begin another line, command or address.
/// Source: RFC 5321 section 4.1.2, without quoted names and address literals.
bool is_mailbox(std::string_view text);

}  // namespace kedang
