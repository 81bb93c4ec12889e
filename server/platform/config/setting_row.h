// The one table of settings: a setting exists by its row here, and everything that shows, checks,
// reads or documents settings works from the row. The values in force are in settings.h.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace kedang::config {

enum class Type : std::uint8_t {
    Text,
    Integer,
    Boolean,    ///< "true" or "false"
    Choice,     ///< one of `choices`
    Secret,     ///< never shown; stored encrypted
    TimeZone,   ///< IANA name
    Url,        ///< http(s)://host[:port], or empty
    Address,    ///< an IPv4 or IPv6 address
    Networks,   ///< addresses or networks (10.0.0.0/8) with commas between, or empty
    Directory,  ///< absolute path, or empty
    Host,       ///< name or address of a machine, or empty
    Mailboxes   ///< at most `maximum` addresses of mail with commas between, or empty
};

struct Label {
    std::string_view zh;
    std::string_view en;
};

struct Choice {
    std::string_view value;
    Label label;
};

enum class Takes : std::uint8_t { EffectAtOnce, EffectAfterRestart };

/// Who may change it: whoever runs the program, or whoever answers for rights and log-in.
enum class Kept : std::uint8_t { BySystem, BySecurity };

struct Row {
    std::string_view key;
    Type type;
    std::string_view default_value;
    std::int64_t minimum = 0;  ///< of an integer; of a text: characters
    std::int64_t maximum = 0;
    std::span<Choice const> choices = {};
    Label label;
    std::string_view effect;  ///< what it does, in Chinese, for the page and the manual
    Takes takes = Takes::EffectAtOnce;
    Kept kept = Kept::BySystem;
};

/// All settings, in the order in which they are shown.
std::span<Row const> rows();

/// Null for a key without a row.
Row const* find(std::span<Row const> table, std::string_view key);

}  // namespace kedang::config
