// Update requests as rows. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fields/filter/sql.h"
#include "platform/db/database.h"
#include "review/model.h"

namespace kedang::review::store {

/// The tables of this capability, for the list of migrations.
extern std::string_view const schema;

void insert(db::Transaction& transaction, UpdateRequest const& request);
std::optional<UpdateRequest> load(db::Session& session, std::int64_t id);
/// All that one person has pending.
std::vector<UpdateRequest> pending_of(db::Session& session, std::int64_t asker);

/// Ends a pending request: state, who, when, note.
/// Returns: false where it is not pending any more; nothing is written then.
bool settle(db::Transaction& transaction, UpdateRequest const& settled);

/// A page of a list, newest first.
struct Place {
    std::optional<State> state;  ///< nothing: all
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    std::int64_t limit = 0;
};
std::vector<UpdateRequest> asked_by(db::Session& session, std::int64_t asker, Place const& place);

/// Requests that others made about files one may see.
struct Others {
    std::int64_t but = 0;              ///< not those of this person
    std::string files;                 ///< a WHERE over customer alias `c` …
    fields::SqlParameters parameters;  ///< … and its $1 … $n
};
std::vector<UpdateRequest> of_others(db::Session& session, Others const& others,
                                     Place const& place);
std::int64_t count_asked_by(db::Session& session, std::int64_t asker, std::optional<State> state);
std::int64_t count_of_others(db::Session& session, Others const& others,
                             std::optional<State> state);

}  // namespace kedang::review::store
