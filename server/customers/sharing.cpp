// SPDX-License-Identifier: Apache-2.0
#include "customers/sharing.h"

#include <algorithm>

#include "accounts/actions.h"
#include "audit_trail/actions.h"
#include "base/json_writer.h"
#include "records/actions.h"
#include "records/people.h"

namespace kedang::customers {
namespace {

using accounts::Relation;
using accounts::Share;

constexpr std::chrono::days longest{366};

Error wrong(std::string field, std::string message) {
    return {ErrorCode::Invalid, "invalid", message, {{std::move(field), "invalid", message}}};
}

Result<records::Record> file_to_share(accounts::Context const& context, std::int64_t customer) {
    TRY(context.require("customer.share"));
    auto reader = context.services.database.read();
    TRY_SET(auto file,
            records::find_visible(*reader, context, context.catalogue().customer(), customer));
    auto const relation = context.actor.relation_to(file.file());
    bool const may = relation == Relation::Own || relation == Relation::Department ||
                     context.actor.scope() == accounts::Scope::All;
    if (!may)
        return Error{ErrorCode::Forbidden, "not_yours_to_share",
                     "只有负责人和主管可以共享这份档案"};
    return file;
}

/// Whom it is shared with, for the log. Errors: Invalid.
Result<std::string> partner(accounts::Context const& context, NewShare const& wanted,
                            std::int64_t owner) {
    if ((wanted.person == 0) == (wanted.department == 0))
        return wrong("person_id", "请选择一位同事或一个部门");
    if (wanted.department != 0) {
        for (auto const& department : context.company->departments)
            if (department.id == wanted.department)
                return department.name;
        return wrong("department_id", "部门不存在，请重新选择");
    }
    auto reader = context.services.database.read();
    for (auto const& person : accounts::people(*reader)) {
        if (person.id != wanted.person)
            continue;
        if (person.disabled)
            return wrong("person_id", person.name + " 已停用，请选择其他同事");
        if (person.id == owner)
            return wrong("person_id", person.name + " 就是这份档案的负责人，无需共享");
        return person.name;
    }
    return wrong("person_id", "人员不存在，请重新选择");
}

/// The end of the last day, at the company. Errors: Invalid.
Result<Instant> last_moment(accounts::Context const& context, std::string const& until) {
    auto const day = parse_date(until);
    if (!day)
        return wrong("until", "截止日期 '" + until + "' 看不懂，请填写如 2026-12-31");
    if (*day < context.today() ||
        std::chrono::sys_days(*day) > std::chrono::sys_days(context.today()) + longest)
        return wrong("until", "截止日期 " + until + " 应在今天之后的一年以内");
    return context.company->time_zone.start_of(std::chrono::sys_days(*day) + std::chrono::days(1));
}

audit_trail::ChangeSet line(accounts::Context const& context, std::int64_t customer,
                            std::string action, std::string summary) {
    audit_trail::ChangeSet set;
    auto& change = set.changes.emplace_back();
    change.table_number = context.catalogue().customer().number;
    change.record_id = change.subject_customer = customer;
    change.action = std::move(action);
    change.summary = std::move(summary);
    return set;
}

}  // namespace

Result<std::int64_t> share_file(accounts::Context const& context, NewShare const& wanted) {
    TRY_SET(auto const file, file_to_share(context, wanted.customer));
    TRY_SET(auto const with, partner(context, wanted, file.owner));
    TRY_SET(auto const until, last_moment(context, wanted.until));
    Share share{0,
                wanted.customer,
                wanted.person,
                wanted.department,
                until,
                accounts::ShareKind::Colleague,
                context.actor.id(),
                context.now()};
    TRY_SET(share.id, context.services.ids.next("file_share"));
    TRY_SET(
        auto const outcome,
        audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                accounts::add_share(transaction, share);
                                auto set = line(context, wanted.customer, "customer.share",
                                                "共享给 " + with + "，至 " + wanted.until);
                                set.made_id = share.id;
                                return set;
                            }));
    return outcome.made_id;
}

Result<Done> end_share(accounts::Context const& context, std::int64_t customer,
                       std::int64_t share) {
    TRY(file_to_share(context, customer));
    TRY(audit_trail::change(
        context.services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            if (!accounts::end_share(transaction, customer, share, context.now()))
                return Error{ErrorCode::NotFound, "not_found", "这项共享不存在或已结束"};
            return line(context, customer, "customer.unshare", "结束共享");
        }));
    return Done{};
}

Result<std::string> shares_json(accounts::Context const& context, std::int64_t customer) {
    auto reader = context.services.database.read();
    TRY(records::find_visible(*reader, context, context.catalogue().customer(), customer));
    records::KnownPeople people(*reader);
    auto const name = [&](std::int64_t id) {
        auto const& all = context.company->departments;
        auto const found =
            std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.id == id; });
        return found == all.end() ? std::string() : found->name;
    };
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& share : accounts::shares_of(*reader, customer, context.now())) {
        out.begin_object().key("id").id(share.id);
        if (share.person != 0)
            out.member("person", people.name(share.person));
        else
            out.member("department", name(share.department));
        auto const last_day =
            context.company->time_zone.date_of(share.until - std::chrono::milliseconds(1));
        out.member("until", to_text(last_day)).member("made_by", people.name(share.made_by));
        out.member("made_at", to_rfc3339(share.made_at)).end_object();
    }
    return out.end_array().end_object().take();
}

}  // namespace kedang::customers
