// Who an export is for, as they stand at this moment, and whether they still may what they might
// when they asked: asked again for every slice and every download. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "accounts/context.h"
#include "extraction/model.h"

namespace kedang::extraction {

/// All that decides what of which files somebody may take away, as one word: permissions, scope,
/// department, field rights, export classes. Equal for equal rights, in every process.
std::string rights_of(accounts::Context const& context);

/// Errors: Forbidden "export_withdrawn": the person was disabled or moved, or a right was taken
///         from them or a field since; there is no way back from that.
Result<Done> still_may(db::Session& session, accounts::Context const& context, Export const& made);

/// Acting as who asked, by the company and the rights of now.
/// Errors: Forbidden "export_withdrawn", as above and where the person is disabled.
Result<accounts::Context> acting_for(accounts::Services& services, Export const& made);

}  // namespace kedang::extraction
