// Actions that share one transaction, and the rules who fails with whom. Used by the write lane's
// thread alone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <span>
#include <variant>

#include "platform/db/connection.h"

namespace kedang::db {

/// An action that waits for its turn and for its answer, on the stack of the one who called
/// write().
class Task {
  public:
    /// What the caller gets: a result, or the exception to throw.
    using Outcome = std::variant<Result<Done>, std::exception_ptr>;

    explicit Task(Action const& wanted) : action(wanted) {}
    Action const& action;

    // The lane's, until it has answered.
    std::optional<Outcome> outcome = {};
    int attempts = 0;
    bool succeeded() const;
    /// Lets wait() return. The task may be gone afterwards.
    void answer();

    /// Waits for the answer. Returns: the outcome's result. Throws: its exception.
    Result<Done> wait();

  private:
    std::mutex mutex_;
    std::condition_variable answered_;
    bool has_answer_ = false;  // guarded by mutex_
};
using Tasks = std::span<Task*>;

enum class Health { Good, StorageFailed };

/// Runs the tasks in the write transaction that was just begun and commits it; each runs in a
/// savepoint where there are several. Tasks without an outcome afterwards are undone and to be run
/// again, each alone; a task that runs alone has an outcome after three attempts at the latest.
/// Returns: StorageFailed where nothing may be written any more. Throws: nothing of its own accord.
Health run_together(Connection& connection, Tasks tasks, Counters& counters);

/// In: called while a DatabaseError is handled that came before anything was written.
/// Returns: what the waiting callers get to hear.
Error not_begun_error();
/// "数据库写入失败,系统已转为只读…"
Error read_only_error();

}  // namespace kedang::db
