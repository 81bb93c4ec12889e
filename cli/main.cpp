// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "cli/commands.h"

namespace kedang::cli {
namespace {

std::string text_of(Error const& error) {
    std::string text = error.title;
    for (auto const& field : error.fields)
        text += "\n  " + field.field + "：" + field.message;
    return text;
}

}  // namespace

Refused::Refused(Error const& error) : std::runtime_error(text_of(error)) {}

std::unique_ptr<app::Application> open(Shared& shared) {
    return std::make_unique<app::Application>(
        value_or_refuse(app::open_installation(shared.places, shared.clock)), shared.clock,
        shared.settings);
}

namespace {

int run(int argc, char** argv) {
    Shared shared;
    CLI::App line{"客档 Kedang：客户档案"};
    line.require_subcommand(1);
    line.fallthrough();
    line.add_option("--data", shared.places.data, "数据目录")->capture_default_str();
    line.add_option("--keys", shared.places.keys, "密钥目录，不能在数据目录内")
        ->capture_default_str();
    line.add_option("--database", shared.places.database,
                    "postgresql://…；不填则使用数据目录中的 SQLite");
    line.add_flag("--backed-up", shared.places.backed_up, "升级 PostgreSQL 前已做备份");
    std::vector<std::string> settings;
    line.add_option("--set", settings, "设置，形如 key=value，可多次");
    line.parse_complete_callback([&] {
        for (auto const& setting : settings) {
            auto const at = setting.find('=');
            if (at == std::string::npos)
                throw CLI::ValidationError("--set", "应为 key=value：" + setting);
            shared.settings[setting.substr(0, at)] = setting.substr(at + 1);
        }
    });
    for (auto* const add :
         {add_init, add_serve, add_audit, add_user, add_import, add_export, add_openapi, add_demo})
        add(line, shared);
    try {
        line.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return line.exit(error);
    }
    return shared.exit_code;
}

}  // namespace
}  // namespace kedang::cli

int main(int argc, char** argv) {
    try {
        return kedang::cli::run(argc, argv);
    } catch (std::exception const& failure) {
        std::cerr << failure.what() << std::endl;
        return 1;
    }
}
