// An export as its person finds it again, its file, and its lines in the log. For this folder only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "accounts/context.h"
#include "audit_trail/model.h"
#include "extraction/model.h"

namespace kedang::extraction {

/// <data>/exports, made where it is not there, for the server alone.
std::filesystem::path exports_folder(accounts::Services const& services);
/// Where its file lies, if it has one.
std::filesystem::path file_of(accounts::Services const& services, Export const& made);
void delete_file(std::filesystem::path const& file);

/// What somebody asks for, checked: rights, purpose, fields, count. Stored nowhere yet.
/// Errors: those of ask, but "export_busy".
Result<Export> new_export(accounts::Context const& context, Request const& request);

/// As it is now: what was withdrawn, has expired or whose job has failed says so.
/// Errors: NotFound, also for somebody else's.
Result<Export> find_own(db::Session& session, accounts::Context const& context, std::int64_t id);
Export as_of_now(db::Session& session, accounts::Context const& context, Export made);

/// A line for the audit trail with the purpose. In: e.g. "export.ask".
audit_trail::ChangeSet export_change(Export const& made, std::string action, std::string summary);
/// "1,204 家，SHA-256 ab12…"; the whole hash.
std::string outcome_text(Export const& made);

/// Takes down what became of an export, with its line in the log; back what was handed out, unless
/// there is a file now.
/// Errors: Conflict "export_stopped" where its state is not `expected` any more; what was written
///         must not be kept then.
Result<Done> end_export(accounts::Context const& context, Export const& made, State expected,
                        std::string summary);

}  // namespace kedang::extraction
