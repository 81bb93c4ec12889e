// SPDX-License-Identifier: Apache-2.0
#include "oversight/printed_report.h"

#include <algorithm>

#include "audit_trail/actions.h"
#include "oversight/log_view.h"

namespace kedang::oversight {
namespace {

constexpr std::int64_t lines_a_step = 500;

/// "2026-11-03" and "14:20" in the company's time zone.
struct LocalTime {
    std::string day, clock;
};
LocalTime local_time(TimeZone const& zone, Instant at) {
    auto const local = from_milliseconds(to_milliseconds(at) + zone.offset_ms(at));
    auto const text = to_rfc3339(local);
    return {text.substr(0, 10), text.substr(11, 5)};
}

/// A line with the day it belongs under.
struct Printed {
    std::string day;
    pdf::Line line;
};

/// Newest first, at most one more than is printed.
std::vector<Printed> printed_lines(accounts::Context const& context, db::Session& session,
                                   Asked const& asked,
                                   std::function<void(std::int64_t)> const& read) {
    LogView view(context, session);
    std::vector<Printed> lines;
    std::optional<audit_trail::Place> before;
    for (bool more = true; more && std::ssize(lines) <= most_printed;) {
        auto const entries = audit_trail::entries_of(session, asked.wanted, before, lines_a_step);
        view.load_files(entries);
        for (auto const& entry : entries) {
            auto const time = local_time(context.company->time_zone, entry.at);
            lines.push_back({time.day,
                             {time.day.substr(5) + " " + time.clock,
                              view.actor(entry) + " " + view.text(entry)}});
        }
        read(std::ssize(lines));
        more = std::ssize(entries) == lines_a_step;
        if (more)
            before = audit_trail::Place{entries.back().at, entries.back().sequence};
    }
    return lines;
}

/// Who made it and when, what it covers, and where it was cut.
void add_facts(pdf::Report& report, accounts::Context const& context, Asked const& asked,
               std::int64_t found) {
    auto const now = local_time(context.company->time_zone, context.now());
    auto const& maker = context.actor.person().name;
    auto const shown = std::min(found, most_printed);
    report.title = context.company->name + " 操作日志";
    report.facts = {"范围：" + asked.description,
                    "期间：" + to_text(asked.from) + " 至 " + to_text(asked.to),
                    "导出：" + maker + "，" + now.day + " " + now.clock + "，共 " +
                        std::to_string(shown) + " 条"};
    if (found > most_printed)
        report.facts.push_back("超过 " + std::to_string(most_printed) +
                               " 条，只列出其中最新的部分；请缩短期间分次导出");
    report.foot = "内部资料，仅供审计使用";
    report.watermark = maker + " " + now.day + " " + now.clock;
}

}  // namespace

PrintedReport printed_report(accounts::Context const& context, db::Session& session,
                             Asked const& asked, std::function<void(std::int64_t)> const& read) {
    auto lines = printed_lines(context, session, asked, read);
    PrintedReport printed{{}, std::min<std::int64_t>(std::ssize(lines), most_printed)};
    add_facts(printed.report, context, asked, std::ssize(lines));
    std::string day;
    for (auto i = printed.lines; i-- > 0;) {
        auto& line = lines[static_cast<std::size_t>(i)];
        if (line.day != day) {
            day = line.day;
            printed.report.lines.push_back({"", day});
        }
        printed.report.lines.push_back(std::move(line.line));
    }
    return printed;
}

}  // namespace kedang::oversight
