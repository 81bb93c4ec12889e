// A check of the whole log that somebody asked for on the page, and what came of it. Values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace kedang::oversight {

/// The plain answer.
enum class CheckState : std::uint8_t {
    Running,
    Sound,        ///< 完好
    Tampered,     ///< 被改动
    Truncated,    ///< 被截断
    NoAnchor,     ///< 没有外部存证
    CouldNotRun,  ///< 未能进行
};
/// "running", "sound", "tampered", "truncated", "no_anchor", "could_not_run": as stored and sent.
std::string_view word(CheckState state);
/// Throws Bug for a word that is none.
CheckState check_state_named(std::string_view word);

struct Check {
    std::int64_t id = 0;
    std::int64_t asked_by = 0;
    Instant asked_at;
    std::int64_t job = 0;
    CheckState state = CheckState::Running;
    std::optional<Instant> finished_at = {};
    std::string text = {};               ///< the whole finding, in Chinese
    std::int64_t entries = 0;            ///< lines looked at
    std::int64_t first_bad = 0;          ///< 0: none, or unknown
    std::int64_t anchored_sequence = 0;  ///< up to here vouched for from outside
};

}  // namespace kedang::oversight
