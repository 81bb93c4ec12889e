// Passwords by argon2id, on a small pool of threads of its own: hashing takes 20 ms and 19 MiB, so
// a flood of log-ins must wait in a bounded queue instead of eating the machine. Thread-safe; calls
// wait for their answer.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "base/secret.h"

namespace kedang::crypto {

struct PasswordCost {
    std::uint64_t passes = 2;
    std::size_t memory_bytes = 19u << 20;
};

struct PasswordPool {
    int threads = 2;
    std::size_t queue = 64;  ///< waiting calls; more are refused
};

struct PasswordVerdict {
    bool matches = false;
    bool rehash_needed = false;  ///< it matches, but was made with other costs than today's
};

class PasswordHasher {
  public:
    explicit PasswordHasher(PasswordPool pool = {}, PasswordCost cost = {});
    ~PasswordHasher();
    PasswordHasher(PasswordHasher const&) = delete;
    PasswordHasher& operator=(PasswordHasher const&) = delete;

    /// Returns: the hash with its salt and costs in one text ($argon2id$…).
    /// Errors:  Unavailable (the queue is full). Throws std::bad_alloc without memory.
    Result<std::string> hash(SecretText const& password);

    /// In:      the stored hash; none for an unknown user, which costs the same work and never
    ///          matches, so that time does not tell who exists.
    /// Errors:  Unavailable (the queue is full).
    Result<PasswordVerdict> verify(SecretText const& password,
                                   std::optional<std::string> const& stored);

  private:
    using Job = std::packaged_task<void()>;

    Result<Done> run(std::function<void()> work);
    void serve(std::stop_token stopping);

    PasswordCost cost_;
    std::size_t queue_limit_;
    std::string dummy_;  ///< what unknown users are compared with
    std::mutex mutex_;
    std::condition_variable_any work_added_;
    std::deque<Job> queue_;  ///< under mutex_
    std::vector<std::jthread> threads_;
};

}  // namespace kedang::crypto
