// SPDX-License-Identifier: Apache-2.0
#include "platform/db/ids.h"

#include <algorithm>

#include "base/check.h"

namespace kedang::db {
namespace {

constexpr std::int64_t block_size = 128;
constexpr std::string_view take_block =
    "INSERT INTO id_counter(kind, next) VALUES ($1, 1 + $2) "
    "ON CONFLICT (kind) DO UPDATE SET next = id_counter.next + $2 RETURNING next";

}  // namespace

std::string_view const id_counter_schema =
    "CREATE TABLE id_counter (kind {{text}} PRIMARY KEY, next {{bigint}} NOT NULL) "
    "{{without_rowid}};";

Result<std::int64_t> IdAllocator::reserve(std::string_view kind, std::int64_t count) {
    check(count > 0, "nobody reserves no ids");
    std::scoped_lock const lock(mutex_);
    auto found = blocks_.find(kind);
    if (found == blocks_.end())
        found = blocks_.emplace(std::string(kind), Block{}).first;
    Block& block = found->second;
    if (block.end - block.next < count) {
        std::int64_t const wanted = std::max(count, block_size);
        TRY_SET(std::int64_t const end,
                write<std::int64_t>(database_, [&](Transaction& transaction) {
                    auto const next = transaction.integer(take_block, {kind, wanted});
                    check(next.has_value(), "an upsert returns its row");
                    return Result<std::int64_t>(*next);
                }));
        block = {end - wanted, end};
    }
    std::int64_t const first = block.next;
    block.next += count;
    return first;
}

}  // namespace kedang::db
