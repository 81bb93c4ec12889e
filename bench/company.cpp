// SPDX-License-Identifier: Apache-2.0
#include "bench/company.h"

#include <unistd.h>

#include "accounts/actions.h"
#include "app/page.h"
#include "platform/crypto/token.h"
#include "sign_in/actions.h"

namespace kedang::bench {
namespace {

namespace fs = std::filesystem;

constexpr char const* login = "bench";
constexpr char const* password = "correct horse battery";

/// In: postgresql://person@/postgres?host=…
std::string with_database(std::string const& cluster, std::string const& name) {
    auto const authority = cluster.find("://") + 3;
    auto const slash = cluster.find('/', authority);
    auto const question = cluster.find('?', authority);
    return cluster.substr(0, std::min(slash, question)) + "/" + name +
           (question == std::string::npos ? "" : cluster.substr(question));
}

/// CREATE and DROP DATABASE run in no transaction, so psql does them.
void in_cluster(std::string const& cluster, std::string const& sql) {
    std::string const command = "psql -Xqc '" + sql + "' '" + cluster + "'";
    if (std::system(command.c_str()) != 0)
        throw std::runtime_error("failed: " + command);
}

}  // namespace

Company::Company(fs::path folder, std::string const& cluster)
    : folder_(std::move(folder)), cluster_(cluster) {
    app::Places places{.data = folder_ / "data", .keys = folder_ / "keys", .database = {}};
    if (!cluster_.empty()) {
        database_name_ = "kedang_bench_" + std::to_string(getpid());
        in_cluster(cluster_, "CREATE DATABASE " + database_name_);
        places.database = with_database(cluster_, database_name_);
    }
    static_cast<void>(must(app::make_installation(places, clock_)));
    application_ = std::make_unique<app::Application>(must(app::open_installation(places, clock_)),
                                                      clock_, config::Values{});
    auto system = application_->system_context("测量");
    auto const department = must(accounts::add_department(system, "测量部", 0));
    static_cast<void>(must(accounts::add_person(
        system, {login, "测量员", "", department, {"administrator"}}, SecretText(password))));
    must(accounts::set_up(context(), "A", "测量公司"));
}

Company::~Company() {
    dispatch_.reset();
    application_.reset();
    if (!database_name_.empty())
        in_cluster(cluster_, "DROP DATABASE " + database_name_);
}

accounts::Context Company::context() {
    return must(application_->context_of(login));
}

accounts::Context Company::context_of(std::string const& person) {
    return must(application_->context_of(person));
}

Company::Session Company::log_in() {
    auto& services = application_->services();
    auto const logged_in =
        must(sign_in::log_in(services, audit_trail::Context{clock_},
                             {.login = login, .password = SecretText(password)}));
    auto const visit = sign_in::visit(services, logged_in.cookie.reveal());
    return {std::string(api::session_cookie(*visit->company->settings)) + "=" +
                logged_in.cookie.reveal(),
            visit->session.csrf};
}

std::unique_ptr<http::Server> Company::serve() {
    if (!dispatch_)
        dispatch_ =
            std::make_unique<api::Dispatch>(application_->services(), app::routes(), app::page);
    auto const settings = application_->services().company()->settings;
    http::ServerOptions options;
    options.port = 0;
    options.workers = static_cast<int>(settings->integer("server.workers"));
    options.spool = folder_;
    return std::make_unique<http::Server>(
        options, [this](http::RequestHead const& head) { return dispatch_->admit(head); });
}

}  // namespace kedang::bench
