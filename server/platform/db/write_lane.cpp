// SPDX-License-Identifier: Apache-2.0
#include "platform/db/write_lane.h"

#include "platform/db/failures.h"

namespace kedang::db {
namespace {

Error busy_error() {
    return {.code = ErrorCode::Unavailable,
            .key = "busy",
            .title = "当前保存请求过多，请稍后重试",
            .retry_after_s = 1};
}

Error stopping_error() {
    return {.code = ErrorCode::Unavailable,
            .key = "stopping",
            .title = "系统正在停止，请稍后重试",
            .retry_after_s = 10};
}

void refuse(Tasks tasks, Error const& error) {
    for (Task* const task : tasks)
        task->outcome = Result<Done>(error);
}

}  // namespace

WriteLane::WriteLane(std::unique_ptr<Connection> connection, Connect connect, Limits limits,
                     Counters& counters)
    : connection_(std::move(connection)),
      connect_(std::move(connect)),
      limits_(limits),
      counters_(counters),
      thread_([this] { work(); }) {}

WriteLane::~WriteLane() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_one();
    thread_.join();
    if (writable_)
        connection_->settle();
}

Result<Done> WriteLane::write(Action const& action) {
    check(std::this_thread::get_id() != thread_.get_id(),
          "an action does not wait for its own lane");
    if (!writable_)
        return read_only_error();
    Task task(action);
    {
        std::lock_guard const lock(mutex_);
        if (stopping_)
            return stopping_error();
        if (waiting_.size() >= limits_.waiting)
            return busy_error();
        waiting_.push_back(&task);
    }
    arrived_.notify_one();
    return task.wait();
}

std::size_t WriteLane::waiting() const {
    std::lock_guard const lock(mutex_);
    return waiting_.size();
}

void WriteLane::work() {
    for (auto batch = take_batch(); !batch.empty(); batch = take_batch()) {
        run(batch);
        // Answered first: the waiters need not wait for the housekeeping as well.
        for (Task* const task : batch)
            task->answer();
        maintain();
    }
}

std::vector<Task*> WriteLane::take_batch() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
    std::vector<Task*> batch;
    while (!waiting_.empty() && batch.size() < limits_.batch) {
        batch.push_back(waiting_.front());
        waiting_.pop_front();
    }
    return batch;
}

void WriteLane::run(Tasks tasks) {
    attempt(tasks);
    for (Task*& task : tasks)
        while (!task->outcome)
            attempt(Tasks(&task, 1));
}

void WriteLane::attempt(Tasks tasks) {
    if (!writable_)
        return refuse(tasks, read_only_error());
    try {
        begin();
    } catch (DatabaseError const&) {
        refuse(tasks, not_begun_error());
        return connection_->roll_back();
    }
    if (run_together(*connection_, tasks, counters_) == Health::StorageFailed)
        writable_ = false;
}

void WriteLane::begin() {
    try {
        if (connection_->usable())
            return connection_->begin_write();
    } catch (ConnectionLost const&) {
        // The server was restarted while nobody wrote: nothing is lost but the connection.
    } catch (StorageFailure const&) {
        writable_ = false;
        throw;
    }
    connection_ = connect_();
    connection_->begin_write();
}

void WriteLane::maintain() {
    if (!writable_)
        return;
    try {
        connection_->maintain();
    } catch (StorageFailure const&) {
        writable_ = false;
    } catch (DatabaseError const&) {
        // The log stays longer and the next batch tries again; nothing acknowledged depends on it.
    }
}

}  // namespace kedang::db
