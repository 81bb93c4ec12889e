// When an auditor is told at once: more reveals, look-ups or downloads by one person within an hour
// than set, a log that cannot be copied, a log that was damaged. Pure; no storage.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit_trail/model.h"
#include "base/clock.h"

namespace kedang::oversight {

enum class AlertKind : std::uint8_t { Reveals, LookUps, Downloads, CopyFails, LogDamaged };
/// "reveals" …: as stored and sent.
std::string_view word(AlertKind kind);
/// Throws Bug for a word that is none.
AlertKind alert_kind_named(std::string_view word);

/// The length of the window in which deeds are counted.
inline constexpr std::chrono::hours alert_window(1);

struct Alert {
    std::int64_t id = 0;  ///< 0: not stored yet
    AlertKind kind = AlertKind::Reveals;
    std::int64_t person = 0;  ///< 0: concerns nobody
    Instant raised_at = {};
    Instant first_at = {};  ///< of the deeds counted
    Instant last_at = {};
    std::int64_t count = 0;
    std::int64_t threshold = 0;
    std::string detail = {};  ///< where there is nothing to count: what happened
    std::optional<Instant> acknowledged_at = {};
    std::int64_t acknowledged_by = 0;
    std::string note = {};  ///< the auditor's

    bool is_open() const { return !acknowledged_at; }
};

/// What is counted for an alert.
struct Watched {
    AlertKind kind;
    std::string_view setting;  ///< so many within an hour are allowed
    std::vector<std::string_view> actions;
};
std::vector<Watched> const& watched_deeds();

/// What the deeds after `seen` change.
/// In:      deeds by time, with those of the hour before `seen`; the newest alert of each person of
///          that kind, if any.
/// Returns: alerts that are new (id 0) or counted on: one a person and hour.
std::vector<Alert> alerts_after(AlertKind kind, std::int64_t threshold,
                                std::span<audit_trail::Deed const> deeds, std::int64_t seen,
                                std::vector<Alert> newest);

/// "张伟 连续查看完整号码 31 次，超过每小时 30 次". In: `name` of the person.
std::string text_of(Alert const& alert, std::string_view name);

}  // namespace kedang::oversight
