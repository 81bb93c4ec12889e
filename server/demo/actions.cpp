// SPDX-License-Identifier: Apache-2.0
#include "demo/actions.h"

#include <atomic>
#include <future>
#include <map>

#include "accounts/actions.h"
#include "accounts/company.h"
#include "customers/actions.h"
#include "demo/plan.h"
#include "demo/staff.h"
#include "platform/crypto/token.h"

namespace kedang::demo {
namespace {

constexpr std::size_t password_length = 12;
constexpr int writers = 16;
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

using Staff = std::map<std::string, accounts::Context>;

/// What happened to it since. In: contexts that no other thread uses.
Result<Done> carry_on(Staff const& staff, std::int64_t customer, PlannedCustomer const& file) {
    auto const& context = staff.at(file.entered_by);
    auto const& type = context.catalogue().follow_up();
    for (std::size_t i = 1; i < file.follow_ups.size(); ++i)
        TRY(records::add_child(context, {&type, customer, file.follow_ups[i], {}}));
    if (file.change)
        TRY(change(context, customer, file.change->values, file.change->reason));
    if (file.returned)
        TRY(change(staff.at(head_of(file.entered_by)), customer, {{"owner", ""}},
                   std::string(return_reason)));
    return Done{};
}

/// A refusal says which file it was about.
Error of_file(Error error, PlannedCustomer const& file) {
    error.title = typed_in(file.values, "name") + "：" + error.title;
    return error;
}

/// Carries every file on, several at once: a durable write waits for the disk, and those that wait
/// together are written together. The files do not touch each other.
Result<Done> carry_all_on(Staff const& staff, std::vector<PlannedCustomer> const& files,
                          std::vector<std::int64_t> const& ids) {
    std::atomic<std::size_t> next = 0;
    std::vector<std::future<Result<Done>>> workers;
    for (int i = 0; i < writers; ++i)
        workers.push_back(std::async(std::launch::async, [&, own_staff = staff]() -> Result<Done> {
            for (std::size_t at; (at = next++) < files.size();)
                if (auto done = carry_on(own_staff, ids[at], files[at]); !done.ok())
                    return of_file(std::move(done).error(), files[at]);
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
    TRY(accounts::set_up(context, "A", std::string(company_name)));
    DemoCompany made;
    auto token = crypto::Tokens(context.services.keyring).issue("demo password");
    made.password = SecretText(token.text.reveal().substr(0, password_length));
    TRY(hire(context, made.password));
    auto const staff = acting(context.services);
    Chance chance(seed);
    auto const files = plan(chance, context.today());
    // One after the other, so that the numbers do not depend on who is faster.
    std::vector<std::int64_t> ids;
    for (auto const& file : files) {
        auto opened = open_file(staff.at(file.entered_by), file);
        if (!opened.ok())
            return of_file(std::move(opened).error(), file);
        ids.push_back(opened.value());
        ++made.customers;
        made.contacts += static_cast<int>(file.contacts.size());
        made.follow_ups += static_cast<int>(file.follow_ups.size());
    }
    TRY(carry_all_on(staff, files, ids));
    TRY(dismiss_leaver(context));
    return made;
}

}  // namespace kedang::demo
