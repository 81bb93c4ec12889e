// Time, memory and how figures are written. Nothing here knows what is measured.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace kedang::bench {

class Stopwatch {
  public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

  private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// How long each of many equal things took.
class Latencies {
  public:
    void add(double seconds) { seconds_.push_back(seconds); }
    void add(Latencies const& more);
    std::size_t count() const { return seconds_.size(); }
    /// In: percent 0 … 100. Returns: the smallest time that so many of them did not exceed.
    double percentile(double percent) const;
    /// "1.2 / 3.4 / 5.6 ms": p50, p90, p99.
    std::string text() const;

  private:
    std::vector<double> seconds_;
};

/// Times `action` once. Returns: seconds.
template <typename Action>
double timed(Action&& action) {
    Stopwatch const watch;
    action();
    return watch.seconds();
}

/// Most memory the process has held since the last call of forget_peak_memory().
std::int64_t peak_memory_bytes();
void forget_peak_memory();
/// CPU seconds of this thread, of all threads: they tell something on a busy machine too.
double thread_cpu_seconds();
double process_cpu_seconds();

/// 1234567 → "1,234,567".
std::string grouped(double number);
/// "15,200/s".
std::string per_second(double count, double seconds);

}  // namespace kedang::bench
