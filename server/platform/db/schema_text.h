// One text of a schema for both engines: type words and, where nothing else helps, blocks.
//
//     {{id}}             INTEGER PRIMARY KEY   BIGINT PRIMARY KEY
//     {{bigint}}         INTEGER               BIGINT
//     {{text}}           TEXT                  TEXT COLLATE "C"      (sorted by bytes on both)
//     {{bytes}}          BLOB                  BYTEA
//     {{real}}           REAL                  DOUBLE PRECISION
//     {{json}}           TEXT                  TEXT
//     {{without_rowid}}  WITHOUT ROWID         (nothing)
//     {{#sqlite}}…{{/sqlite}}   {{#postgres}}…{{/postgres}}
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "platform/db/database.h"

namespace kedang::db {

/// Returns: the text for that engine. Throws: Bug for an unknown word or an unclosed block.
std::string schema_text(std::string_view text, Engine engine);

}  // namespace kedang::db
