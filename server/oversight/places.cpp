// SPDX-License-Identifier: Apache-2.0
#include "oversight/places.h"

#include <system_error>

#include "audit_trail/anchors.h"
#include "platform/log/system_log.h"
#include "platform/mail/mail_settings.h"

namespace kedang::oversight {
namespace {

constexpr std::chrono::minutes longest_pause_of_mail{60};

std::optional<Failure> unless_refused(std::string const& label,
                                      std::function<void()> const& write) {
    try {
        write();
        return std::nullopt;
    } catch (std::system_error const& failure) {
        return Failure{label + " 无法写入", failure.code().message()};
    }
}

Place directory(std::string const& path) {
    return {"directory", "copy to directory " + path, [path](Checkpoints const& checkpoints) {
                return unless_refused("目录 " + path,
                                      [&] { audit_trail::append_anchors(path, checkpoints); });
            }};
}

Place system_log() {
    return {"syslog", "copy to syslog", [](Checkpoints const& checkpoints) {
                return unless_refused("系统日志（syslog）", [&] {
                    for (auto const& checkpoint : checkpoints)
                        log::send_to_system_log(audit_trail::anchor_line(checkpoint));
                });
            }};
}

/// The attachment has the name under which `kedang audit verify --anchors` looks for it.
mail::Message message_with(accounts::Services& services, Checkpoints const& checkpoints) {
    auto const company = services.company();
    auto const first = std::to_string(checkpoints.front().sequence);
    auto const last = std::to_string(checkpoints.back().sequence);
    auto const id = "kedang-audit-" + checkpoints.front().installation_id + "-" + last;
    mail::Attachment anchors{id + ".jsonl", ""};
    for (auto const& checkpoint : checkpoints)
        anchors.content += audit_trail::anchor_line(checkpoint) + "\n";
    return {.id = id,
            .from = company->settings->text("mail.from"),
            .to = company->settings->list("oversight.anchor_mail"),
            .subject = company->name + " 操作日志签名，至第 " + last + " 条",
            .text = "附件是“" + company->name + "”客户档案系统操作日志的签名，共 " +
                    std::to_string(checkpoints.size()) + " 个，至日志第 " + last +
                    " 条为止，不含客户资料。\n\n请妥善保存，不要退回或转交系统的管理人员。"
                    "需要核对日志是否被改动时，把收到的附件放进同一个目录，由管理员运行：\n\n"
                    "    kedang audit verify --anchors 目录\n\n"
                    "附件说明：首个签名对应日志第 " +
                    first + " 条。本邮件由系统自动发出。\n",
            .attachments = {std::move(anchors)},
            .sent_at = services.clock.now()};
}

Place mail_to(accounts::Services& services, std::string const& receivers) {
    auto const copy = [&services](Checkpoints const& checkpoints) -> std::optional<Failure> {
        auto const server = mail::server_of(*services.company()->settings);
        auto const sent = server.ok()
                              ? mail::send(server.value(), message_with(services, checkpoints))
                              : Result<Done>(server.error());
        if (sent.ok())
            return std::nullopt;
        return Failure{"邮件没有寄出：" + sent.error().title, sent.error().title};
    };
    return {"mail", "copy to mail " + receivers, copy,
            std::chrono::minutes(
                services.company()->settings->integer("oversight.anchor_mail_minutes")),
            longest_pause_of_mail};
}

}  // namespace

std::vector<Place> places_of(accounts::Services& services, Way way) {
    auto const settings = services.company()->settings;
    std::vector<Place> places;
    if (way == Way::Mail) {
        if (auto const& receivers = settings->text("oversight.anchor_mail"); !receivers.empty())
            places.push_back(mail_to(services, receivers));
        return places;
    }
    if (auto const& path = settings->text("oversight.anchor_directory"); !path.empty())
        places.push_back(directory(path));
    if (settings->boolean("oversight.anchor_syslog"))
        places.push_back(system_log());
    return places;
}

}  // namespace kedang::oversight
