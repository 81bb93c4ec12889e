// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "accounts/actions.h"
#include "cli/commands.h"

namespace kedang::cli {
namespace {

void reset(Shared& shared, std::string const& login) {
    auto const application = open(shared);
    auto const context = application->system_context("命令行");
    auto const person = value_or_refuse(application->context_of(login)).actor.id();
    auto const password = value_or_refuse(accounts::reset_password(context, person));
    std::cout << "一次性密码 one-time password: " << password.reveal() << std::endl;
}

}  // namespace

void add_user(CLI::App& line, Shared& shared) {
    auto* user = line.add_subcommand("user", "人员");
    user->require_subcommand(1);
    auto* command = user->add_subcommand("reset-password", "重置密码，打印新的一次性密码");
    auto login = std::make_shared<std::string>();
    command->add_option("login", *login, "登录名")->required();
    command->callback([&shared, login] { reset(shared, *login); });
}

}  // namespace kedang::cli
