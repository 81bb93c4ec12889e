// The words of an import: what was found in a file, what somebody wants done with it, how far it is
// and what came of it. Pure values; no storage, no HTTP.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace kedang::exchange {

/// The table of imports in the audit trail and in associated data.
inline constexpr std::uint32_t import_table = 20;
/// The last line of a slice; before it stand those of its records, none of anybody else between.
inline constexpr std::string_view slice_action = "import.slice";

/// The stages of an import. The words of word() are stored and sent.
enum class State : std::uint8_t { Ready, Checking, Checked, Running, Done, Cancelled, Failed };
/// What became of a row. Skipped rows (totals, repeated headings) are no rows of the import.
enum class Outcome : std::uint8_t { Created, Updated, Unchanged, Rejected, Skipped };
enum class Mode : std::uint8_t { Create, Update, Both };
/// RowKey: the sealed key of a row that was exported from here; updates only.
enum class MatchBy : std::uint8_t { Number, CreditCode, Phone, Name, RowKey };
/// Why a column is proposed for a field.
enum class ProposedFrom : std::uint8_t { Saved, Name, Values };

std::string_view word(State state);
std::string_view word(Outcome outcome);
std::string_view word(Mode mode);
std::string_view word(MatchBy match_by);
std::string_view word(ProposedFrom from);
std::optional<State> state_from(std::string_view word);
std::optional<Outcome> outcome_from(std::string_view word);
std::optional<Mode> mode_from(std::string_view word);
std::optional<MatchBy> match_by_from(std::string_view word);

struct Proposal {
    std::string target;  ///< "name", "region.province", "contact.mobile"
    int confidence = 0;  ///< 0 … 100
    ProposedFrom from = ProposedFrom::Name;
};

struct FoundColumn {
    int index = 0;       ///< from 0
    std::string header;  ///< headings of several rows joined by a blank; "" where there is none
    std::vector<std::string> samples;
    std::optional<Proposal> proposal;
};

struct SkippedRow {
    std::int64_t row = 0;  ///< as the sheet or file counts it, from 1
    std::string reason;
};

struct FoundSheet {
    std::string name;
    bool hidden = false;
};

/// What is in a file, as far as its first rows tell.
struct Found {
    std::string format;  ///< "csv", "xlsx", "xls", "html"
    std::string encoding;
    std::string delimiter;
    std::vector<FoundSheet> sheets;
    std::size_t sheet = 0;
    std::int64_t header_row = 0;  ///< 0: the file has no headings
    int header_rows = 0;
    std::vector<SkippedRow> skipped;
    std::vector<FoundColumn> columns;
};

/// Where a person says the headings are, against what was found.
struct LayoutWish {
    std::string sheet = {};
    std::optional<std::int64_t> header_row = {};
    std::optional<int> header_rows = {};
};

struct ColumnTarget {
    int column = 0;
    std::string target;  ///< "" leaves the column out
};

/// What somebody wants done with a file.
struct Plan {
    std::vector<ColumnTarget> mapping;
    std::map<std::string, std::string> fixed;  ///< target → value as typed, for every row
    Mode mode = Mode::Create;
    MatchBy match_by = MatchBy::Name;
    bool legacy = false;  ///< 历史数据导入: only the name is needed, gaps become 待补全
    std::string save_as;  ///< name for the mapping, "" keeps it for this person and heading only
};

/// Rows by outcome: rows() = created + updated + unchanged + rejected, always.
struct Counts {
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t rejected = 0;
    std::int64_t skipped = 0;
    std::int64_t incomplete = 0;  ///< of the created: files with gaps

    std::int64_t rows() const { return created + updated + unchanged + rejected; }
    void add(Outcome outcome);
    bool operator==(Counts const&) const = default;
};

/// How often one thing was wrong.
struct Reason {
    std::string field;
    std::string rule;
    std::string message;  ///< without the values of any row
    std::int64_t count = 0;
};

/// One row, as people are told of it.
struct RowReport {
    std::int64_t row = 0;
    Outcome outcome = Outcome::Rejected;
    std::int64_t customer = 0;  ///< 0 where there is none
    std::string name;
    std::vector<FieldError> errors;
    std::vector<FieldError> warnings;
    std::vector<std::string> cells;  ///< of a rejected row, in the file's order
};

inline constexpr std::size_t samples_of_each = 10;

/// What came of a file, so far.
struct Tally {
    Counts counts;
    std::vector<Reason> reasons;   ///< of rejected rows
    std::vector<Reason> warnings;  ///< of the others

    /// Counts the findings of a row; `from` is one of the two lists above.
    static void note(std::vector<Reason>& into, std::vector<FieldError> const& findings);
};

/// An import as it is stored.
struct Import {
    std::int64_t id = 0;
    std::string file_name;  ///< what the person called it
    State state = State::Ready;
    std::string error;  ///< of a failed one, for people
    Instant created_at = {};
    std::int64_t created_by = 0;
    Found found;
    std::optional<Plan> plan;
    Tally tally;
    std::vector<std::string> notes;  ///< what people should know of the plan
    std::int64_t next_row = 0;       ///< rows before it are dealt with
    std::int64_t total = 0;          ///< rows expected, 0 while unknown
    std::int64_t rate = 0;           ///< rows a second
    std::int64_t job = 0;            ///< 0: none
};

/// A message without the values people typed: "手机 '1380013800' 只有10位" → "手机 只有10位".
std::string without_values(std::string_view message);

}  // namespace kedang::exchange
