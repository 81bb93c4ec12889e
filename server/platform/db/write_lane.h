// The one thread of a Database that writes. Takes what waits, runs it as one transaction with a
// savepoint round each action, commits once, then answers everybody. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/db/lane_batch.h"

namespace kedang::db {

class WriteLane {
  public:
    struct Limits {
        std::size_t waiting;  ///< actions in the queue
        std::size_t batch;    ///< actions a commit
    };

    /// In: `connection` is the writer's; `connect` makes another one after it was lost.
    WriteLane(std::unique_ptr<Connection> connection, Connect connect, Limits limits,
              Counters& counters);
    /// Runs what still waits, then leaves everything in the database file.
    ~WriteLane();
    WriteLane(WriteLane const&) = delete;
    WriteLane& operator=(WriteLane const&) = delete;

    /// See Database::write.
    Result<Done> write(Action const& action);
    bool writable() const { return writable_; }
    std::size_t waiting() const;

  private:
    void work();
    std::vector<Task*> take_batch();
    void run(Tasks tasks);
    void attempt(Tasks tasks);
    void begin();
    void maintain();

    // The lane thread's.
    std::unique_ptr<Connection> connection_;
    Connect connect_;
    Limits limits_;
    Counters& counters_;

    std::atomic<bool> writable_ = true;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Task*> waiting_;  // guarded by mutex_
    bool stopping_ = false;      // guarded by mutex_
    std::thread thread_;         // the last member: it uses all others
};

}  // namespace kedang::db
