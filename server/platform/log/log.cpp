// SPDX-License-Identifier: Apache-2.0
#include "platform/log/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "base/json_writer.h"

namespace kedang::log {
namespace {

std::string_view word(Level level) {
    switch (level) {
        case Level::Debug:
            return "debug";
        case Level::Info:
            return "info";
        case Level::Warning:
            return "warning";
        case Level::Error:
            return "error";
    }
    return "error";
}

void append(JsonWriter& line, Item const& item) {
    FieldEntry const& known = entry(item.field);
    line.key(known.key);
    if (known.exposure == Exposure::Redacted)
        line.value("***");
    else
        std::visit([&](auto const& value) { line.value(value); }, item.value);
}

}  // namespace

struct Logger::Sink {
    explicit Sink(spdlog::sink_ptr target) : out("kedang", std::move(target)) {
        out.set_pattern("%v");
        out.set_level(spdlog::level::trace);
        // A line that was written is still there after a crash; it costs one call to the kernel.
        out.flush_on(spdlog::level::trace);
    }
    spdlog::logger out;
};

Logger::Logger(Clock const& clock, Level lowest, std::unique_ptr<Sink> sink)
    : clock_(clock), lowest_(lowest), sink_(std::move(sink)) {}

Logger::~Logger() = default;

std::unique_ptr<Logger> Logger::to_standard_error(Clock const& clock, Level lowest) {
    auto target = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    return std::unique_ptr<Logger>(
        new Logger(clock, lowest, std::make_unique<Sink>(std::move(target))));
}

std::unique_ptr<Logger> Logger::to_file(Clock const& clock, Level lowest,
                                        std::filesystem::path const& file, FileLimits limits) {
    auto target = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
        file.string(), limits.bytes, limits.files);
    return std::unique_ptr<Logger>(
        new Logger(clock, lowest, std::make_unique<Sink>(std::move(target))));
}

std::unique_ptr<Logger> Logger::to_stream(Clock const& clock, Level lowest, std::ostream& stream) {
    auto target = std::make_shared<spdlog::sinks::ostream_sink_mt>(stream);
    return std::unique_ptr<Logger>(
        new Logger(clock, lowest, std::make_unique<Sink>(std::move(target))));
}

void Logger::write(Level level, Event event, std::string_view request_id,
                   std::initializer_list<Item> items) {
    if (level < lowest_)
        return;
    JsonWriter line;
    line.begin_object()
        .member("time", to_rfc3339(clock_.now()))
        .member("level", word(level))
        .member("event", event.name());
    if (!request_id.empty())
        line.member("request", request_id);
    for (Item const& item : items)
        append(line, item);
    line.end_object();
    sink_->out.log(spdlog::level::info, spdlog::string_view_t(line.text()));
}

void Logger::access(Access const& access) {
    write(Level::Info, "http.access", access.request_id,
          {{Field::Method, access.method},
           {Field::Route, access.route},
           {Field::Status, access.status},
           {Field::DurationMicroseconds, access.duration.count()},
           {Field::BytesIn, access.bytes_in},
           {Field::BytesOut, access.bytes_out},
           {Field::Actor, access.actor_id},
           {Field::ClientAddress, access.client_address}});
}

}  // namespace kedang::log
