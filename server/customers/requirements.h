// What a whole file must have, over its customer and contacts: more than one record's fields can
// say. Pure. Source: B03, C01, the preset's required fields. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "accounts/context.h"
#include "records/actions.h"

namespace kedang::customers {

/// How many required values a new file lacks (待补全). In: one customer and its children.
int count_missing(fields::Catalogue const& catalogue, records::Batch const& batch);

/// Notes what must be there at once and is not, by place. 快速录入 asks for name and one phone
/// only.
void require_values(accounts::Context const& context, bool quick, records::Batch const& batch,
                    records::Findings& findings);

}  // namespace kedang::customers
