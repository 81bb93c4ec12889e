// Ids: positive 64-bit numbers from our own counters, never reused, known before the row is written
// (associated data of ciphertexts needs them). Handed out from blocks; what is left of a block at
// the end is lost, so numbers are dense but may have gaps. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "platform/db/database.h"

namespace kedang::db {

/// The table behind it, for the list of migrations.
extern std::string_view const id_counter_schema;

class IdAllocator {
  public:
    explicit IdAllocator(Database& database) : database_(database) {}

    /// The next id of that kind ("customer", "person" …). Must not be called in the write lane.
    Result<std::int64_t> next(std::string_view kind) { return reserve(kind, 1); }
    /// The first of `count` ids in a row.
    Result<std::int64_t> reserve(std::string_view kind, std::int64_t count);

  private:
    struct Block {
        std::int64_t next = 0;
        std::int64_t end = 0;
    };
    Database& database_;
    std::mutex mutex_;
    std::map<std::string, Block, std::less<>> blocks_;  ///< under mutex_
};

}  // namespace kedang::db
