// The log as a PDF: asked for, made by a job, fetched by who asked, deleted after a day.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json.hpp>

#include "accounts/company.h"
#include "audit_trail/actions.h"
#include "base/json_writer.h"
#include "oversight/actions.h"
#include "oversight/model.h"
#include "oversight/printed_report.h"
#include "oversight/store_prints.h"
#include "oversight/working.h"
#include "platform/jobs/job_context.h"
#include "platform/jobs/job_runner.h"
#include "platform/jobs/queue.h"

namespace kedang::oversight {
namespace {

constexpr std::int64_t most_waiting = 3;  ///< of one person
constexpr std::int64_t share_of_reading = 30;

std::filesystem::path folder_of(accounts::Services const& services) {
    auto folder = std::filesystem::path(services.data_directory) / "prints";
    if (std::filesystem::create_directories(folder))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    return folder;
}

std::filesystem::path file_of(accounts::Services const& services, std::int64_t id) {
    return folder_of(services) / (std::to_string(id) + ".pdf");
}

Question question_of(Print const& print) {
    return {print.person, print.from, print.to, print.kinds, print.customer};
}

audit_trail::ChangeSet print_change(Print const& print, std::string action) {
    audit_trail::ChangeSet set;
    set.made_id = print.id;
    auto& change = set.changes.emplace_back();
    change.table_number = oversight_table;
    change.record_id = print.id;
    change.action = std::move(action);
    change.summary = print.description + "，" + print.from + " 至 " + print.to;
    if (print.state == PrintState::Ready)
        change.summary += "，" + std::to_string(print.lines) + " 条";
    return set;
}

/// What is shown of it: a job that was given up leaves its print waiting.
PrintState state_of(Print const& print, std::optional<jobs::Job> const& job) {
    bool const goes_on =
        job && (job->state == jobs::State::Queued || job->state == jobs::State::Running);
    return print.state == PrintState::Waiting && !goes_on ? PrintState::Failed : print.state;
}

void write_print(JsonWriter& out, db::Session& session, Print const& print) {
    auto const job = print.state == PrintState::Waiting ? jobs::find(session, print.job)
                                                        : std::optional<jobs::Job>();
    auto const state = state_of(print, job);
    out.begin_object().key("id").id(print.id).member("state", word(state));
    out.member("asked_at", to_rfc3339(print.asked_at));
    out.member("description", print.description);
    out.member("from", print.from).member("to", print.to);
    if (state == PrintState::Waiting && !job->progress_json.empty())
        out.key("progress").raw(job->progress_json);
    if (state == PrintState::Ready) {
        out.member("lines", print.lines);
        out.member("expires_at", to_rfc3339(*print.finished_at + print_lifetime));
    }
    out.end_object();
}

/// Tells the job how much of the whole is done, in percent.
class Progress {
  public:
    explicit Progress(jobs::JobContext& job) : job_(job) {}
    void reach(std::int64_t percent) {
        if (percent < reached_ + 5)
            return;
        reached_ = percent;
        // Only shown: the work does not depend on it.
        (void)job_.save_progress(R"({"percent":)" + std::to_string(percent) + "}");
    }

  private:
    jobs::JobContext& job_;
    std::int64_t reached_ = 0;
};

Result<std::int64_t> write_pdf(accounts::Context const& context, Print const& print,
                               jobs::JobContext& job) {
    Progress progress(job);
    auto reader = context.services.database.read();
    TRY_SET(auto const asked, understand(context, *reader, question_of(print)));
    auto const printed = printed_report(context, *reader, asked, [&](std::int64_t lines) {
        progress.reach(std::min(share_of_reading, lines * share_of_reading / most_printed));
    });
    reader.reset();
    TRY(job.checkpoint());
    pdf::write_report(
        file_of(context.services, print.id), printed.report,
        [&](std::size_t done, std::size_t all) {
            progress.reach(share_of_reading +
                           static_cast<std::int64_t>((100 - share_of_reading) * done / all));
        });
    return printed.lines;
}

Result<Done> finish(accounts::Services& services, Print print, PrintState state,
                    std::int64_t lines) {
    print.state = state;
    print.lines = lines;
    print.finished_at = services.clock.now();
    return services.database.write([&](db::Transaction& transaction) -> Result<Done> {
        store::finish(transaction, print);
        return Done{};
    });
}

void delete_file(std::filesystem::path const& file) {
    std::error_code ignored;  // what is gone already is gone
    std::filesystem::remove(file, ignored);
}

}  // namespace

std::string prints_json(accounts::Context const& context) {
    auto reader = context.services.database.read();
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& print : store::prints_of(*reader, context.actor.id()))
        if (print.state != PrintState::Ready || print.is_fetchable(context.now()))
            write_print(out, *reader, print);
    out.end_array().end_object();
    return out.take();
}

