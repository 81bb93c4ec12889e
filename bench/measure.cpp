// SPDX-License-Identifier: Apache-2.0
#include "bench/measure.h"

#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

namespace kedang::bench {
namespace {

double seconds_on(clockid_t clock) {
    timespec spent{};
    clock_gettime(clock, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) * 1e-9;
}

}  // namespace

void Latencies::add(Latencies const& more) {
    seconds_.insert(seconds_.end(), more.seconds_.begin(), more.seconds_.end());
}

double Latencies::percentile(double percent) const {
    if (seconds_.empty())
        return 0;
    auto sorted = seconds_;
    std::sort(sorted.begin(), sorted.end());
    auto const rank =
        static_cast<std::size_t>(std::ceil(percent / 100 * static_cast<double>(sorted.size())));
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

std::string Latencies::text() const {
    char line[80];
    std::snprintf(line, sizeof line, "%.2f / %.2f / %.2f ms", percentile(50) * 1e3,
                  percentile(90) * 1e3, percentile(99) * 1e3);
    return line;
}

std::int64_t peak_memory_bytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::stoll(line.substr(6)) * 1024;
    return 0;
}

void forget_peak_memory() {
    std::ofstream("/proc/self/clear_refs") << 5;
}

double thread_cpu_seconds() {
    return seconds_on(CLOCK_THREAD_CPUTIME_ID);
}

double process_cpu_seconds() {
    return seconds_on(CLOCK_PROCESS_CPUTIME_ID);
}

std::string grouped(double number) {
    auto text = std::to_string(std::llround(number));
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string per_second(double count, double seconds) {
    return grouped(seconds > 0 ? count / seconds : 0) + "/s";
}

}  // namespace kedang::bench
