// SPDX-License-Identifier: Apache-2.0
#include "customers/ownership.h"

#include <boost/json.hpp>

#include "audit_trail/actions.h"
#include "records/people.h"
#include "records/store.h"

namespace kedang::customers {
namespace {

constexpr std::uint32_t person_table = 10;  ///< in the audit trail
constexpr std::int64_t slice = 500;

/// Returns: how many files were moved; fewer than a slice: all are where they belong.
Result<std::int64_t> move_slice(accounts::Services& services, std::int64_t person) {
    std::int64_t moved = 0;
    audit_trail::Context origin{services.clock};
    origin.via = audit_trail::Via::Job;
    auto const outcome = audit_trail::change(
        services.database, origin,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            auto const department = records::KnownPeople(transaction).department(person);
            moved = records::store::move_to_department(transaction, person, department, slice);
            if (moved == 0)
                return Error{ErrorCode::NotFound, "nothing_left", "没有要转移的客户"};
            audit_trail::ChangeSet set;
            auto& change = set.changes.emplace_back();
            change.table_number = person_table;
            change.record_id = person;
            change.action = "customer.follow_owner";
            change.summary = "随负责人调动，" + std::to_string(moved) + " 个客户转入部门 " +
                             std::to_string(department);
            return set;
        });
    if (!outcome.ok() && outcome.error().key != "nothing_left")
        return outcome.error();
    return moved;
}

}  // namespace

Result<Done> follow_moved_person(accounts::Services& services, jobs::JobContext& job) {
    auto const payload = boost::json::parse(job.payload());
    auto const person = std::stoll(std::string(payload.at("person").as_string()));
    for (std::int64_t moved = slice; moved == slice;) {
        TRY(job.checkpoint());
        TRY_SET(moved, move_slice(services, person));
    }
    return Done{};
}

}  // namespace kedang::customers
