// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "accounts/actions.h"
#include "cli/commands.h"
#include "sign_in/second_factor.h"

namespace kedang::cli {
namespace {

void reset_password(Shared& shared, std::string const& login) {
    auto const application = open(shared);
    auto const context = application->system_context("命令行");
    auto const person = value_or_refuse(application->context_of(login)).actor.id();
    auto const password = value_or_refuse(accounts::reset_password(context, person));
    std::cout << "一次性密码 one-time password: " << password.reveal() << std::endl;
}

void reset_second_factor(Shared& shared, std::string const& login) {
    auto const application = open(shared);
    auto const context = application->system_context("命令行");
    auto const person = value_or_refuse(application->context_of(login)).actor.id();
    value_or_refuse(sign_in::reset_second_factor(context, person));
    std::cout << "已重置两步验证，可用密码登录 second factor removed" << std::endl;
}

void add_command(CLI::App& user, Shared& shared, std::string const& name, std::string const& what,
                 void (*act)(Shared&, std::string const&)) {
    auto* command = user.add_subcommand(name, what);
    auto login = std::make_shared<std::string>();
    command->add_option("login", *login, "登录名")->required();
    command->callback([&shared, login, act] { act(shared, *login); });
}

}  // namespace

void add_user(CLI::App& line, Shared& shared) {
    auto* user = line.add_subcommand("user", "人员");
    user->require_subcommand(1);
    add_command(*user, shared, "reset-password", "重置密码，打印新的一次性密码", reset_password);
    add_command(*user, shared, "reset-second-factor", "重置两步验证，手机与恢复码都丢失时使用",
                reset_second_factor);
}

}  // namespace kedang::cli
