// The words of an export: what somebody asked for, how far it is and what came of it. Pure values;
// no storage, no HTTP.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace kedang::extraction {

inline constexpr std::uint32_t export_table = 33;            ///< in the audit trail
inline constexpr std::string_view handed_out_as = "export";  ///< in accounts/handed_out

/// The words of word() are stored and sent.
enum class State : std::uint8_t {
    Waiting,
    Running,
    Done,       ///< the file can be fetched until it expires
    Failed,     ///< `error` says why
    Cancelled,  ///< by who asked
    Withdrawn,  ///< the person was disabled, or may no longer what they might then
    Expired     ///< the file is gone
};
enum class Format : std::uint8_t { Csv, Xlsx };

std::string_view word(State state);
std::string_view word(Format format);
std::optional<State> state_from(std::string_view word);
std::optional<Format> format_from(std::string_view word);
/// Whether a file may still come of it.
bool is_open(State state);

/// What somebody asks for. Filter and search may hold personal values: stored sealed only.
struct Request {
    Format format = Format::Xlsx;
    std::string filter = {};  ///< as customers/walk.h has them
    std::string search = {};
    std::string sort = {};
    std::vector<std::int64_t> ticked = {};
    std::string columns = {};  ///< names with commas; "" for every field that may leave
    bool with_keys = true;     ///< a column that tells rows apart when they come back
    std::string purpose = {};  ///< 用途, as typed

    /// Neither filter nor search nor ticks: the whole archive, as far as the person sees it.
    bool is_of_all() const { return filter.empty() && search.empty() && ticked.empty(); }
};

/// An export as it is stored.
struct Export {
    std::int64_t id = 0;
    std::int64_t person = 0;
    State state = State::Waiting;
    Request request;
    std::string rights;                 ///< what the person might then, see rights.h
    std::vector<std::string> fields;    ///< labels of what leaves
    std::vector<std::string> withheld;  ///< labels of what was wanted and stays
    Instant asked_at = {};
    std::optional<Instant> finished_at = {};
    std::optional<Instant> expires_at = {};
    std::int64_t rows = 0;      ///< files written
    std::int64_t expected = 0;  ///< files that were there when it was asked for
    std::int64_t cut_off = 0;   ///< last line of the log when it was decided which
    std::int64_t bytes = 0;
    std::string hash;  ///< SHA-256 of the file, hex; "" before there is one
    std::string
        file;  ///< in the folder of exports; one an attempt, so that none writes into another
    std::string error;  ///< of a failed one, for people
    std::int64_t downloads = 0;
    std::int64_t job = 0;
};

}  // namespace kedang::extraction
