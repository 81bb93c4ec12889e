// The words of the audit trail: what a use case says it changed, and how that stands in the log.
// Pure values; no storage.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace kedang::audit_trail {

using Bytes = std::vector<std::byte>;
using Hash = std::array<std::byte, 32>;

/// By which door somebody came.
enum class Via : std::uint8_t { Page, Api, Import, Job, CommandLine };
/// "page", "api", "import", "job", "cli": as stored and sent.
std::string_view word(Via via);
std::optional<Via> via_named(std::string_view word);

/// One field before and after. Whatever is personal is handed in as ciphertext: the log is kept
/// when the person is erased. Empty: there was, or is, no value.
struct FieldChange {
    std::uint32_t field_number = 0;
    Bytes before;
    Bytes after;
    bool sensitive = false;  ///< before and after are ciphertexts

    bool operator==(FieldChange const&) const = default;
};

/// One thing that was done to one record, or one read that matters.
struct Change {
    std::uint32_t table_number = 0;  ///< 0: it concerns no record
    std::int64_t record_id = 0;
    std::string action = {};   ///< "create", "change", "contact.create", "reveal", "login" …
    std::string summary = {};  ///< short, no personal values
    std::vector<FieldChange> fields = {};
    std::string reason = {};            ///< 变更原因, as typed
    std::int64_t subject_customer = 0;  ///< on whose timeline it stands; 0: on none

    bool operator==(Change const&) const = default;
};

/// All a use case did.
struct ChangeSet {
    std::vector<Change> changes = {};
    std::int64_t made_id = 0;  ///< what a repeat under the same idempotency key is answered with
};

/// A repeat of a request with the same key is answered, not done again.
struct IdempotencyKey {
    std::string route;  ///< method and pattern
    std::string key;    ///< 1 … 200 characters, chosen by the client
    Hash body_hash{};
};

/// Who does it, when, from where.
struct Context {
    Clock const& clock;
    std::int64_t actor_id = 0;  ///< 0: the system itself
    std::string request_id = {};
    std::string ip = {};
    Via via = Via::Page;
    std::optional<IdempotencyKey> idempotency = {};
};

/// A line of the log.
struct Entry {
    std::int64_t sequence = 0;  ///< from 1, without gaps
    Instant at;
    std::int64_t actor_id = 0;
    std::string request_id;
    std::string ip;
    Via via = Via::Page;
    Change change;
    Hash hash{};
};

/// Which lines of the log are wanted; a member left as it is asks for nothing.
struct Wanted {
    Instant from = Instant::min();           ///< the first instant
    Instant until = Instant::max();          ///< the first instant no longer wanted
    std::optional<std::int64_t> actor = {};  ///< who did it
    std::vector<std::string> actions = {};   ///< any of these
    std::int64_t record_id = 0;              ///< to what it was done; for actions on one table
    std::int64_t customer = 0;               ///< on whose timeline it stands
};

/// Where a page of lines, newest first, has ended.
struct Place {
    Instant at;
    std::int64_t sequence = 0;
};

/// That somebody did something, without what it was done to.
struct Deed {
    std::int64_t sequence = 0;
    std::int64_t actor_id = 0;
    Instant at;

    bool operator==(Deed const&) const = default;
};

/// "At that time the log ended with this hash", signed with the installation's audit key.
struct Checkpoint {
    std::string installation_id;
    std::int64_t epoch = 1;  ///< one higher after each restore from a backup
    std::int64_t sequence = 0;
    Hash hash{};
    Instant at;
    std::uint32_t key_id = 0;
    std::array<std::byte, 64> signature{};
};

}  // namespace kedang::audit_trail
