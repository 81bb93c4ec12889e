// 日志完整性校验: the same judgement as `kedang audit verify`, asked for on the page.
// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>

#include "audit_trail/actions.h"
#include "audit_trail/verification.h"
#include "base/json_writer.h"
#include "oversight/actions.h"
#include "oversight/model.h"
#include "oversight/store.h"
#include "oversight/working.h"
#include "platform/crypto/sign.h"
#include "platform/jobs/job_context.h"
#include "platform/jobs/job_runner.h"
#include "platform/jobs/queue.h"
#include "records/people.h"

namespace kedang::oversight {
namespace {

constexpr std::int64_t listed_checks = 50;
constexpr std::string_view same_machine =
    "校验点与密钥在同一台机器上，防不住能改写整台机器的人，请在设置中另设一处外部存放位置。";

CheckState state_of(audit_trail::Finding finding) {
    switch (finding) {
        case audit_trail::Finding::Sound:
            return CheckState::Sound;
        case audit_trail::Finding::Tampered:
            return CheckState::Tampered;
        case audit_trail::Finding::TruncatedOrRolledBack:
            return CheckState::Truncated;
        case audit_trail::Finding::NoOutsideAnchor:
            return CheckState::NoAnchor;
        case audit_trail::Finding::CouldNotRun:
            break;
    }
    return CheckState::CouldNotRun;
}

audit_trail::ChangeSet check_change(std::int64_t check, std::string action, std::string summary) {
    audit_trail::ChangeSet set;
    set.made_id = check;
    auto& change = set.changes.emplace_back();
    change.table_number = oversight_table;
    change.record_id = check;
    change.action = std::move(action);
    change.summary = std::move(summary);
    return set;
}

/// A job that was given up leaves its check behind, which then never ends.
bool goes_on(Check const& check, std::optional<jobs::Job> const& job) {
    return check.state == CheckState::Running && job &&
           (job->state == jobs::State::Queued || job->state == jobs::State::Running);
}

std::optional<Check> running_check(db::Session& session) {
    auto check = store::running_check(session);
    return check && goes_on(*check, jobs::find(session, check->job)) ? check : std::nullopt;
}

void write_check(JsonWriter& out, db::Session& session, Check const& check,
                 records::KnownPeople& people) {
    auto const job = check.state == CheckState::Running ? jobs::find(session, check.job)
                                                        : std::optional<jobs::Job>();
    bool const left_behind = check.state == CheckState::Running && !goes_on(check, job);
    auto const state = left_behind ? CheckState::CouldNotRun : check.state;
    out.begin_object().key("id").id(check.id).member("state", word(state));
    out.member("asked_at", to_rfc3339(check.asked_at));
    out.key("asked_by").begin_object().key("id").id(check.asked_by);
    out.member("name", people.name(check.asked_by)).end_object();
    if (left_behind)
        out.member("text", "校验没有完成，请重新校验");
    if (goes_on(check, job) && !job->progress_json.empty())
        out.key("progress").raw(job->progress_json);
    if (check.finished_at) {
        out.member("finished_at", to_rfc3339(*check.finished_at)).member("text", check.text);
        out.member("entries", check.entries);
        out.member("anchored_sequence", check.anchored_sequence);
    }
    if (check.first_bad != 0)
        out.member("first_bad", check.first_bad);
    out.end_object();
}

Check finished(Check check, audit_trail::Verdict const& verdict, Instant now) {
    check.state = state_of(verdict.finding);
    check.finished_at = now;
    check.text = verdict.text_zh;
    check.entries = verdict.entries;
    check.first_bad = verdict.first_bad_sequence;
    check.anchored_sequence = verdict.anchored_sequence;
    return check;
}

/// Reads the whole log in one snapshot, telling the job how far it is.
audit_trail::Verdict judge(accounts::Services& services, jobs::JobContext& job,
                           std::filesystem::path const& anchors) {
    audit_trail::Proof proof;
    proof.installation_id = services.keyring.installation_id();
    proof.keys = crypto::public_keys(services.keyring);
    proof.anchor_directory = anchors;
    auto reader = services.database.read();
    auto const total = audit_trail::last_sequence(*reader);
    return audit_trail::verify(*reader, proof, [&](std::int64_t entries) {
        JsonWriter progress;
        progress.begin_object().member("entries", entries).member("total", total).end_object();
        return !job.cancelled() && job.save_progress(progress.take()).ok();
    });
}

bool is_damaged(CheckState state) {
    return state == CheckState::Tampered || state == CheckState::Truncated;
}

}  // namespace

std::string checks_json(accounts::Context const& context) {
    auto reader = context.services.database.read();
    records::KnownPeople people(*reader);
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& check : store::checks(*reader, listed_checks))
        write_check(out, *reader, check, people);
    out.end_array().end_object();
    return out.take();
}

Result<std::int64_t> start_check(accounts::Context const& context) {
    if (auto const running = running_check(*context.services.database.read()))
        return running->id;
    Check check{.asked_by = context.actor.id(), .asked_at = context.now()};
    TRY_SET(check.id, context.services.ids.next("oversight_check"));
    TRY_SET(auto const changed,
            audit_trail::change(
                context.services.database, context.audit,
                [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                    check.job = jobs::enqueue(
                        transaction,
                        {std::string(check_job), R"({"check":")" + std::to_string(check.id) + "\"}",
                         context.actor.id(), context.now()},
                        context.now());
                    store::insert(transaction, check);
                    return check_change(check.id, "audit.check", "");
                }));
    if (context.services.jobs != nullptr)
        context.services.jobs->wake();
    return changed.made_id;
}

Result<Done> run_check(accounts::Services& services, jobs::JobContext& job,
                       std::filesystem::path const& anchors) {
    auto const payload = boost::json::parse(job.payload());
    auto const id = std::stoll(std::string(payload.at("check").as_string()));
    auto check = store::check(*services.database.read(), id);
    if (!check || check->state != CheckState::Running)
        return Done{};
    auto verdict = judge(services, job, anchors);
    if (job.cancelled())
        return Error{ErrorCode::Unavailable, "check_stopped", "日志完整性校验被停止，稍后继续"};
    bool const beside_keys =
        anchors.filename() == "anchors" &&
        services.company()->settings->text("audit.checkpoint_directory").empty();
    if (beside_keys && verdict.finding == audit_trail::Finding::Sound)
        verdict.text_zh += same_machine;
    auto const context = as_program(services);
    auto const done = finished(std::move(*check), verdict, context.now());
    TRY(audit_trail::change(
        services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            if (!store::finish(transaction, done))
                return Error{ErrorCode::Conflict, "check_finished", "这次校验已经结束"};
            return check_change(done.id, "audit.checked", done.text);
        }));
    if (!is_damaged(done.state))
        return Done{};
    return raise(context, {alert_about_log(AlertKind::LogDamaged, context.now(), done.text)}, {});
}

}  // namespace kedang::oversight
