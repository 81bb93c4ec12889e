// SPDX-License-Identifier: Apache-2.0
#include "demo/actions.h"

#include <algorithm>
#include <atomic>
#include <future>

#include "accounts/actions.h"
#include "accounts/company.h"
#include "customers/actions.h"
#include "dealings/actions.h"
#include "demo/past.h"
#include "demo/plan.h"
#include "demo/staff.h"
#include "platform/crypto/token.h"
#include "records/store.h"

namespace kedang::demo {
namespace {

constexpr std::size_t password_length = 12;
constexpr int writers = 16;
constexpr int minutes_to_write = 25;
constexpr int minutes_until_call = 2 * 24 * 60;
constexpr int minutes_until_returned = 91 * 24 * 60;
constexpr std::size_t files_a_call = 6;  ///< of so many one is called back about
constexpr std::string_view return_reason = "超过90天未跟进，退回客户池";

Result<Done> refuse_unless_new(accounts::Context const& context) {
    if (auto const& company = *context.services.company(); !company.preset.empty())
        return Error{ErrorCode::Conflict, "not_new",
                     "示例数据只能加入全新的安装，这里已经选定管理规范（" + company.name +
                         "）；请换一个空的数据目录，先运行 kedang init"};
    auto reader = context.services.database.read();
    for (auto const& person : accounts::people(*reader))
        for (auto const& colleague : colleagues())
            if (person.login == colleague.login)
                return Error{ErrorCode::Conflict, "not_new",
                             "示例数据只能加入全新的安装，登录名 " + person.login + " 已有人使用"};
    return Done{};
}

Result<Done> change(accounts::Context const& context, std::int64_t customer, Values values,
                    std::string reason) {
    auto const& type = context.catalogue().customer();
    records::ChangeRequest request{&type, customer, 0, std::move(values), std::move(reason), {}};
    {
        auto reader = context.services.database.read();
        TRY_SET(auto const current, records::find_visible(*reader, context, type, customer));
        request.expected_version = current.version;
    }
    TRY(records::change_record(context, request));
    return Done{};
}

/// The file as it was on its first day. Returns: its id.
Result<std::int64_t> open_file(accounts::Context const& context, PlannedCustomer const& file) {
    customers::NewCustomer wanted;
    wanted.values = file.values;
    wanted.contacts = file.contacts;
    if (!file.follow_ups.empty())
        wanted.follow_up = file.follow_ups.front();
    if (file.quick)
        wanted.entry = customers::EntryKind::Quick;
    if (file.seen_duplicate)
        wanted.confirmed = {"duplicate"};
    TRY_SET(auto const made, customers::create_customer(context, wanted));
    return made.id;
}

/// When it was entered: after the first talk, or on the day it was filed; where it tells of deals,
/// after the last of them.
std::string entry_of(PlannedCustomer const& file) {
    return std::max({file.follow_ups.empty() ? typed_in(file.values, "filed_on")
                                             : typed_in(file.follow_ups.front(), "happened_at"),
                     typed_in(file.values, "cooperation_start"),
                     typed_in(file.values, "last_deal_date")});
}

/// The company begins to work with its first file.
std::string first_day(std::vector<PlannedCustomer> const& files) {
    std::string first = entry_of(files.front());
    for (auto const& file : files)
        first = std::min(first, entry_of(file));
    return first.substr(0, 10);
}

/// When that follow-up was written down.
std::string when(PlannedCustomer const& file, std::size_t follow_up) {
    return std::max(typed_in(file.follow_ups[follow_up], "happened_at"), entry_of(file));
}

/// What happened to it since, each on its day.
Result<Done> carry_on(Past& past, std::int64_t customer, PlannedCustomer const& file) {
    auto const& context = past.colleague(file.entered_by);
    auto const& type = context.catalogue().follow_up();
    for (std::size_t i = 1; i < file.follow_ups.size(); ++i) {
        past.go_to(when(file, i), minutes_to_write);
        TRY(records::add_child(context, {&type, customer, file.follow_ups[i], {}}));
    }
    for (auto const& values : file.orders) {
        past.go_to(std::max(typed_in(values, "ordered_on"), entry_of(file)), minutes_to_write);
        TRY(dealings::add_order(context, customer, values, {}));
    }
    if (file.change) {
        past.go_to(when(file, file.follow_ups.size() - 1), 2 * minutes_to_write);
        TRY(change(context, customer, file.change->values, file.change->reason));
    }
    if (file.returned) {
        past.go_to(when(file, file.follow_ups.size() - 1), minutes_until_returned);
        TRY(change(past.colleague(head_of(file.entered_by)), customer, {{"owner", ""}},
                   std::string(return_reason)));
    }
    return Done{};
}

/// Calls back, as somebody does now and then who checks on a colleague's customers.
Result<Done> call_back(Past& past, PlannedCustomer const& file, std::int64_t customer) {
    auto const& context = past.colleague(head_of(file.entered_by));
    auto const& contact = context.catalogue().contact();
    std::vector<records::Record> contacts;
    {
        auto reader = context.services.database.read();
        contacts = records::store::load_children(*reader, contact, customer);
    }
    if (contacts.empty() || file.returned)
        return Done{};
    past.go_to(when(file, file.follow_ups.size() - 1), minutes_until_call);
    TRY(records::reveal(context, contact, contacts.front().id, "mobile", "回访"));
    return Done{};
}

/// A refusal says which file it was about.
Error of_file(Error error, PlannedCustomer const& file) {
    error.title = typed_in(file.values, "name") + "：" + error.title;
    return error;
}

/// Carries every file on, several at once: a durable write waits for the disk, and those that wait
/// together are written together. The files do not touch each other.
Result<Done> carry_all_on(accounts::Services& services, std::vector<PlannedCustomer> const& files,
                          std::vector<std::int64_t> const& ids) {
    std::atomic<std::size_t> next = 0;
    std::vector<std::future<Result<Done>>> workers;
    for (int i = 0; i < writers; ++i)
        workers.push_back(std::async(std::launch::async, [&]() -> Result<Done> {
            Past past(services);
            for (std::size_t at; (at = next++) < files.size();) {
                auto done = carry_on(past, ids[at], files[at]);
                if (done.ok() && at % files_a_call == 0 && !files[at].follow_ups.empty())
                    done = call_back(past, files[at], ids[at]);
                if (!done.ok())
                    return of_file(std::move(done).error(), files[at]);
            }
            return Done{};
        }));
    std::vector<Result<Done>> outcomes;
    for (auto& worker : workers)
        outcomes.push_back(worker.get());
    for (auto& outcome : outcomes)
        TRY(std::move(outcome));
    return Done{};
}

}  // namespace

Result<DemoCompany> make_company(accounts::Context const& context, std::uint64_t seed) {
    TRY(refuse_unless_new(context));
    Past past(context.services);
    Chance chance(seed);
    auto const files = plan(chance, context.today());
    past.go_to(first_day(files), 0);
    TRY(accounts::set_up(past.program(), "A", std::string(company_name)));
    DemoCompany made;
    auto token = crypto::Tokens(context.services.keyring).issue("demo password");
    made.password = SecretText(token.text.reveal().substr(0, password_length));
    TRY(hire(past.program(), made.password));
    // One after the other, so that the numbers do not depend on who is faster.
    std::vector<std::int64_t> ids;
    for (auto const& file : files) {
        past.go_to(entry_of(file), minutes_to_write);
        auto opened = open_file(past.colleague(file.entered_by), file);
        if (!opened.ok())
            return of_file(std::move(opened).error(), file);
        ids.push_back(opened.value());
        ++made.customers;
        made.contacts += static_cast<int>(file.contacts.size());
        made.follow_ups += static_cast<int>(file.follow_ups.size());
        made.orders += static_cast<int>(file.orders.size());
    }
    TRY(carry_all_on(context.services, files, ids));
    TRY(dismiss_leaver(context));
    return made;
}

}  // namespace kedang::demo
