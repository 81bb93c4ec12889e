// SPDX-License-Identifier: Apache-2.0
#include "records/look_up.h"

#include <algorithm>

#include "audit_trail/actions.h"
#include "platform/crypto/token.h"

namespace kedang::records {
namespace {

constexpr std::chrono::hours window{1};
constexpr std::string_view action = "look_up";

/// The same value in the same hour has the same key.
audit_trail::IdempotencyKey key_of(accounts::Context const& context, crypto::ByteView fingerprint) {
    auto const hash =
        crypto::Tokens(context.services.keyring).hash(action, crypto::as_text(fingerprint));
    auto const hour = context.now().time_since_epoch() / window;
    return {std::string(action),
            crypto::to_hex(crypto::ByteView(hash)) + "." + std::to_string(hour), hash};
}

Error over_limit(std::int64_t limit) {
    Error error{ErrorCode::TooMany, "look_up_limit",
                "一小时内按完整号码查找已达 " + std::to_string(limit) + " 次，请稍后再试"};
    error.retry_after_s = 3600;
    return error;
}

}  // namespace

void LookUp::ask(std::string what, crypto::ByteView fingerprint) {
    crypto::Bytes bytes(fingerprint.begin(), fingerprint.end());
    if (std::none_of(asked_.begin(), asked_.end(),
                     [&](Asked const& known) { return known.fingerprint == bytes; }))
        asked_.push_back({std::move(what), std::move(bytes)});
}

void LookUp::ask(Entry const& entry, std::string_view field_name) {
    for (auto const& [field, tag] : entry.index)
        if (field->name == field_name)
            ask(field->label.zh, crypto::ByteView(tag));
}

void LookUp::ask(std::span<Entry const> entries) {
    for (auto const& entry : entries)
        for (auto const& [field, tag] : entry.index)
            if (field->unique)
                ask(field->label.zh, crypto::ByteView(tag));
}

Result<Done> LookUp::note(accounts::Context const& context, std::int64_t found,
                          std::int64_t customer) const {
    // The program looks up what it is told to, by rules and imports from the command line; limits
    // are for people.
    bool const is_person = context.actor.id() != 0;
    auto const limit = context.company->settings->integer("look_up.hourly_limit");
    for (auto const& [what, fingerprint] : asked_) {
        auto audit = context.audit;
        audit.idempotency = key_of(context, crypto::ByteView(fingerprint));
        audit_trail::ChangeSet set;
        auto& change = set.changes.emplace_back();
        change.table_number = context.catalogue().customer().number;
        change.action = action;
        change.summary = "按完整" + what + "查找，找到 " + std::to_string(found) + " 家";
        change.record_id = change.subject_customer = customer;
        TRY(audit_trail::change(
            context.services.database, audit,
            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                auto const since = context.now() - window;
                if (is_person && audit_trail::count_of_actor(transaction, context.actor.id(),
                                                             action, since) >= limit)
                    return over_limit(limit);
                return set;
            }));
    }
    return Done{};
}

}  // namespace kedang::records
