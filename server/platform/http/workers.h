// The worker threads that run blocking code for coroutines. Internal to platform/http. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstddef>
#include <functional>

namespace kedang::http {

enum class Queue {
    Bounded,  ///< new work: refused where too much is waiting
    Always    ///< work on a request that was let in already
};

class Workers {
  public:
    Workers(int threads, std::size_t longest_queue)
        : pool_(static_cast<std::size_t>(threads)), longest_queue_(longest_queue) {}

    /// Runs `work`, which lives in the caller's coroutine, on a worker and comes back to the
    /// coroutine's own executor. Rethrows what it throws.
    /// Returns: false, without running it, where Queue::Bounded and the queue is full.
    boost::asio::awaitable<bool> run(Queue queue, std::function<void()> const& work);

    /// Waits for the work under way.
    void join() { pool_.join(); }

  private:
    boost::asio::thread_pool pool_;
    std::size_t longest_queue_;
    std::atomic<std::size_t> waiting_ = 0;
};

}  // namespace kedang::http
