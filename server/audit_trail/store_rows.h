// How rows of the log become lines and checkpoints. The store's own; nobody else's.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "audit_trail/model.h"
#include "audit_trail/store_encoding.h"
#include "platform/db/database.h"

namespace kedang::audit_trail::store {

/// A width of its own; anything else in the column reads as zeros, which no hash is.
template <std::size_t Width>
std::array<std::byte, Width> fixed(crypto::ByteView bytes) {
    std::array<std::byte, Width> value{};
    if (bytes.size() == Width)
        std::copy(bytes.begin(), bytes.end(), value.begin());
    return value;
}

/// In: the columns of an entry in the order of its table, the hash last.
Line line_from(db::Row const& row);
/// Throws db::DatabaseError for a line whose detail cannot be unpacked.
Entry entry_from(db::Row const& row);
std::vector<Entry> entries_from(std::unique_ptr<db::Cursor> cursor);
/// In: the six columns of a checkpoint from `first` on.
Checkpoint checkpoint_from(db::Row const& row, int first, std::string_view installation_id);

}  // namespace kedang::audit_trail::store
