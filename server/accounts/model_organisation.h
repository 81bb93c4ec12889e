// An organisation as a sheet states it: who, in which department, with which roles, who heads what;
// and the plan of what has to be made for it. Pure: reads no file, stores nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "accounts/model.h"

namespace kedang::accounts {

/// A row as typed; `number` as the sheet counts. "" where the column is absent or empty.
struct OrganisationRow {
    std::int64_t number = 0;
    std::string name;
    std::string login;
    std::string employee_number;
    std::string department;  ///< 总部/销售部/华东组
    std::string roles;       ///< names or ids, with 、 or a comma between
    std::string superior;    ///< by log-in name, employee number or name
    std::string is_head;     ///< 是: heads the own department
};

struct RowError {
    std::int64_t row = 0;
    std::string field;    ///< the column's heading
    std::string value;    ///< as typed
    std::string message;  ///< what is wrong and how to mend it
};

/// Departments and people to make, in this order. An id below 0 stands for the n-th of the list
/// (-1 the first), for ids are given when it is stored.
struct OrganisationPlan {
    std::vector<Department> departments;  ///< `manager` is set where a new one is headed
    std::vector<Person> people;
    struct Head {
        std::int64_t department = 0;
        std::int64_t person = 0;
    };
    std::vector<Head> heads;  ///< of departments new and old
    std::vector<RowError> errors;
};

/// In: what there is already. Returns: a plan; with errors it is not to be carried out.
OrganisationPlan plan_organisation(std::vector<OrganisationRow> const& rows,
                                   std::vector<Department> const& departments,
                                   std::vector<Person> const& people, RoleSet const& roles);

}  // namespace kedang::accounts
