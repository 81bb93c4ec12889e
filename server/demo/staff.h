// Who works at the demo company: departments and people, their log-in names in pinyin.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/context.h"
#include "base/secret.h"

namespace kedang::demo {

inline constexpr std::string_view company_name = "苏州衡砺精密机械有限公司";
/// Sells no longer: disabled once the files are in, so that they wait for 离职交接.
inline constexpr std::string_view leaver = "hezhiyuan";
/// The salespeople who work, by log-in name.
std::vector<std::string> const& salespeople();

/// The log-in name of who heads that colleague's department, and may take files away from them.
std::string const& head_of(std::string_view login);

struct Colleague {
    std::string login;
    std::string name;
    std::string department;
    std::string role;  ///< as the catalogue calls it
    bool left = false;
};
std::vector<Colleague> const& colleagues();

/// Makes departments and people. Errors: those of accounts (log-in name taken, Forbidden).
Result<Done> hire(accounts::Context const& context, SecretText const& password);

/// Contexts that act as each of them, by log-in name. In: the company is set up.
std::map<std::string, accounts::Context> acting(accounts::Services& services);

/// Disables the leaver. Errors: those of accounts.
Result<Done> dismiss_leaver(accounts::Context const& context);

}  // namespace kedang::demo
