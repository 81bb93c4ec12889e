// Checkpoints outside of the database: a file to which lines are only appended, in a directory that
// the server should not be able to rewrite (another machine, an append-only share).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "audit_trail/model.h"
#include "base/result.h"
#include "platform/crypto/sign.h"

namespace kedang::audit_trail {

/// Whether the signature is by the key it names; false for a key that is not among `keys`.
bool signed_by(std::span<crypto::PublicKey const> keys, Checkpoint const& checkpoint);

/// The checkpoint as one line of JSON, as it stands in files of anchors.
std::string anchor_line(Checkpoint const& checkpoint);

/// Appends a line each, at least one, and waits until they are on disk.
/// In:     checkpoints of one installation.
/// Throws: std::system_error where the directory is missing or full.
void append_anchors(std::filesystem::path const& directory,
                    std::span<Checkpoint const> checkpoints);

struct Anchors {
    std::vector<Checkpoint> checkpoints;  ///< with a good signature, by sequence
    std::int64_t unusable_lines = 0;      ///< torn, of another installation, or badly signed
};

/// Reads every file of anchors in the directory: those whose name begins with "kedang-audit-". What
/// stands before the JSON of a line, such as the time and host of a system log, is skipped.
/// Errors: NotFound (no such directory).
Result<Anchors> read_anchors(std::filesystem::path const& directory,
                             std::string_view installation_id,
                             std::span<crypto::PublicKey const> keys);

}  // namespace kedang::audit_trail
