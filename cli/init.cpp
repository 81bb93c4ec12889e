// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "cli/commands.h"
#include "platform/crypto/recovery.h"

namespace kedang::cli {
namespace {

void init(Shared& shared) {
    auto const administrator = value_or_refuse(app::make_installation(shared.places, shared.clock));
    std::cout << "已创建数据目录 " << shared.places.data.string() << " 和密钥目录 "
              << shared.places.keys.string() << "\n"
              << "登录名 login: " << administrator.login << "\n"
              << "一次性密码 one-time password: " << administrator.one_time_password.reveal()
              << "\n"
              << "密钥丢失后数据无法恢复，请运行 kedang init --print-recovery 打印恢复单并妥善保管"
              << std::endl;
}

void print_recovery(Shared& shared) {
    auto const keyring = value_or_refuse(crypto::Keyring::open(shared.places.keys));
    std::cout << crypto::recovery_sheet(keyring).reveal() << std::endl;
}

}  // namespace

void add_init(CLI::App& line, Shared& shared) {
    auto* command = line.add_subcommand("init", "创建数据目录、密钥、数据库和第一个管理员");
    auto wants_recovery = std::make_shared<bool>(false);
    command->add_flag("--print-recovery", *wants_recovery, "只打印密钥恢复单");
    command->callback([&shared, wants_recovery] {
        if (*wants_recovery)
            print_recovery(shared);
        else
            init(shared);
    });
}

}  // namespace kedang::cli
