// Passwords that are shown once and must be changed at the first log-in.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

namespace kedang::accounts {

/// Letters and digits that cannot be taken for one another when read aloud or copied by hand;
/// about 69 bits.
SecretText one_time_password();

}  // namespace kedang::accounts
