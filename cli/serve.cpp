// SPDX-License-Identifier: Apache-2.0
#include "app/serve.h"

#include <iostream>

#include "accounts/actions.h"
#include "cli/commands.h"

namespace kedang::cli {
namespace {

void print_logins(app::Application& application) {
    auto reader = application.services().database.read();
    std::cout << "登录名 log-in names:";
    int shown = 0;
    for (auto const& person : accounts::people(*reader))
        if (!person.disabled && shown++ < 10)
            std::cout << " " << person.login << "(" << person.name << ")";
    std::cout << std::endl;
}

}  // namespace

void add_serve(CLI::App& line, Shared& shared) {
    auto* command = line.add_subcommand("serve", "启动服务");
    command->add_option_function<std::string>(
        "--port", [&shared](std::string const& port) { shared.settings["server.port"] = port; },
        "端口，默认 8080");
    command->add_option_function<std::string>(
        "--address",
        [&shared](std::string const& address) { shared.settings["server.address"] = address; },
        "监听地址，默认 127.0.0.1");
    command->callback([&shared] {
        app::hold_ending_signals();
        auto const application = open(shared);
        print_logins(*application);
        app::serve(*application);
    });
}

}  // namespace kedang::cli
