// The mail server as the settings name it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "platform/config/settings.h"
#include "platform/mail/mail.h"

namespace kedang::mail {

/// Errors: Conflict "mail_not_set_up", naming what is missing under 系统设置.
Result<Server> server_of(config::Settings const& settings);

}  // namespace kedang::mail
