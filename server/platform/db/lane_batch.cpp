// SPDX-License-Identifier: Apache-2.0
#include "platform/db/lane_batch.h"

#include <algorithm>

#include "platform/db/failures.h"
#include "platform/db/lane_transaction.h"

namespace kedang::db {
namespace {

constexpr int most_attempts = 3;

Error disk_full_error() {
    return {.code = ErrorCode::Unavailable,
            .key = "disk_full",
            .title = "磁盘空间不足，本次内容未保存，请联系管理员清理磁盘后重试",
            .retry_after_s = 60};
}

Error unreachable_error() {
    return {.code = ErrorCode::Unavailable,
            .key = "database_unreachable",
            .title = "数据库暂时无法连接，本次内容未保存，请稍后重试",
            .retry_after_s = 5};
}

Error occupied_error() {
    return {.code = ErrorCode::Unavailable,
            .key = "database_occupied",
            .title = "数据库正被其他程序占用，本次内容未保存，请稍后重试",
            .retry_after_s = 5};
}

/// What a task gets to hear of the exception being handled. A commit that broke off may have
/// happened all the same: that is the one case where the caller must be told "unknown".
Task::Outcome outcome_of_current_exception(bool committing) {
    try {
        throw;
    } catch (DiskFull const&) {
        return Result<Done>(disk_full_error());
    } catch (StorageFailure const&) {
        if (!committing)
            return Result<Done>(read_only_error());
    } catch (ConnectionLost const&) {
        if (!committing)
            return Result<Done>(unreachable_error());
    } catch (...) {
        // The caller of write() gets it as it is.
    }
    return std::current_exception();
}

class Batch {
  public:
    Batch(Connection& connection, Tasks tasks) : connection_(connection), tasks_(tasks) {}

    /// Returns: whether something was committed.
    bool run() {
        for (Task* const task : tasks_)
            run_action(*task);
        if (std::none_of(tasks_.begin(), tasks_.end(),
                         [](Task* task) { return task->succeeded(); })) {
            connection_.roll_back();
            return false;
        }
        committing_ = true;
        connection_.commit();
        return true;
    }

    /// In: called while the exception that ended run() is handled. Decides about all tasks that did
    /// not fail by themselves.
    void end_early(bool may_repeat) {
        connection_.roll_back();
        for (Task* const task : tasks_) {
            if (task->outcome && !task->succeeded())
                continue;
            if (may_repeat && (!alone() || task->attempts < most_attempts))
                task->outcome.reset();
            else
                task->outcome = outcome_of_current_exception(committing_);
        }
    }

    bool alone() const { return tasks_.size() == 1; }

  private:
    void run_action(Task& task) {
        ++task.attempts;
        if (!alone())
            connection_.set_savepoint();
        LaneTransaction transaction(connection_);
        try {
            Result<Done> result = task.action(transaction);
            check(!result.ok() || !transaction.failed(), "an action fails with its statement");
            task.outcome = std::move(result);
        } catch (StorageFailure const&) {
            throw;
        } catch (ConnectionLost const&) {
            throw;
        } catch (TransientFailure const&) {
            if (task.attempts >= most_attempts)
                task.outcome = std::current_exception();
        } catch (...) {
            task.outcome = outcome_of_current_exception(false);
        }
        finish_action(task);
    }

    void finish_action(Task& task) {
        // Some errors end the whole transaction, and the neighbours' work with it.
        if (!connection_.in_transaction())
            throw TransientFailure("an action ended the transaction of its batch");
        if (alone())
            return;
        if (task.succeeded())
            connection_.release_savepoint();
        else
            connection_.undo_savepoint();
    }

    Connection& connection_;
    Tasks tasks_;
    bool committing_ = false;
};

}  // namespace

bool Task::succeeded() const {
    auto const* const result = outcome ? std::get_if<Result<Done>>(&*outcome) : nullptr;
    return result != nullptr && result->ok();
}

void Task::answer() {
    // Notified under the lock: without it the waiter could return and end the task's life before.
    std::lock_guard const lock(mutex_);
    has_answer_ = true;
    answered_.notify_one();
}

Result<Done> Task::wait() {
    std::unique_lock lock(mutex_);
    answered_.wait(lock, [&] { return has_answer_; });
    if (auto* const result = std::get_if<Result<Done>>(&*outcome))
        return std::move(*result);
    std::rethrow_exception(std::get<std::exception_ptr>(std::move(*outcome)));
}

Health run_together(Connection& connection, Tasks tasks, Counters& counters) {
    Batch batch(connection, tasks);
    try {
        if (batch.run())
            counters.commits.fetch_add(1, std::memory_order_relaxed);
    } catch (StorageFailure const&) {
        batch.end_early(false);
        return Health::StorageFailed;
    } catch (ConnectionLost const&) {
        batch.end_early(false);
    } catch (DiskFull const&) {
        batch.end_early(false);
    } catch (TransientFailure const&) {
        batch.end_early(true);
    } catch (DatabaseError const&) {
        // The commit was refused (a deferred constraint, say): alone the innocent ones succeed.
        batch.end_early(!batch.alone());
    }
    return Health::Good;
}

Error not_begun_error() {
    try {
        throw;
    } catch (TransientFailure const&) {
        return occupied_error();
    } catch (DiskFull const&) {
        return disk_full_error();
    } catch (StorageFailure const&) {
        return read_only_error();
    } catch (DatabaseError const&) {
        return unreachable_error();
    }
}

Error read_only_error() {
    return {.code = ErrorCode::Unavailable,
            .key = "read_only",
            .title = "数据库写入失败，系统已转为只读，请联系管理员检查磁盘"};
}

}  // namespace kedang::db
