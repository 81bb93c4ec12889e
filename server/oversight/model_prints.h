// A part of the log that somebody asked for as a PDF. Values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace kedang::oversight {

enum class PrintState : std::uint8_t { Waiting, Ready, Failed };
/// "waiting", "ready", "failed": as stored and sent.
std::string_view word(PrintState state);
/// Throws Bug for a word that is none.
PrintState print_state_named(std::string_view word);

/// How long a PDF can be fetched; then it is deleted.
inline constexpr std::chrono::hours print_lifetime(24);

struct Print {
    std::int64_t id = 0;
    std::int64_t asked_by = 0;
    Instant asked_at = {};
    std::int64_t job = 0;
    PrintState state = PrintState::Waiting;
    /// What was asked for, as in an address; both days stand.
    std::string person = {}, from = {}, to = {}, kinds = {}, customer = {};
    std::string description = {};  ///< the same for people
    std::optional<Instant> finished_at = {};
    std::int64_t lines = 0;

    bool is_fetchable(Instant now) const {
        return state == PrintState::Ready && now < *finished_at + print_lifetime;
    }
};

}  // namespace kedang::oversight
