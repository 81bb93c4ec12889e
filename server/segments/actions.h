// Keeping filters under a name, for oneself or for others (客户分群). The public face of the
// capability.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "accounts/context.h"
#include "segments/model.h"

namespace kedang::segments {

/// The table of this capability, for the list of migrations.
std::string_view schema();

/// What is to stand there; what is not said stays as it is.
struct Wish {
    std::optional<std::string> name = {};
    std::optional<std::string> filter = {};  ///< the line or JSON
    std::optional<std::string> sort = {};
    std::optional<std::string> columns = {};
    std::optional<Audience> audience = {};
    std::string with = {};  ///< with audience
};

/// Returns: the id.
/// Errors:  Invalid (name, filter that one may not ask, audience), Forbidden (sharing without
///          segment.share), Conflict (too many).
/// Effects: one audit entry.
Result<std::int64_t> keep(accounts::Context const& context, Wish const& wish);

/// By the owner alone. Errors: those of keep, NotFound, Stale.
Result<Done> change(accounts::Context const& context, std::int64_t id,
                    std::int64_t expected_version, Wish const& wish);

/// By the owner alone. Errors: NotFound, Stale.
Result<Done> remove(accounts::Context const& context, std::int64_t id,
                    std::int64_t expected_version);

/// Returns: {"items":[Segment]} of docs/api.md: the actor's own and those shared with the actor.
/// One
///          that asks for what the actor may not is there without its filter.
Result<std::string> segments_json(accounts::Context const& context);
/// One of them. Errors: NotFound.
Result<std::string> segment_json(accounts::Context const& context, std::int64_t id);

}  // namespace kedang::segments
