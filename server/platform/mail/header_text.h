// What stands in the head of a mail, in the ASCII that heads are written in. Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"

namespace kedang::mail {

/// Encoded words of at most 75 characters, folded over lines; nothing of the text can end the
/// header. Source: RFC 2047.
std::string encoded_words(std::string_view text);

/// "Sun, 22 Nov 2026 02:00:00 +0000". Source: RFC 5322 section 3.3.
std::string mail_date(Instant at);

}  // namespace kedang::mail
