// What the audit trail says of log-ins, passwords and second factors. Inner to sign_in.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "audit_trail/model.h"

namespace kedang::sign_in {

inline constexpr std::uint32_t person_table = 10;
inline constexpr std::uint32_t second_factor_table = 37;

inline audit_trail::ChangeSet change_of_person(std::int64_t person, std::string action,
                                               std::string summary,
                                               std::uint32_t table = person_table) {
    audit_trail::ChangeSet changes;
    auto& change = changes.changes.emplace_back();
    change.table_number = table;
    change.record_id = person;
    change.action = std::move(action);
    change.summary = std::move(summary);
    return changes;
}

}  // namespace kedang::sign_in
