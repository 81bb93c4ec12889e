// Taking customers away as a file (导出): asked for with a purpose, written by a job, fetched by
// who asked and by nobody else until it expires. Rights are asked when it is asked for, for every
// slice that is written, and at every download. Thread-safe. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "accounts/context.h"
#include "extraction/model.h"

namespace kedang::jobs {
class JobContext;
}

namespace kedang::extraction {

/// The tables of this capability, for the list of migrations.
std::string_view schema();

/// What would leave and what would stay, before anybody asks for it.
/// Returns: {"rows","fields","withheld"} of docs/api.md.
/// Errors:  Forbidden, Invalid (filter, sort, column), TooMany.
Result<std::string> preview_json(accounts::Context const& context, Request const& request);

/// Returns: the id of the export.
/// Errors:  Forbidden; Invalid (no purpose, no rows, more than the format holds, filter, column);
///          TooMany; Conflict "export_busy" (several of theirs are open).
/// Effects: queues the job; an audit entry with purpose, conditions, fields and count.
/// Source:  A27 B25 E17
Result<std::int64_t> ask(accounts::Context const& context, Request const& request);
/// Errors: NotFound, Conflict (it has ended). Effects: an audit entry.
Result<Done> cancel(accounts::Context const& context, std::int64_t id);

/// As docs/api.md says it. Errors: NotFound, also for somebody else's.
Result<std::string> export_json(accounts::Context const& context, std::int64_t id);
/// {"items":[Export]}, the newest first.
std::string exports_json(accounts::Context const& context);

struct Download {
    std::filesystem::path file;
    std::string name;  ///< as people save it
    Format format = Format::Xlsx;
};
/// Errors:  NotFound; Conflict "export_not_ready", "export_expired"; Forbidden "export_withdrawn".
/// Effects: an audit entry, before the file leaves.
Result<Download> download(accounts::Context const& context, std::int64_t id);

/// What `kedang export` does: the whole of it at once, on this thread, into that file.
/// Returns: what was written. Errors: as ask and the writing; Conflict "file_exists".
/// Effects: an audit entry, before the file is whole.
Result<Export> export_file(accounts::Context const& context, Request const& request,
                           std::filesystem::path const& to,
                           std::function<void(std::int64_t)> const& progress);

inline constexpr std::string_view run_job = "export";
inline constexpr std::string_view sweep_job = "export.sweep";
/// Writes the file of the export a job is about; begins anew after a crash.
/// Errors: those of the job to be run again; others end the export.
Result<Done> work(accounts::Services& services, jobs::JobContext& job);
/// Deletes files that expired or were withdrawn, and what crashes left behind.
Result<Done> sweep(accounts::Services& services);

}  // namespace kedang::extraction
