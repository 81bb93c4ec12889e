// SPDX-License-Identifier: Apache-2.0
#include "platform/db/pooled_database.h"

#include <algorithm>

namespace kedang::db {
namespace {

// The PostgreSQL lane holds a lock all processes wait for, so its turns are kept short.
constexpr int most_actions_a_commit_on_postgres = 32;

WriteLane::Limits limits(Engine engine, Options const& options) {
    int const batch = engine == Engine::Postgres
                          ? std::min(options.lane_batch, most_actions_a_commit_on_postgres)
                          : options.lane_batch;
    return {.waiting = options.lane_capacity,
            .batch = static_cast<std::size_t>(std::max(batch, 1))};
}

}  // namespace

PooledDatabase::PooledDatabase(std::unique_ptr<Dialect> dialect, Options const& options)
    : dialect_(std::move(dialect)),
      lane_(
          dialect_->connect_writer(counters_),
          [this] { return dialect_->connect_writer(counters_); },
          limits(dialect_->engine(), options), counters_),
      readers_(options.readers, [this] { return dialect_->connect_reader(counters_); }) {}

bool PooledDatabase::alive() {
    try {
        return read()->integer("SELECT 1") == 1;
    } catch (DatabaseError const&) {
        return false;
    }
}

}  // namespace kedang::db