Result<std::int64_t> start_print(accounts::Context const& context, Question const& question) {
    Print print{.asked_by = context.actor.id(),
                .asked_at = context.now(),
                .person = std::string(question.person),
                .kinds = std::string(question.kinds),
                .customer = std::string(question.customer)};
    {
        auto reader = context.services.database.read();
        TRY_SET(auto const asked, understand(context, *reader, question));
        print.from = to_text(asked.from);
        print.to = to_text(asked.to);
        print.description = asked.description;
        auto const own = store::prints_of(*reader, context.actor.id());
        if (std::count_if(own.begin(), own.end(), [&](Print const& other) {
                return other.state == PrintState::Waiting &&
                       state_of(other, jobs::find(*reader, other.job)) == PrintState::Waiting;
            }) >= most_waiting)
            return Error{ErrorCode::Conflict, "prints_waiting",
                         "您已有 3 份 PDF 正在生成，请等其中一份完成后再导出"};
    }
    TRY_SET(print.id, context.services.ids.next("oversight_print"));
    TRY_SET(auto const changed,
            audit_trail::change(
                context.services.database, context.audit,
                [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                    print.job = jobs::enqueue(
                        transaction,
                        {std::string(print_job), R"({"print":")" + std::to_string(print.id) + "\"}",
                         context.actor.id(), context.now()},
                        context.now());
                    store::insert(transaction, print);
                    return print_change(print, "audit.print");
                }));
    if (context.services.jobs != nullptr)
        context.services.jobs->wake();
    return changed.made_id;
}

Result<Done> run_print(accounts::Services& services, jobs::JobContext& job) {
    auto const payload = boost::json::parse(job.payload());
    auto const id = std::stoll(std::string(payload.at("print").as_string()));
    auto const print = store::print(*services.database.read(), id);
    if (!print || print->state != PrintState::Waiting)
        return Done{};
    auto const context = accounts::acting_for(services, print->asked_by, audit_trail::Via::Job);
    // Who has lost the right since gets nothing.
    if (!context.ok() || !context.value().actor.may("audit.read"))
        return finish(services, *print, PrintState::Failed, 0);
    auto const lines = write_pdf(context.value(), *print, job);
    if (lines.ok())
        return finish(services, *print, PrintState::Ready, lines.value());
    if (job.cancelled())
        return lines.error();
    return finish(services, *print, PrintState::Failed, 0);
}

Result<std::filesystem::path> print_file(accounts::Context const& context, std::int64_t id) {
    auto const print = store::print(*context.services.database.read(), id);
    if (!print || print->asked_by != context.actor.id())
        return Error{ErrorCode::NotFound, "not_found", "没有这份 PDF，或不是您导出的"};
    if (print->state == PrintState::Waiting)
        return Error{ErrorCode::Conflict, "print_waiting", "这份 PDF 还在生成，请稍候"};
    auto file = file_of(context.services, id);
    if (!print->is_fetchable(context.now()) || !std::filesystem::exists(file))
        return Error{ErrorCode::NotFound, "print_gone", "这份 PDF 已经过期删除，请重新导出"};
    TRY(audit_trail::record(context.services.database, context.audit,
                            print_change(*print, "audit.pdf")));
    return file;
}

Result<Done> purge_prints(accounts::Services& services) {
    auto const before = services.clock.now() - print_lifetime;
    for (auto const id : store::prints_before(*services.database.read(), before)) {
        delete_file(file_of(services, id));
        TRY(services.database.write([&](db::Transaction& transaction) -> Result<Done> {
            store::delete_print(transaction, id);
            return Done{};
        }));
    }
    return Done{};
}

}  // namespace kedang::oversight
