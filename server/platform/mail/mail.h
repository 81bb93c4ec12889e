// Sends one mail by SMTP, with libcurl underneath. Blocks until the server has taken it or the time
// is up: for jobs, never within a request. Keeps nothing: what to send again, and when, is the
// caller's. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"

namespace kedang::mail {

enum class Protection : std::uint8_t {
    Tls,       ///< from the first byte (usually port 465)
    StartTls,  ///< asked for before anything else is said (usually port 587), or nothing is sent
    None       ///< in clear: to a server on this machine only, wherever its name leads
};

struct Server {
    std::string host;
    std::uint16_t port = 465;
    Protection protection = Protection::Tls;
    std::string user = {};  ///< "": without logging in
    SecretText password = {};
    /// Certificates that are trusted, a file in PEM; "": those of the machine.
    std::string authority_file = {};
    std::chrono::milliseconds timeout{30'000};  ///< for everything together
};

struct Attachment {
    std::string name;  ///< ASCII
    std::string content;
};

struct Message {
    /// Of this mail and of every repeat of it, so that mail programs show it once: letters, digits,
    /// '-', '.' and '_'.
    std::string id;
    std::string from;             ///< is_mailbox
    std::vector<std::string> to;  ///< is_mailbox, at least one
    std::string subject;
    std::string text;
    std::vector<Attachment> attachments = {};
    Instant sent_at = {};
};

/// Errors: Invalid (no mailbox; a server in clear elsewhere; refused for good: again will not
///         help), Unavailable (not reached, not trusted, not logged in, not now). What the server
///         said is not repeated but for its three digits; nothing names user or password.
Result<Done> send(Server const& server, Message const& message);

}  // namespace kedang::mail
