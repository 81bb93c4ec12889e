// The migration that makes the table of changed settings, with the type words of platform/db.
// Values of secrets are stored encrypted; who changed what is in the audit trail as well.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace kedang::config {

inline constexpr std::string_view setting_table_sql = R"(
CREATE TABLE setting (
    key {{text}} NOT NULL PRIMARY KEY,
    value {{text}},
    secret_value {{bytes}},
    changed_at {{bigint}} NOT NULL,
    changed_by {{bigint}} NOT NULL
){{without_rowid}};
)";

}  // namespace kedang::config
