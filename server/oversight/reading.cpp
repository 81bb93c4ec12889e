// The log on the page and on paper.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "audit_trail/actions.h"
#include "oversight/asking.h"
#include "oversight/log_view.h"
#include "oversight/store.h"
#include "platform/crypto/bytes.h"
#include "platform/crypto/field_cipher.h"
#include "platform/pdf/report.h"

namespace kedang::oversight {
namespace {

constexpr std::int64_t page = 50;
constexpr std::int64_t lines_a_step = 500;
constexpr std::int64_t most_printed = 10'000;

audit_trail::Place place_of(audit_trail::Entry const& entry) {
    return {entry.at, entry.sequence};
}

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
                                   Asked const& asked) {
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
        more = std::ssize(entries) == lines_a_step;
        if (more)
            before = place_of(entries.back());
    }
    return lines;
}

pdf::Report report_of(accounts::Context const& context, Asked const& asked,
                      std::vector<Printed> const& lines) {
    auto const now = local_time(context.company->time_zone, context.now());
    auto const& maker = context.actor.person().name;
    auto const shown = std::min<std::int64_t>(std::ssize(lines), most_printed);
    pdf::Report report;
    report.title = context.company->name + " 操作日志";
    report.facts = {"范围：" + asked.description,
                    "期间：" + to_text(asked.from) + " 至 " + to_text(asked.to),
                    "导出：" + maker + "，" + now.day + " " + now.clock + "，共 " +
                        std::to_string(shown) + " 条"};
    if (std::ssize(lines) > most_printed)
        report.facts.push_back("超过 " + std::to_string(most_printed) +
                               " 条，只列出其中最新的部分；请缩短期间分次导出");
    report.foot = "内部资料，仅供审计使用";
    report.watermark = maker + " " + now.day + " " + now.clock;
    std::string day;
    for (auto i = shown; i-- > 0;) {
        auto const& printed = lines[static_cast<std::size_t>(i)];
        if (printed.day != day) {
            day = printed.day;
            report.lines.push_back({"", day});
        }
        report.lines.push_back(printed.line);
    }
    return report;
}

std::filesystem::path new_file(accounts::Services const& services) {
    auto const folder = std::filesystem::path(services.data_directory) / "spool";
    std::filesystem::create_directories(folder);
    return folder / ("audit-" + crypto::to_hex(crypto::new_record_salt()) + ".pdf");
}

Result<Done> note_printing(accounts::Context const& context, Asked const& asked,
                           std::int64_t lines) {
    audit_trail::ChangeSet set;
    auto& change = set.changes.emplace_back();
    change.table_number = oversight_table;
    change.action = "audit.pdf";
    change.summary = asked.description + "，" + to_text(asked.from) + " 至 " + to_text(asked.to) +
                     "，" + std::to_string(lines) + " 条";
    TRY(audit_trail::record(context.services.database, context.audit, set));
    return Done{};
}

}  // namespace

std::string_view schema() {
    return store::schema;
}

Result<std::string> log_json(accounts::Context const& context, Question const& question) {
    auto reader = context.services.database.read();
    TRY_SET(auto const asked, understand(context, *reader, question));
    auto entries = audit_trail::entries_of(*reader, asked.wanted, asked.before, page + 1);
    bool const more = std::ssize(entries) > page;
    if (more)
        entries.pop_back();
    LogView view(context, *reader);
    view.load_files(entries);
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& entry : entries)
        view.write(out, entry);
    out.end_array();
    if (more)
        out.member("next", place_text(place_of(entries.back())));
    out.end_object();
    return out.take();
}

Result<std::filesystem::path> log_pdf(accounts::Context const& context, Question const& question) {
    auto reader = context.services.database.read();
    TRY_SET(auto const asked, understand(context, *reader, question));
    auto const lines = printed_lines(context, *reader, asked);
    reader.reset();
    auto file = new_file(context.services);
    pdf::write_report(file, report_of(context, asked, lines));
    auto noted =
        note_printing(context, asked, std::min<std::int64_t>(std::ssize(lines), most_printed));
    if (!noted.ok()) {
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
        return std::move(noted).error();
    }
    return file;
}

}  // namespace kedang::oversight
