// Bringing in a whole organisation from a sheet (CSV or a spreadsheet): 姓名, 登录名, 工号, 部门,
// 角色, 上级, 部门负责人. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "accounts/context.h"

namespace kedang::accounts {

enum class OrganisationImport : std::uint8_t { DryRun, Store };

/// Returns: departments and people that were made, or would be; with OrganisationImport::Store the
///          one-time passwords, this once; of a dry run every row that cannot be taken.
/// Errors:  Forbidden; what tables::open refuses; Invalid "invalid" (a column is missing, too many
///          rows, or, when storing, a row is wrong); Conflict (changed since it was read).
/// Effects: all or nothing.
Result<std::string> import_organisation(Context const& context, std::filesystem::path const& file,
                                        std::string const& file_name, OrganisationImport mode);

}  // namespace kedang::accounts
