// SPDX-License-Identifier: Apache-2.0
#include "app/serve.h"

#include <signal.h>
#include <sys/resource.h>

#include <iostream>

#include "api/dispatch.h"
#include "api/openapi.h"
#include "app/page.h"
#include "app/status.h"
#include "platform/http/server.h"

namespace kedang::app {
namespace {

namespace fs = std::filesystem;

/// Signals that end the server, held back from all threads so that one can wait for them.
sigset_t ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

/// Connections and database files together need more than the usual 1,024.
void raise_file_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/// Bodies that a crash left half received belong to nobody.
fs::path clean_spool(fs::path const& data) {
    auto const spool = data / "spool";
    fs::remove_all(spool);
    fs::create_directories(spool);
    fs::permissions(spool, fs::perms::owner_all);
    return spool;
}

/// Cookies without TLS stay on this machine.
void refuse_plain_http_outside(config::Settings const& settings) {
    auto const& address = settings.text("server.address");
    bool const loopback = address.starts_with("127.") || address == "::1" || address == "localhost";
    if (!loopback && !settings.text("public_url").starts_with("https://"))
        throw std::runtime_error(
            "监听 " + address +
            " 前请先设置 public_url 为 https:// 开头的地址，并由反向代理提供 TLS；"
            "否则只能监听 127.0.0.1");
}

void add(std::vector<api::Route>& to, std::vector<api::Route> more) {
    for (auto& route : more)
        to.push_back(std::move(route));
}

}  // namespace

void hold_ending_signals() {
    auto const signals = ending_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void serve(Application& application) {
    raise_file_limit();
    auto& services = application.services();
    auto const settings = services.company()->settings;
    refuse_plain_http_outside(*settings);
    Metrics metrics;
    auto table = routes();
    auto document = api::openapi(table, components());
    add(table, status_routes(metrics, std::move(document)));
    api::Dispatch const dispatch(services, std::move(table), page);

    http::ServerOptions options;
    options.address = settings->text("server.address");
    options.port = static_cast<std::uint16_t>(settings->integer("server.port"));
    options.workers = static_cast<int>(settings->integer("server.workers"));
    options.spool = clean_spool(application.places().data);
    options.on_failure = [&](std::string const& incident, std::string const& what) {
        services.log.write(log::Level::Error, "request.failed", incident,
                           {{log::Field::ErrorDetail, what}});
    };
    options.on_finished = [&](http::FinishedRequest const& request) {
        auto const method = http::parse_method(request.method);
        auto const route = method ? dispatch.route_pattern(*method, request.path) : std::string();
        metrics.count_request(route, request.status, request.duration);
        services.log.access({.request_id = request.request_id,
                             .method = request.method,
                             .route = route,
                             .status = request.status,
                             .duration = request.duration,
                             .bytes_out = request.reply_bytes,
                             .client_address = request.peer});
    };
    http::Server server(options,
                        [&](http::RequestHead const& head) { return dispatch.admit(head); });
    application.start_jobs();
    std::cout << "客档已启动 / Kedang is running: http://" << options.address << ":"
              << server.port() << std::endl;
    auto const signals = ending_signals();
    int signal = 0;
    sigwait(&signals, &signal);
    std::cout << "正在结束 / stopping …" << std::endl;
    server.stop();
}

}  // namespace kedang::app
