// The judge of the log: reads all of it and says whether it is whole and unchanged, and how far
// somebody outside of this server can vouch for that. Reads only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit_trail/model.h"
#include "platform/crypto/sign.h"
#include "platform/db/database.h"

namespace kedang::audit_trail {

/// The numbers are the exit codes of `kedang audit verify`.
enum class Finding : std::uint8_t {
    Sound = 0,
    CouldNotRun = 1,
    Tampered = 2,
    TruncatedOrRolledBack = 3,
    NoOutsideAnchor = 4  ///< nothing wrong inside, but a whole log written anew would look the same
};

struct Verdict {
    Finding finding = Finding::CouldNotRun;
    std::string text_zh;
    std::int64_t entries = 0;             ///< lines read
    std::int64_t first_bad_sequence = 0;  ///< 0: none, or unknown
    std::int64_t anchored_sequence = 0;   ///< up to here vouched for from outside

    int exit_code() const { return static_cast<int>(finding); }
};

struct Proof {
    std::string installation_id;
    std::vector<crypto::PublicKey> keys;                    ///< see crypto::public_keys
    std::optional<std::filesystem::path> anchor_directory;  ///< where the copies stand
};

/// Told every 10,000 lines how far it is. Returns: whether to go on.
using Watch = std::function<bool(std::int64_t entries)>;

/// Streams the log: about 2 s a million lines on SQLite, in constant memory but for the anchors.
/// Returns: CouldNotRun where `watch` ended it.
/// Throws:  db::DatabaseError where the database itself cannot be read.
Verdict verify(db::Session& session, Proof const& proof, Watch const& watch = {});

}  // namespace kedang::audit_trail
