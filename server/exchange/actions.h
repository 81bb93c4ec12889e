// Bringing customers in: a file is taken, looked into, mapped, tried and run. The public face of
// the capability for routes, jobs and the command line. Who brought a file sees it; nobody else.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "accounts/context.h"
#include "exchange/model.h"

namespace kedang::jobs {
class JobContext;
}

namespace kedang::exchange {

/// The tables of this capability, for the list of migrations.
std::string_view schema();

/// Takes a file in: it is moved away from where it lies.
/// Returns: the id of the import, in state Ready.
/// Errors:  Forbidden; what is refused of the file, with the reason.
Result<std::int64_t> take_file(accounts::Context const& context, std::filesystem::path const& file,
                               std::string const& file_name);

/// Looks into the file again, with other headings or another sheet.
/// Errors: NotFound, Conflict (it runs or has run), Invalid.
Result<Done> change_layout(accounts::Context const& context, std::int64_t id,
                           LayoutWish const& wish);

/// 试运行: decides every row and stores none. Errors: NotFound, Conflict, Invalid (the plan).
Result<Done> start_check(accounts::Context const& context, std::int64_t id, Plan const& plan);
/// Errors as start_check. Effects: queues the job; the mapping is remembered.
Result<Done> start_run(accounts::Context const& context, std::int64_t id, Plan const& plan);
/// What is in stays in. Errors: NotFound, Conflict (it has ended).
Result<Done> cancel(accounts::Context const& context, std::int64_t id);

/// As docs/api.md says it. Errors: NotFound.
Result<std::string> import_json(accounts::Context const& context, std::int64_t id);
/// {"items":[Import]}, the newest first.
std::string imports_json(accounts::Context const& context);
/// {"items":[…],"next"?}. Errors: NotFound, Invalid (outcome).
Result<std::string> rows_json(accounts::Context const& context, std::int64_t id,
                              std::string_view outcome, std::int64_t after);

enum class FileKind : std::uint8_t { Csv, Xlsx };
/// Writes the rows that did not come in, in the file's own columns, with 失败原因 behind them.
/// Errors: NotFound; Conflict where it has not ended. Effects: an audit entry.
Result<Done> write_rejected(accounts::Context const& context, std::int64_t id, FileKind kind,
                            std::filesystem::path const& to);
/// The same to a new file, which the caller deletes.
Result<std::filesystem::path> rejected_file(accounts::Context const& context, std::int64_t id,
                                            FileKind kind);

/// What `kedang import` was asked for.
struct FileOptions {
    std::string scheme;  ///< name of a saved mapping; "" proposes one
    Plan plan;           ///< its mapping is filled in
};
struct ImportOutcome {
    std::int64_t id = 0;
    Tally tally;
    std::vector<std::string> notes;
};
/// Imports a file where it lies, at once and on this thread.
/// Errors: what take_file, start_run and the run refuse.
Result<ImportOutcome> import_file(accounts::Context const& context,
                                  std::filesystem::path const& file, FileOptions const& options,
                                  std::function<void(Import const&)> const& progress);

/// The kinds of jobs that work on imports.
inline constexpr std::string_view run_job = "import";
inline constexpr std::string_view check_job = "import_check";
inline constexpr std::string_view purge_job = "import_purge";
/// Works on the import a job is about, as the person who started it; goes on after a crash.
/// Errors: Unavailable to be called again; others end the import.
Result<Done> work(accounts::Services& services, jobs::JobContext& job);
/// Deletes files that nobody came back for, and old rejected rows.
Result<Done> purge(accounts::Services& services);

}  // namespace kedang::exchange
