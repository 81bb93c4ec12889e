// SPDX-License-Identifier: Apache-2.0
#include "platform/mail/mail_settings.h"

namespace kedang::mail {
namespace {

Protection protection_of(std::string_view word) {
    if (word == "tls")
        return Protection::Tls;
    return word == "starttls" ? Protection::StartTls : Protection::None;
}

}  // namespace

Result<Server> server_of(config::Settings const& settings) {
    for (auto const* const key : {"mail.host", "mail.from"})
        if (settings.text(key).empty())
            return Error{ErrorCode::Conflict, "mail_not_set_up",
                         "请先在系统设置中填写邮件服务器和发件地址"};
    return Server{.host = settings.text("mail.host"),
                  .port = static_cast<std::uint16_t>(settings.integer("mail.port")),
                  .protection = protection_of(settings.text("mail.protection")),
                  .user = settings.text("mail.user"),
                  .password = settings.secret("mail.password").clone(),
                  .authority_file = settings.text("mail.authority_file"),
                  .timeout = std::chrono::seconds(settings.integer("mail.timeout_seconds"))};
}

}  // namespace kedang::mail
