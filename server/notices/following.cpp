// SPDX-License-Identifier: Apache-2.0
#include "notices/following.h"

#include "audit_trail/actions.h"
#include "notices/store.h"
#include "records/actions.h"

namespace kedang::notices {
namespace {

Result<Done> set_following(accounts::Context const& context, std::int64_t customer, bool wanted) {
    TRY_SET(auto const already, is_following(context, customer));
    if (already == wanted)
        return Done{};
    auto const person = context.actor.id();
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                if (wanted)
                                    store::follow(transaction, customer, person, context.now());
                                else
                                    store::unfollow(transaction, customer, person);
                                audit_trail::ChangeSet changes;
                                auto& line = changes.changes.emplace_back();
                                line.table_number = notice_table;
                                line.record_id = customer;
                                line.action = wanted ? "customer.follow" : "customer.unfollow";
                                return changes;
                            }));
    return Done{};
}

}  // namespace

Result<bool> is_following(accounts::Context const& context, std::int64_t customer) {
    auto reader = context.services.database.read();
    TRY(records::find_visible(*reader, context, context.catalogue().customer(), customer));
    return store::follows(*reader, customer, context.actor.id());
}

Result<Done> follow(accounts::Context const& context, std::int64_t customer) {
    return set_following(context, customer, true);
}

Result<Done> unfollow(accounts::Context const& context, std::int64_t customer) {
    return set_following(context, customer, false);
}

}  // namespace kedang::notices
