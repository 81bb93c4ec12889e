// What somebody took away, as it stands in the log: which files, by which conditions, which fields.
// Personal values that a condition asks for are left out, for the log outlives the person.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "accounts/context.h"
#include "extraction/model.h"

namespace kedang::extraction {

/// "筛选的客户（行业 = 零售业 且 所在地区 = 江苏省），XLSX，字段：客户编号、客户名称".
std::string description(accounts::Context const& context, db::Session& session, Export const& made);

}  // namespace kedang::extraction
