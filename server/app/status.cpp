// SPDX-License-Identifier: Apache-2.0
#include "app/status.h"

#include "oversight/actions.h"

namespace kedang::app {
namespace {

using api::Call;
using http::Response;

Response plain(int status, std::string text) {
    Response response;
    response.status = status;
    response.header("Content-Type", "text/plain; charset=utf-8");
    response.header("Cache-Control", "no-store");
    response.body = std::move(text);
    return response;
}

Result<Response> healthz(Call&) {
    return plain(200, "ok\n");
}

/// Ready is who can read and write: a process that went read-only gets no more traffic.
Result<Response> readyz(Call& call) {
    auto& database = call.context.services.database;
    if (!database.writable())
        return plain(503, "read-only: a commit did not reach the disk\n");
    return database.alive() ? plain(200, "ready\n") : plain(503, "database unreachable\n");
}

}  // namespace

void Metrics::count_request(std::string const& route, int status,
                            std::chrono::microseconds duration) {
    std::scoped_lock const lock(mutex_);
    auto& sum = by_route_[{route, status}];
    ++sum.requests;
    sum.microseconds += duration.count();
}

std::string Metrics::text(db::Database& database) const {
    std::string out =
        "# TYPE kedang_requests_total counter\n# TYPE kedang_request_microseconds_total counter\n";
    {
        std::scoped_lock const lock(mutex_);
        for (auto const& [key, sum] : by_route_) {
            std::string const labels =
                "{route=\"" + key.first + "\",status=\"" + std::to_string(key.second) + "\"} ";
            out += "kedang_requests_total" + labels + std::to_string(sum.requests) + "\n";
            out += "kedang_request_microseconds_total" + labels + std::to_string(sum.microseconds) +
                   "\n";
        }
    }
    out += "# TYPE kedang_writable gauge\nkedang_writable " +
           std::string(database.writable() ? "1" : "0") + "\n";
    out += "# TYPE kedang_write_lane_waiting gauge\nkedang_write_lane_waiting " +
           std::to_string(database.waiting()) + "\n";
    return out;
}

std::vector<api::Route> status_routes(Metrics const& metrics, std::string openapi) {
    using http::Method;
    auto const row = [](std::string path, std::string summary, auto action) {
        return api::Route{.method = Method::Get,
                          .path = std::move(path),
                          .summary = std::move(summary),
                          .access = api::Access::Public,
                          .action = action};
    };
    return {
        row("/healthz", "进程存活", healthz),
        row("/readyz", "可以接收请求", readyz),
        row("/metrics", "运行指标",
            [&metrics](Call& call) -> Result<Response> {
                auto& services = call.context.services;
                return plain(
                    200, metrics.text(services.database) + oversight::copying_figures(services));
            }),
        row("/api/v1/openapi.json", "接口说明",
            [document = std::move(openapi)](Call&) -> Result<Response> {
                return Response::json(200, document);
            }),
    };
}

}  // namespace kedang::app
