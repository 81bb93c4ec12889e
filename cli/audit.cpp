// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "audit_trail/verification.h"
#include "cli/commands.h"

namespace kedang::cli {
namespace {

/// Exit codes: see audit_trail::Finding.
void verify(Shared& shared, std::string const& anchors) {
    auto const application = open(shared);
    application->only_look();
    auto& services = application->services();
    audit_trail::Proof proof;
    proof.installation_id = services.keyring.installation_id();
    proof.keys = crypto::public_keys(services.keyring);
    proof.anchor_directory =
        anchors.empty() ? application->anchor_directory() : std::filesystem::path(anchors);
    auto reader = services.database.read();
    auto const verdict = audit_trail::verify(*reader, proof);
    std::cout << verdict.text_zh << std::endl;
    if (proof.anchor_directory == shared.places.keys / "anchors")
        std::cout << "提示：校验点与密钥在同一台机器上，防不住能改写整台机器的人；请在设置"
                     "“日志签名的外部存放目录”中另设一处。"
                  << std::endl;
    shared.exit_code = verdict.exit_code();
}

}  // namespace

void add_audit(CLI::App& line, Shared& shared) {
    auto* audit = line.add_subcommand("audit", "操作日志");
    audit->require_subcommand(1);
    auto* command = audit->add_subcommand(
        "verify", "校验日志完整性；退出码 0 完整，2 被篡改，3 被截断或回滚，4 没有外部校验点");
    auto anchors = std::make_shared<std::string>();
    command->add_option("--anchors", *anchors,
                        "外部校验点所在目录，默认为设置中的目录，否则为密钥目录下的 anchors");
    command->callback([&shared, anchors] { verify(shared, *anchors); });
}

}  // namespace kedang::cli
