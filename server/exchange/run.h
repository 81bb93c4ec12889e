// A pass over a file: the dry run, which reads only, and the run, which goes on where it was left.
// Blocking; an import is worked on by one thread of one process at a time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>

#include "exchange/writing.h"

namespace kedang::exchange {

/// What the caller of a pass wants to hear and may say between two slices.
struct PassControl {
    /// An error ends the pass; what is stored stays, and it can go on later.
    std::function<Result<Done>()> checkpoint = [] { return Result<Done>(Done{}); };
    std::function<void(Import const&)> progress = [](Import const&) {};
};

/// Runs the plan to its end and sets the state. In: an import whose state is Running.
/// Errors:  what stopped it. The state is Failed then, but after an error of the control, after
///          "import_stopped" and after Unavailable, where it can go on.
Result<Import> run_pass(accounts::Context const& context, store::StoredImport stored,
                        std::filesystem::path const& file, PassControl const& control);

/// The dry run. In: an import whose state is Checking. Errors: as run_pass.
/// Effects: counts, reasons and samples are stored with the import; nothing else is.
Result<Import> check_pass(accounts::Context const& context, store::StoredImport stored,
                          std::filesystem::path const& file, PassControl const& control);

/// Ends an import in the state it has now; its samples are forgotten.
/// Errors: Conflict where the stored state is not `expected`.
Result<Done> end_import(accounts::Context const& context, Import const& import, State expected);

}  // namespace kedang::exchange
