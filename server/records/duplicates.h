// The exact duplicate check (撞单): normalised name, credit code, phone, email, ID number. Near
// duplicates are not its business. Works on many entries at once, for imports.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "accounts/context.h"
#include "platform/db/database.h"
#include "records/model.h"

namespace kedang::records {

/// A customer that has a value which should be the only one.
struct Match {
    std::string field;     ///< of the entry that was checked
    std::string message;   ///< for people, tells nothing of a file the actor may not see
    bool certain = false;  ///< the same customer for sure: cannot be confirmed away (C08)
    bool visible = false;  ///< the actor may see the file
    std::int64_t customer = 0;
    std::string number;
    std::string name;
    State state = State::Active;
    /// What was found is a value that the actor sees nowhere clear: telling of it is a look-up.
    bool is_look_up = false;
};

enum class Keys : std::uint8_t {
    Open,     ///< names of companies and credit codes: nothing that is kept secret
    Certain,  ///< name of a company, credit code, ID number: what must never be there twice
    All       ///< also phones and emails, which colleagues may share
};

/// Returns: for each entry the matches among active and archived customers, its own file excepted.
/// In: entries of one record type, opened.
std::vector<std::vector<Match>> find_matches(db::Session& session, accounts::Context const& context,
                                             std::span<Entry const> entries, Keys keys);

/// Notes what a check against other files told: each secret value it was made with is a look-up.
/// Errors: TooMany; the matches must not be told then.
Result<Done> note_check(accounts::Context const& context, std::span<Entry const> entries,
                        std::vector<Match> const& matches);

}  // namespace kedang::records
