// SPDX-License-Identifier: Apache-2.0
#include "notices/news.h"

#include <algorithm>
#include <iterator>

#include "audit_trail/actions.h"
#include "notices/digest.h"
#include "notices/store.h"

namespace kedang::notices {
namespace {

constexpr std::int64_t lines_a_step = 500;

/// Lines after that place, cut where no act goes on.
std::vector<audit_trail::Entry> next_lines(db::Session& session, std::int64_t told_until) {
    auto lines = audit_trail::entries_after(session, told_until, lines_a_step);
    auto read = std::ssize(lines);
    while (read == lines_a_step) {
        if (auto const whole = lines_of_whole_acts(lines); whole > 0) {
            lines.resize(whole);
            break;
        }
        auto more = audit_trail::entries_after(session, lines.back().sequence, lines_a_step);
        read = std::ssize(more);
        std::move(more.begin(), more.end(), std::back_inserter(lines));
    }
    return lines;
}

Error told_by_another() {
    return {ErrorCode::Conflict, "told_by_another", "另一个进程正在发送提醒"};
}

}  // namespace

Result<std::int64_t> tell_news(accounts::Services& services) {
    auto reader = services.database.read();
    auto const from = store::told_until(*reader);
    auto const lines = next_lines(*reader, from);
    if (lines.empty())
        return std::int64_t{0};
    auto const company = services.company();
    auto const events = events_of(*company->catalogue, lines);
    auto const notices = digest(events, Receivers(*reader, *company, services.clock.now(), events));
    reader.reset();
    auto const to = lines.back().sequence;
    TRY(services.database.write([&](db::Transaction& transaction) -> Result<Done> {
        for (auto const& [at, notice] : notices)
            store::put(transaction, at, notice);
        if (!store::move_on(transaction, from, to))
            return told_by_another();
        return Done{};
    }));
    return std::int64_t{std::ssize(lines)};
}

}  // namespace kedang::notices
