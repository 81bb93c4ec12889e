// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/checkpoints.h"

#include <algorithm>

#include "audit_trail/actions.h"
#include "audit_trail/anchors.h"
#include "audit_trail/store.h"
#include "audit_trail/store_encoding.h"
#include "base/check.h"

namespace kedang::audit_trail {

Checkpoints::Checkpoints(db::Database& database, Clock const& clock, crypto::Keyring const& keyring,
                         std::filesystem::path outside_directory)
    : database_(database),
      clock_(clock),
      signer_(keyring),
      keys_(crypto::public_keys(keyring)),
      installation_id_(keyring.installation_id()),
      outside_directory_(std::move(outside_directory)) {}

Result<bool> Checkpoints::write_if_changed() {
    store::Head head;
    std::optional<Checkpoint> last;
    {
        auto const reader = database_.read();
        last = store::last_checkpoint(*reader, installation_id_);
        head = store::head(*reader);
        if (last && store::hash_at(*reader, last->sequence) != last->hash)
            return Error{ErrorCode::Conflict, "audit_rolled_back",
                         "操作日志与上次签名不一致，可能被改动或恢复过旧数据；"
                         "请运行 kedang audit verify 检查，在此之前不再签名"};
    }
    if (head.sequence == (last ? last->sequence : 0))
        return false;
    TRY(sign(last ? last->epoch : 1, head.sequence, head.hash));
    return true;
}

Result<Done> Checkpoints::begin_epoch(Context const& context, std::string_view reason) {
    TRY_SET(std::int64_t const before, highest_epoch());
    std::int64_t const epoch = before + 1;
    TRY_SET(Changed const changed,
            record(database_, context,
                   {.changes = {{.action = "audit.epoch",
                                 .summary = "日志第" + std::to_string(epoch) + "期",
                                 .reason = std::string(reason)}}}));
    auto const hash = store::hash_at(*database_.read(), changed.sequence);
    check(hash.has_value(), "the line was committed a moment ago");
    return sign(epoch, changed.sequence, *hash);
}

Result<Done> Checkpoints::sign(std::int64_t epoch, std::int64_t sequence, Hash const& hash) {
    Checkpoint checkpoint{.installation_id = installation_id_,
                          .epoch = epoch,
                          .sequence = sequence,
                          .hash = hash,
                          .at = clock_.now(),
                          .key_id = signer_.public_key().key_id,
                          .signature = {}};
    checkpoint.signature = signer_.sign(store::signed_bytes(checkpoint));
    // Outside first: the line was read after its commit, and a copy that fails is tried again with
    // the next checkpoint, since the database does not know of this one yet.
    if (!outside_directory_.empty())
        append_anchors(outside_directory_, {&checkpoint, 1});
    return database_.write([&](db::Transaction& transaction) -> Result<Done> {
        store::add_checkpoint(transaction, checkpoint);
        return Done{};
    });
}

Result<std::int64_t> Checkpoints::highest_epoch() {
    auto const last = store::last_checkpoint(*database_.read(), installation_id_);
    std::int64_t highest = last ? last->epoch : 1;
    if (!outside_directory_.empty()) {
        TRY_SET(Anchors const anchors, read_anchors(outside_directory_, installation_id_, keys_));
        for (Checkpoint const& checkpoint : anchors.checkpoints)
            highest = std::max(highest, checkpoint.epoch);
    }
    return highest;
}

std::vector<Checkpoint> checkpoints_after(db::Session& session, std::string_view installation_id,
                                          std::int64_t sequence, std::int64_t limit) {
    return store::checkpoints_after(session, installation_id, sequence, limit);
}

std::optional<Checkpoint> newest_checkpoint(db::Session& session,
                                            std::string_view installation_id) {
    return store::last_checkpoint(session, installation_id);
}

}  // namespace kedang::audit_trail
