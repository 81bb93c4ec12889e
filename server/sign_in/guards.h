// Against guessing: failures are counted for the log-in name, whether anybody has it or not, and
// for the address they come from. Inner to sign_in. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "accounts/context.h"
#include "sign_in/model.h"
#include "sign_in/store.h"

namespace kedang::sign_in {

/// Names and addresses as they are counted: keyed hashes, so that the table tells of no name that
/// somebody typed.
class Guards {
  public:
    Guards(accounts::Services const& services, config::Settings const& settings,
           std::string_view login, std::string_view address);

    /// Errors: TooMany "address_limited" with retry_after_s. Nothing more of such an address is
    ///         written down: its log-ins would fill the disk.
    Result<Done> check_address(db::Session& session) const;
    /// Errors: TooMany "locked_out" with retry_after_s.
    Result<Done> check_name(db::Session& session) const;

    /// Effects: the counts; where that closes the address, a line in the log-in log.
    void count_failure(db::Transaction& transaction) const;
    /// For whoever tries while the name is locked: the address alone is counted.
    void count_locked(db::Transaction& transaction) const;
    void forget_name(db::Transaction& transaction) const;

  private:
    config::Settings const& settings_;
    std::int64_t now_ms_;
    std::string address_;
    crypto::TokenHash name_subject_;
    crypto::TokenHash address_subject_;
};

/// What the log-in log calls a name that nobody has.
std::string masked_login(crypto::Keyring const& keyring, std::string_view login);

}  // namespace kedang::sign_in
