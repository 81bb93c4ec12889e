// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "cli/commands.h"
#include "demo/actions.h"
#include "demo/staff.h"

namespace kedang::cli {
namespace {

void print_people(accounts::Context const& context) {
    for (auto const& colleague : demo::colleagues()) {
        auto const* role = context.services.company()->roles->find(colleague.role);
        std::string label = role->label.zh;
        if (colleague.left)
            label += "，已离职停用，客户待交接";
        std::cout << "  " << colleague.login << "  " << colleague.name << "  "
                  << colleague.department << "  " << label << "\n";
    }
    std::cout << "示例公司 demo company: " << context.services.company()->name << std::endl;
}

void make_demo(Shared& shared, std::uint64_t seed) {
    auto const application = open(shared);
    auto const context = application->system_context("示例数据");
    auto const made = value_or_refuse(demo::make_company(context, seed));
    std::cout << "已生成 " << made.customers << " 个客户、" << made.contacts << " 位联系人、"
              << made.follow_ups << " 条跟进记录、" << made.orders << " 张订单\n"
              << "示例人员 people（管理员 admin 的密码另行显示）：\n";
    print_people(context);
    std::cout << "示例人员共用密码 demo password: " << made.password.reveal() << std::endl;
}

}  // namespace

void add_demo(CLI::App& line, Shared& shared) {
    auto* command = line.add_subcommand("demo", "在全新的安装中生成一家示例公司");
    auto seed = std::make_shared<std::uint64_t>(1);
    command->add_option("--seed", *seed, "随机种子，同一天同一种子生成相同的数据")
        ->capture_default_str();
    command->callback([&shared, seed] { make_demo(shared, *seed); });
}

}  // namespace kedang::cli
