// SPDX-License-Identifier: Apache-2.0
#include "notices/jobs.h"

#include "notices/actions.h"
#include "notices/news.h"

namespace kedang::notices {
namespace {

constexpr char const* news_job = "notices.news";
constexpr char const* purge_job = "notices.purge";
constexpr std::chrono::seconds news_period(5);
constexpr std::chrono::hours purge_period(24);

Result<Done> tell_all(accounts::Services& services, jobs::JobContext const& job) {
    for (;;) {
        TRY(job.checkpoint());
        TRY_SET(auto const lines, tell_news(services));
        if (lines == 0)
            return Done{};
    }
}

}  // namespace

void register_jobs(jobs::JobRunner& runner, accounts::Services& services) {
    runner.handle(news_job, [&services](jobs::JobContext& job) { return tell_all(services, job); });
    runner.handle(purge_job, [&services](jobs::JobContext&) { return purge(services); });
    runner.repeat(news_job, news_period);
    runner.repeat(purge_job, purge_period);
}

}  // namespace kedang::notices
