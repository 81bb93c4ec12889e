// The server's log: one JSON object a line (time, level, event, request, fields). For operators,
// not for proof: what people did is in the audit trail. Passed by reference, none is global.
// Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <iosfwd>
#include <memory>
#include <string_view>
#include <variant>

#include "base/clock.h"
#include "platform/log/fields.h"

namespace kedang::log {

enum class Level : std::uint8_t { Debug, Info, Warning, Error };

/// What happened, as a fixed word of lower-case letters, dots and underscores ("lane.full"): only a
/// literal becomes an event, so that no value slips into it.
class Event {
  public:
    consteval Event(char const* literal) : name_(literal) {
        for (char const character : name_)
            if (!((character >= 'a' && character <= 'z') || character == '.' || character == '_'))
                throw "an event's name has lower-case letters, dots and underscores";
    }
    std::string_view name() const { return name_; }

  private:
    std::string_view name_;
};

/// One key and its value; the value is read while the line is written and not kept.
struct Item {
    Field field;
    std::variant<std::int64_t, bool, std::string_view> value;

    Item(Field key, std::string_view text) : field(key), value(text) {}
    Item(Field key, char const* text) : field(key), value(std::string_view(text)) {}
    Item(Field key, bool truth) : field(key), value(truth) {}
    template <std::integral Number>
    Item(Field key, Number number) : field(key), value(static_cast<std::int64_t>(number)) {}
};

/// One answered request.
struct Access {
    std::string_view request_id;
    std::string_view method;
    std::string_view route;  ///< the pattern, e.g. /api/v1/customers/{id}; "" where none matched
    int status = 0;
    std::chrono::microseconds duration{0};
    std::int64_t bytes_in = 0;
    std::int64_t bytes_out = 0;
    std::int64_t actor_id = 0;  ///< 0: nobody logged in
    std::string_view client_address;
};

struct FileLimits {
    std::size_t bytes = 64u << 20;  ///< then the file is set aside
    std::size_t files = 8;          ///< the oldest goes
};

class Logger {
  public:
    static std::unique_ptr<Logger> to_standard_error(Clock const& clock, Level lowest);
    /// Throws std::runtime_error where the file cannot be opened.
    static std::unique_ptr<Logger> to_file(Clock const& clock, Level lowest,
                                           std::filesystem::path const& file,
                                           FileLimits limits = {});
    /// For tests. In: the stream outlives the logger.
    static std::unique_ptr<Logger> to_stream(Clock const& clock, Level lowest,
                                             std::ostream& stream);
    ~Logger();

    /// In: request_id "" outside of a request.
    void write(Level level, Event event, std::string_view request_id,
               std::initializer_list<Item> items = {});

    void debug(Event event, std::initializer_list<Item> items = {}) {
        write(Level::Debug, event, {}, items);
    }
    void info(Event event, std::initializer_list<Item> items = {}) {
        write(Level::Info, event, {}, items);
    }
    void warning(Event event, std::initializer_list<Item> items = {}) {
        write(Level::Warning, event, {}, items);
    }
    void error(Event event, std::initializer_list<Item> items = {}) {
        write(Level::Error, event, {}, items);
    }

    void access(Access const& access);

  private:
    struct Sink;
    Logger(Clock const& clock, Level lowest, std::unique_ptr<Sink> sink);

    Clock const& clock_;
    Level lowest_;
    std::unique_ptr<Sink> sink_;
};

}  // namespace kedang::log
