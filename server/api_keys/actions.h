// Making, listing and ending API keys, and acting by one: the door asks visit(). Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/actions.h"
#include "base/clock.h"
#include "base/secret.h"

namespace kedang::api_keys {

/// What follows "Bearer " in an Authorization header, where it is one of our keys; "" otherwise.
std::string_view key_in(std::string_view authorization);

/// Who the key acts for, with no more than its permissions. Nothing where it is unknown or over, or
/// the person is disabled or may not use keys.
/// Effects: notes the use, at most once a minute; a line in the log-in log for a new address.
std::optional<accounts::Visit> visit(accounts::Services& services, std::string_view key,
                                     std::string_view address);

struct NewKey {
    std::string name;
    std::vector<std::string> permissions;
    std::optional<Date> last_day;  ///< on which it still works
};
struct MadeKey {
    std::int64_t id = 0;
    SecretText key;  ///< shown once
};
/// Errors: Forbidden, Invalid (no name, a permission one has not, no day or one over a year away).
Result<MadeKey> make_key(accounts::Context const& context, NewKey const& wanted);
/// One's own, or anybody's for those who manage people. Errors: NotFound (also another's).
Result<Done> delete_key(accounts::Context const& context, std::int64_t id);
/// The keys, and the permissions the actor has to hand on, as people call them.
/// Errors: Forbidden (another's, for those who do not manage people).
Result<std::string> keys_json(accounts::Context const& context, std::int64_t person);

}  // namespace kedang::api_keys
