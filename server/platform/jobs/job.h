// A job: work that takes over a second or talks to the outside, as a row that survives a restart.
// Values only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace kedang::jobs {

enum class State : std::uint8_t {
    Queued,    ///< waits for its time and for a free thread
    Running,   ///< a process holds its lease
    Done,      ///< `result_json` says what came of it
    Failed,    ///< `failure` says why, for people
    Cancelled  ///< by a person
};

/// "queued", "running", "done", "failed", "cancelled": as stored and as sent.
std::string_view to_text(State state);
State state_from(std::string_view text);

struct NewJob {
    std::string kind;                 ///< which handler; a fixed word such as "import"
    std::string payload_json = "{}";  ///< what the handler needs, never a secret
    std::int64_t owner = 0;           ///< actor id; 0: the system itself
    Instant run_after = {};           ///< not before
};

struct Job {
    std::int64_t id = 0;
    std::string kind;
    State state = State::Queued;
    std::int64_t owner = 0;
    std::string payload_json;
    std::string progress_json;  ///< "" before the first
    std::string result_json;    ///< "" unless done
    std::string failure;        ///< "" unless failed or waiting for another attempt; Chinese
    std::int64_t attempts = 0;  ///< begun so far
    bool cancel_wanted = false;
    Instant created_at = {};
    Instant run_after = {};
    std::optional<Instant> started_at = {};
    std::optional<Instant> finished_at = {};
};

}  // namespace kedang::jobs
