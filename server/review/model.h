// An update request (修改申请): what somebody may not change any more and asks to have changed, and
// what became of it. Pure values; no storage, no HTTP. Clauses A26, E18.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "fields/field_type.h"

namespace kedang::review {

/// The table of update requests in the audit trail and in associated data.
inline constexpr std::uint32_t update_request_table = 32;

/// Pending is the only state that is left again.
enum class State : std::uint8_t {
    Pending,
    Applied,
    Refused,
    Withdrawn,
    Outdated  ///< a value it asks for was changed by somebody else meanwhile
};
/// "pending" …: as stored and sent.
std::string_view word(State state);
std::optional<State> state_from(std::string_view word);

/// One field: what it held when the request was made, and what it shall hold.
struct Proposal {
    std::uint32_t field_number = 0;
    fields::Value before;
    fields::Value after;

    bool operator==(Proposal const&) const = default;
};

struct UpdateRequest {
    std::int64_t id = 0;
    std::uint32_t record_type = 0;
    std::int64_t record = 0;
    std::int64_t customer = 0;         ///< whose file it is about
    std::int64_t seen_version = 0;     ///< of the record, when it was made
    std::vector<std::byte> proposals;  ///< sealed, see vault.h
    std::string reason;
    State state = State::Pending;
    std::int64_t asked_by = 0;
    Instant asked_at;
    std::int64_t decided_by = 0;  ///< 0: nobody yet; who asked where it was withdrawn
    Instant decided_at;
    std::string note;  ///< what the decider says to it
};

/// What a value is now, against what a request saw and wants.
enum class Drift : std::uint8_t {
    None,     ///< as the request saw it
    Arrived,  ///< as the request wants it: somebody has done it already
    Changed   ///< something else: nobody has approved of replacing that
};
Drift drift(Proposal const& proposal, fields::Value const& now);

/// The same fields and wanted values, whatever the record held before.
bool asks_the_same(std::vector<Proposal> const& one, std::vector<Proposal> const& other);

}  // namespace kedang::review
