// The values in force: default < kedang.toml < database < environment < command line.
// Immutable once loaded, swapped as a whole when a setting changes; reading is thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "platform/config/setting_row.h"

namespace kedang::config {

/// key → value as text.
using Values = std::map<std::string, std::string, std::less<>>;

/// Where a value comes from, the weakest first.
enum class Origin : std::uint8_t { Default, File, Database, Environment, CommandLine };

struct Sources {
    Values file = {};
    Values database = {};  ///< table setting; secrets already decrypted
    Values environment = {};
    Values command_line = {};
};

class Settings {
  public:
    /// Errors: Invalid with a FieldError for each unknown key and each wrong value, naming its
    /// place.
    static Result<Settings> load(Sources const& sources, std::span<Row const> table = rows());

    // Each throws Bug for a key without a row, or of another type.
    std::string const& text(std::string_view key) const;
    std::int64_t integer(std::string_view key) const;
    bool boolean(std::string_view key) const;
    SecretText const& secret(std::string_view key) const;
    std::vector<std::string> list(std::string_view key) const;  ///< of Networks or Mailboxes
    Origin origin(std::string_view key) const;

    /// For the page: an array of rows with value, default, limits, label, effect and origin.
    /// Of a secret only whether it is set.
    std::string to_json() const;

  private:
    struct Entry {
        Row const* row = nullptr;
        Origin origin = Origin::Default;
        std::string value;        ///< "" for a secret
        SecretText secret;        ///< empty for all others
        std::int64_t number = 0;  ///< of an integer or boolean
    };
    Entry const& entry(std::string_view key) const;
    void set(Row const& row, Origin origin, std::string value);

    std::vector<Entry> entries_;
};

}  // namespace kedang::config
