// Which required values are missing (A09): required_when is evaluated, one error a field.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "fields/field_type.h"

namespace kedang::fields {

/// Complete: a form or the API, everything that is required. Partial: 快速录入 and 历史数据导入,
/// only what no file can be without (Required::Entry); the rest is 待补全.
enum class Entry : std::uint8_t { Complete, Partial };

/// The value a record has or is about to have; nullptr is the same as absent.
using ValueOf = std::function<Value const*(Field const&)>;

/// Whether the field must have a value: by itself or because another field says so.
bool is_required(RecordType const& type, Field const& field, ValueOf const& value_of, Entry entry);

/// One error ("required") for each missing field, in the catalogue's order. Fields set by the
/// server are never missing.
std::vector<FieldError> missing_fields(RecordType const& type, ValueOf const& value_of,
                                       Entry entry);

}  // namespace kedang::fields
