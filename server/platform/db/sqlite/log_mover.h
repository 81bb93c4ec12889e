// Moves the write-ahead log into the database file on a thread and a connection of its own, so that
// nobody who saves waits for it. Asked by the writer's thread alone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace kedang::db::sqlite {

class LogMover {
  public:
    /// In: a file that is there and has a write-ahead log.
    explicit LogMover(std::string file);
    /// Waits for the move that is under way.
    ~LogMover();
    LogMover(LogMover const&) = delete;
    LogMover& operator=(LogMover const&) = delete;

    /// Begins to move what the log holds now; nothing where a move is under way.
    void start();
    /// How many pages of the log were in the database after the last move; tells it once, then -1.
    /// Throws: what that move broke on.
    int take_moved();

  private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };

    void work();
    int move();

    std::string const file_;
    std::unique_ptr<sqlite3, Close> handle_;  // the moving thread's

    std::mutex mutex_;
    std::condition_variable changed_;
    bool wanted_ = false;         // guarded by mutex_
    bool stopping_ = false;       // guarded by mutex_
    int moved_ = -1;              // guarded by mutex_
    std::exception_ptr failure_;  // guarded by mutex_
    std::thread thread_;          // the last member: it uses all others
};

}  // namespace kedang::db::sqlite
