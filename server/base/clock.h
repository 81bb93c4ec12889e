// Time comes in from outside: nothing in Kedang asks the machine what time it is but SystemClock.
// Instants are UTC with milliseconds; dates have no zone and are computed in the company's zone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kedang {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Date = std::chrono::year_month_day;

/// Milliseconds since 1970-01-01 UTC: how instants are stored.
inline std::int64_t to_milliseconds(Instant instant) {
    return instant.time_since_epoch().count();
}
inline Instant from_milliseconds(std::int64_t value) {
    return Instant(std::chrono::milliseconds(value));
}

/// RFC 3339 with milliseconds and Z, e.g. 2026-11-22T06:48:50.120Z.
std::string to_rfc3339(Instant instant);
std::optional<Instant> parse_rfc3339(std::string_view text);

/// yyyy-mm-dd, the only spelling that is stored and sent.
std::string to_text(Date date);
std::optional<Date> parse_date(std::string_view iso_text);

/// Calendar months earlier or later, clamped to the end of the month (31 May - 3 = 28/29 Feb).
Date add_months(Date date, int months);

/// The company's time zone, e.g. Asia/Shanghai. Thread-safe.
class TimeZone {
  public:
    /// In: an IANA name. Throws Bug for a name ICU does not know (settings check it first).
    explicit TimeZone(std::string const& name);
    static bool known(std::string const& name);
    std::string const& name() const { return name_; }
    Date date_of(Instant instant) const;
    /// The first instant of that day in this zone.
    Instant start_of(Date date) const;
    /// Offset from UTC at that instant, in milliseconds (28,800,000 for Shanghai).
    std::int64_t offset_ms(Instant instant) const;

  private:
    std::string name_;
};

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Instant now() const override;
};

/// For tests: stands still until it is moved. Thread-safe.
class MovingClock final : public Clock {
  public:
    explicit MovingClock(Instant start) : now_ms_(to_milliseconds(start)) {}
    Instant now() const override { return from_milliseconds(now_ms_); }
    void advance(std::chrono::milliseconds by) { now_ms_ += by.count(); }
    void set(Instant instant) { now_ms_ = to_milliseconds(instant); }

  private:
    std::atomic<std::int64_t> now_ms_;
};

}  // namespace kedang
