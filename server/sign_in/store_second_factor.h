// Second factors, recovery codes and former passwords as rows. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/crypto/bytes.h"
#include "platform/crypto/token.h"
#include "platform/db/database.h"

namespace kedang::sign_in::store {

struct SecondFactor {
    std::int64_t person = 0;
    crypto::Bytes salt;
    std::int64_t version = 0;  ///< of `sealed`; `pending` is sealed as the next one
    crypto::Bytes sealed;      ///< the secret in force; empty before the first is confirmed
    crypto::Bytes pending;     ///< a secret that waits for its first code; empty: none
    std::int64_t enrolled_at_ms = 0;
    std::int64_t last_step = 0;  ///< of the newest code taken

    bool enrolled() const { return !sealed.empty(); }
};
std::optional<SecondFactor> second_factor(db::Session& session, std::int64_t person);
bool has_second_factor(db::Session& session, std::int64_t person);
void put_second_factor(db::Transaction& transaction, SecondFactor const& factor);
/// Remembers the step. Returns: false where one as new was taken already.
bool take_step(db::Transaction& transaction, std::int64_t person, std::int64_t step);
/// With its recovery codes.
void delete_second_factor(db::Transaction& transaction, std::int64_t person);

/// In place of those there were.
void put_recovery_codes(db::Transaction& transaction, std::int64_t person,
                        std::vector<crypto::TokenHash> const& codes);
/// Returns: false where there is no such code any more.
bool take_recovery_code(db::Transaction& transaction, std::int64_t person,
                        crypto::TokenHash const& code);
std::int64_t count_recovery_codes(db::Session& session, std::int64_t person);

struct FormerPassword {
    std::int64_t set_at_ms = 0;
    std::string hash;
};
/// The newest first, the one in force among them.
std::vector<FormerPassword> former_passwords(db::Session& session, std::int64_t person,
                                             std::int64_t limit);
void add_former_password(db::Transaction& transaction, std::int64_t person,
                         FormerPassword const& password);
/// Forgets those set before.
void delete_former_passwords(db::Transaction& transaction, std::int64_t person,
                             std::int64_t set_before_ms);

}  // namespace kedang::sign_in::store
