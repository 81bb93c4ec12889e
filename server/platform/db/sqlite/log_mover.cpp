// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite/log_mover.h"

#include <utility>

#include "platform/db/sqlite/failure.h"

namespace kedang::db::sqlite {

LogMover::LogMover(std::string file) : file_(std::move(file)), thread_([this] { work(); }) {}

LogMover::~LogMover() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void LogMover::start() {
    {
        std::lock_guard const lock(mutex_);
        wanted_ = true;
    }
    changed_.notify_one();
}

int LogMover::take_moved() {
    std::lock_guard const lock(mutex_);
    if (failure_)
        std::rethrow_exception(std::exchange(failure_, nullptr));
    return std::exchange(moved_, -1);
}

void LogMover::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [&] { return stopping_ || wanted_; });
        if (stopping_)
            return;
        lock.unlock();
        int moved = -1;
        std::exception_ptr failure;
        try {
            moved = move();
        } catch (...) {
            // Not swallowed: take_moved() throws it on the writer's thread.
            failure = std::current_exception();
        }
        lock.lock();
        wanted_ = false;
        moved_ = moved;
        failure_ = failure;
    }
}

int LogMover::move() {
    if (!handle_) {
        sqlite3* handle = nullptr;
        int const opened = sqlite3_open_v2(
            file_.c_str(), &handle,
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
        handle_.reset(handle);
        // A connection knows of the log only after it has read something.
        if (opened != SQLITE_OK || sqlite3_exec(handle,
                                                "PRAGMA synchronous=FULL; SELECT 1 FROM"
                                                " sqlite_schema LIMIT 1",
                                                nullptr, nullptr, nullptr) != SQLITE_OK)
            throw_last_error(handle, "opening for the log");
    }
    int moved = 0;
    int const code = sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                               nullptr, &moved);
    // Busy means that somebody else is moving it: the writer will ask again.
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY)
        throw_last_error(handle_.get(), "checkpoint");
    return moved;
}

}  // namespace kedang::db::sqlite
