// An import as its person finds it again: loaded with what is sealed, its file, its mappings. For
// this folder only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "exchange/mapping.h"
#include "exchange/model_json.h"
#include "exchange/writing.h"

namespace kedang::exchange {

/// <data>/imports/<id>, readable by the server alone.
std::filesystem::path file_of(accounts::Services const& services, std::int64_t id);
/// The folder, made where it is not there.
std::filesystem::path imports_folder(accounts::Services const& services);
void delete_file(std::filesystem::path const& file);

/// With samples and, where its job has failed for good, in state Failed.
/// Errors: NotFound, also for somebody else's.
Result<store::StoredImport> find_own(db::Session& session, accounts::Context const& context,
                                     std::int64_t id);
/// How far a running pass is.
Progress progress_of(db::Session& session, Import const& import);

/// Mappings used before, those that fit best first.
std::vector<Scheme> known_schemes(db::Session& session, std::int64_t person);
void remember_scheme(db::Transaction& transaction, accounts::Context const& context,
                     Import const& import);

/// An import of a file that was looked into. In: state and plan are the caller's.
store::StoredImport new_import(accounts::Context const& context, std::int64_t id,
                               std::string const& file_name, Found found);

/// A line for the audit trail. In: e.g. "import.upload".
audit_trail::ChangeSet import_change(std::int64_t id, std::string action);

Error import_not_found();

}  // namespace kedang::exchange
