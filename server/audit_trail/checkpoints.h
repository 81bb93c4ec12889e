// Signs the end of the log from time to time, so that cutting it or writing it anew is noticed.
// The copy outside of the database is what makes it proof. Used by one thread at a time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit_trail/model.h"
#include "base/result.h"
#include "platform/crypto/sign.h"
#include "platform/db/database.h"

namespace kedang::audit_trail {

class Checkpoints {
  public:
    /// In: outside_directory may be empty; then checkpoints stand in the database alone.
    Checkpoints(db::Database& database, Clock const& clock, crypto::Keyring const& keyring,
                std::filesystem::path outside_directory);

    /// Every audit.checkpoint_seconds, at shutdown and before a backup.
    /// Returns: whether there was anything new to sign.
    /// Errors:  Conflict "audit_rolled_back" (the log ends before, or otherwise than, its last
    ///          checkpoint says: nothing is signed over that); those of the write lane.
    /// Throws:  std::system_error where the outside directory cannot be written.
    Result<bool> write_if_changed();

    /// After a restore from a backup: names the break in the log itself and signs under the next
    /// epoch, so that what was signed after the backup counts as lost, not as tampered with.
    /// In: reason names the backup, e.g. "恢复自 2026-11-21 的备份".
    Result<Done> begin_epoch(Context const& context, std::string_view reason);

  private:
    Result<Done> sign(std::int64_t epoch, std::int64_t sequence, Hash const& hash);
    Result<std::int64_t> highest_epoch();

    db::Database& database_;
    Clock const& clock_;
    crypto::Signer signer_;
    std::vector<crypto::PublicKey> keys_;
    std::string installation_id_;
    std::filesystem::path outside_directory_;
};

/// The checkpoints in the database, by sequence, those after that one: for whoever copies them.
std::vector<Checkpoint> checkpoints_after(db::Session& session, std::string_view installation_id,
                                          std::int64_t sequence, std::int64_t limit);
std::optional<Checkpoint> newest_checkpoint(db::Session& session, std::string_view installation_id);

}  // namespace kedang::audit_trail
