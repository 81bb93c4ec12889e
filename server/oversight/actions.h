// What auditors do: read the log in sentences, take it away as a PDF, have it checked, look after
// alerts; and the work behind it: counting, copying checkpoints. Everything but the jobs needs
// audit.read, having it checked audit.verify, which the routes ask for.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "accounts/context.h"
#include "platform/db/database.h"

namespace kedang::jobs {
class JobContext;
}

namespace kedang::oversight {

/// The tables of this capability, for the list of migrations.
std::string_view schema();
/// What they got later.
std::string_view later_schema();

/// Which part of the log is asked for, as it stands in the address; "" asks for nothing special.
struct Question {
    std::string_view person = {};    ///< an id; "0": the program itself
    std::string_view from = {};      ///< yyyy-mm-dd, the first day; "": six days before the last
    std::string_view to = {};        ///< yyyy-mm-dd, the last day; "": today
    std::string_view kinds = {};     ///< words of Kind, with commas between; "": all
    std::string_view customer = {};  ///< a customer number
    std::string_view before = {};    ///< `next` of the page before
};

/// A page of sentences, newest first: {"items":[LogLine],"next"?}. Values of changed fields stand
/// in it as far as the actor may read them, personal ones masked at most.
/// Errors: Invalid, naming what of the question is wrong.
Result<std::string> log_json(accounts::Context const& context, Question const& question);

/// Asks for the same as a PDF: at most 10,000 sentences, oldest first, without values.
/// Returns: its id. Errors: Invalid; Conflict (three of the actor's are being made).
/// Effects: a job, a line in the log.
Result<std::int64_t> start_print(accounts::Context const& context, Question const& question);
/// {"items":[AuditPrint]}: the actor's own, the newest first, with the progress of those being
/// made.
std::string prints_json(accounts::Context const& context);
/// The PDF, which stays where it is.
/// Errors:  NotFound (somebody else's, or older than a day), Conflict (not ready).
/// Effects: a line in the log, before the file leaves.
Result<std::filesystem::path> print_file(accounts::Context const& context, std::int64_t id);
/// The job, as who asked for it and stands now.
Result<Done> run_print(accounts::Services& services, jobs::JobContext& job);
inline constexpr std::string_view print_job = "oversight.print";
/// Deletes what is older than a day; a job's work.
Result<Done> purge_prints(accounts::Services& services);

/// {"items":[Alert],"open":n}
std::string alerts_json(accounts::Context const& context);
/// Errors:  Invalid (no note, or too long), NotFound, Conflict (acknowledged already).
/// Effects: a line in the log.
Result<Done> acknowledge(accounts::Context const& context, std::int64_t alert,
                         std::string const& note);
/// Counts what was done since the last time; a job's work, several times a minute.
/// Effects: alerts, each with a line in the log.
Result<Done> watch(accounts::Services& services);

/// {"items":[Check]}, the newest first, a running one with its progress.
std::string checks_json(accounts::Context const& context);
/// Has the whole log checked (日志完整性校验); where that is going on, joins it.
/// Returns: the id of the check. Effects: a job, a line in the log.
Result<std::int64_t> start_check(accounts::Context const& context);
/// The job. In: where the copies of the checkpoints stand.
/// Effects: the finding, a line in the log; an alert where the log was damaged.
Result<Done> run_check(accounts::Services& services, jobs::JobContext& job,
                       std::filesystem::path const& anchors);
inline constexpr std::string_view check_job = "oversight.check";

enum class Way : std::uint8_t { Machine, Mail };  ///< a mail server may keep one waiting
/// Copies new checkpoints to every place that is set; a job's work.
/// Effects: an alert where a place begins to fail.
Result<Done> copy_checkpoints(accounts::Services& services, Way way);
/// Lines for /metrics: how many checkpoints wait to be copied, and whether copying fails.
std::string copying_figures(accounts::Services& services);

}  // namespace kedang::oversight
