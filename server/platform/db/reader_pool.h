// Read connections, opened as they are needed and lent to one thread at a time. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "platform/db/connection.h"

namespace kedang::db {

class ReaderPool {
  public:
    /// In: at most `size` connections, made by `connect`.
    ReaderPool(int size, Connect connect);
    /// Every reader has come back by then.
    ~ReaderPool();

    /// A connection inside a fresh snapshot; waits for one. Throws: DatabaseError.
    std::unique_ptr<Reader> lend();

  private:
    class LentReader;

    std::unique_ptr<Connection> take();
    std::unique_ptr<Connection> in_snapshot(std::unique_ptr<Connection> connection) const;
    /// In: nullptr for a connection that broke; another may be opened in its place.
    void give_back(std::unique_ptr<Connection> connection);

    Connect connect_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;  // the last used at the back, its cache is warm
    int not_open_;                                   // how many more may be opened
};

}  // namespace kedang::db
