// SPDX-License-Identifier: Apache-2.0
#include "app/application.h"

#include <stdexcept>

#include "accounts/actions.h"
#include "accounts/routes.h"
#include "accounts/sharing.h"
#include "api/catalogue_routes.h"
#include "api_keys/routes.h"
#include "audit_trail/actions.h"
#include "customers/jobs.h"
#include "customers/routes.h"
#include "dealings/routes.h"
#include "exchange/jobs.h"
#include "exchange/routes.h"
#include "extraction/jobs.h"
#include "extraction/routes.h"
#include "notices/jobs.h"
#include "notices/routes.h"
#include "oversight/jobs.h"
#include "oversight/routes.h"
#include "review/routes.h"
#include "segments/routes.h"
#include "sign_in/actions.h"
#include "sign_in/routes.h"

namespace kedang::app {
namespace {

constexpr auto purge_period = std::chrono::hours(24);
constexpr auto key_lifetime = std::chrono::hours(24 * 7);

std::filesystem::path log_file(Places const& places) {
    auto const folder = places.data / "log";
    std::filesystem::create_directories(folder);
    return folder / "kedang.log";
}

/// A start that cannot go on: all lines of the error in one text for the operator.
[[noreturn]] void give_up(Error const& error) {
    std::string text = error.title;
    for (auto const& field : error.fields)
        text += "\n  " + field.field + ": " + field.message;
    throw std::runtime_error(text);
}

}  // namespace

Application::Application(Installation installation, Clock const& clock, config::Values command_line)
    : installation_(std::move(installation)),
      clock_(clock),
      command_line_(std::move(command_line)),
      log_(log::Logger::to_file(clock, log::Level::Info, log_file(installation_.places))),
      ids_(*installation_.database),
      jobs_(*installation_.database, clock,
            {// A database file is served by one process, PostgreSQL by as many as one likes.
             .alone = installation_.database->engine() == db::Engine::Sqlite,
             .on_failure =
                 [this](std::string const& incident, std::string const& what) {
                     log_->write(log::Level::Error, "job.failed", incident,
                                 {{log::Field::ErrorDetail, what}});
                 }}),
      services_{*installation_.database,
                clock_,
                installation_.keyring,
                passwords_,
                *log_,
                ids_,
                &jobs_,
                installation_.places.data.string(),
                [this] { return company_.load(); },
                [this] { reload(); }},
      checkpoints_(*installation_.database, clock, installation_.keyring, [this] {
          reload();
          return anchor_directory();
      }()) {}

std::filesystem::path Application::anchor_directory() const {
    auto const set = company_.load()->settings->text("audit.checkpoint_directory");
    if (!set.empty())
        return set;
    auto const beside_keys = installation_.places.keys / "anchors";
    std::filesystem::create_directories(beside_keys);
    return beside_keys;
}

Application::~Application() {
    jobs_.stop();
    if (!signs_at_end_)
        return;
    std::string failure;
    try {
        auto const done = checkpoints_.write_if_changed();
        failure = done.ok() ? "" : done.error().title;
    } catch (std::exception const& exception) {
        failure = exception.what();
    }
    if (!failure.empty())
        log_->write(log::Level::Error, "audit.checkpoint_failed", {},
                    {{log::Field::ErrorDetail, failure}});
}

std::shared_ptr<config::Settings const> Application::load_settings(db::Session& session) {
    auto file = config::read_file(installation_.places.data / "kedang.toml");
    if (!file.ok())
        give_up(file.error());
    auto settings = config::Settings::load(
        {.file = std::move(file).value(),
         .database = accounts::stored_settings(session, installation_.keyring),
         .environment = config::read_environment(config::process_environment()),
         .command_line = command_line_});
    if (!settings.ok())
        give_up(settings.error());
    return std::make_shared<config::Settings const>(std::move(settings).value());
}

void Application::reload() {
    auto reader = installation_.database->read();
    auto before = company_.load();
    auto const fresh = accounts::load_company(*reader, load_settings(*reader), before.get());
    // Who read later than another thread does not give way to it.
    while ((before == nullptr || before->epoch <= fresh->epoch) &&
           !company_.compare_exchange_weak(before, fresh)) {
    }
}

accounts::Context Application::system_context(std::string name) {
    audit_trail::Context audit{clock_};
    audit.via = audit_trail::Via::CommandLine;
    return {services_, company_.load(), accounts::Actor::system(std::move(name)), std::move(audit)};
}

Result<accounts::Context> Application::context_of(std::string_view login) {
    auto reader = installation_.database->read();
    for (auto& person : accounts::people(*reader)) {
        if (person.login != login)
            continue;
        if (person.disabled)
            return Error{ErrorCode::Forbidden, "disabled",
                         "人员 " + std::string(login) + " 已停用"};
        audit_trail::Context audit{clock_};
        audit.actor_id = person.id;
        audit.via = audit_trail::Via::CommandLine;
        auto const company = company_.load();
        auto shared = accounts::shared_files(*reader, person, clock_.now());
        return accounts::Context{services_, company,
                                 accounts::actor_of(person, *company, std::move(shared)),
                                 std::move(audit)};
    }
    return Error{ErrorCode::NotFound, "unknown_login", "没有登录名 " + std::string(login)};
}

void Application::start_jobs() {
    customers::register_jobs(jobs_, services_);
    exchange::register_jobs(jobs_, services_);
    extraction::register_jobs(jobs_, services_);
    notices::register_jobs(jobs_, services_);
    oversight::register_jobs(jobs_, services_, [this] { return anchor_directory(); });
    jobs_.handle("audit.checkpoint", [this](jobs::JobContext&) -> Result<Done> {
        TRY(checkpoints_.write_if_changed());
        return Done{};
    });
    jobs_.handle("daily.purge", [this](jobs::JobContext&) -> Result<Done> {
        TRY(sign_in::purge(services_));
        TRY(audit_trail::purge_idempotency_keys(*installation_.database,
                                                clock_.now() - key_lifetime));
        return Done{};
    });
    jobs_.repeat(
        "audit.checkpoint",
        std::chrono::seconds(company_.load()->settings->integer("audit.checkpoint_seconds")));
    jobs_.repeat("daily.purge", purge_period);
    jobs_.start();
}

std::vector<api::Route> routes() {
    std::vector<api::Route> all;
    for (auto part :
         {sign_in::routes(), api_keys::routes(), accounts::routes(), accounts::people_routes(),
          accounts::role_routes(), accounts::settings_routes(), api::catalogue_routes(),
          customers::routes(), customers::sharing_routes(), dealings::routes(), segments::routes(),
          exchange::routes(), extraction::routes(), notices::routes(), review::routes(),
          oversight::routes()})
        for (auto& route : part)
            all.push_back(std::move(route));
    return all;
}

}  // namespace kedang::app
