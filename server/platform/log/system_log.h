// The machine's own system log (syslog): for the few lines that should also stand where this
// program cannot take them back. Unlike syslog(3) it says where nobody listens. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace kedang::log {

inline constexpr std::string_view system_log_socket = "/dev/log";

/// Sends one line under the name "kedang-audit", facility authpriv, level notice.
/// In:     `socket` is where the system log listens.
/// Throws: std::system_error where it does not.
void send_to_system_log(std::string_view line,
                        std::filesystem::path const& socket = system_log_socket);

}  // namespace kedang::log
