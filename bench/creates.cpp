// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <boost/json.hpp>
#include <thread>

#include "bench/bare.h"
#include "bench/benchmarks.h"
#include "bench/http_client.h"

namespace kedang::bench {
namespace {

constexpr double floor_seconds = 3;

std::string body_of(Customer const& row) {
    namespace json = boost::json;
    json::object const contact{
        {"values", json::object{{"name", row.contact}, {"mobile", row.mobile}}}};
    return json::serialize(
        json::object{{"values", json::object{{"name", row.name},
                                             {"credit_code", row.credit_code},
                                             {"customer_type", "potential"},
                                             {"region", row.region},
                                             {"registered_capital", row.capital}}},
                     {"contacts", json::array{contact}},
                     {"entry", "full"}});
}

/// Clients that save as fast as they are answered.
class Savers {
  public:
    Savers(Company& company, Customers const& customers, std::uint16_t port)
        : customers_(customers), port_(port) {
        auto const session = company.log_in();
        headers_ =
            "Host: 127.0.0.1\r\nContent-Type: application/json\r\nCookie: " + session.cookie +
            "\r\nX-CSRF-Token: " + session.csrf + "\r\n";
    }

    /// How long each save took, and what the clients themselves cost: they share the machine.
    struct Saved {
        Latencies latencies;
        double client_cpu_seconds = 0;
    };
    Saved run(int clients, double seconds) {
        std::vector<Saved> each(static_cast<std::size_t>(clients));
        {
            std::vector<std::jthread> threads;
            for (auto& saved : each)
                threads.emplace_back([&] {
                    save(saved.latencies, seconds);
                    saved.client_cpu_seconds = thread_cpu_seconds();
                });
        }
        Saved all;
        for (auto const& saved : each) {
            all.latencies.add(saved.latencies);
            all.client_cpu_seconds += saved.client_cpu_seconds;
        }
        if (refused_ > 0)
            throw std::runtime_error(std::to_string(refused_) + " saves were refused");
        return all;
    }

  private:
    void save(Latencies& latencies, double seconds) {
        HttpClient client(port_, headers_);
        Stopwatch const watch;
        while (watch.seconds() < seconds) {
            auto const body = body_of(customers_.beyond(++serial_));
            latencies.add(
                timed([&] { refused_ += client.post("/api/v1/customers", body) != 201; }));
        }
    }

    Customers const& customers_;
    std::uint16_t port_;
    std::string headers_;
    std::atomic<std::int64_t> serial_ = 0;
    std::atomic<int> refused_ = 0;
};

}  // namespace

void measure_creates(Company& company, Customers const& customers, Report& report, double seconds) {
    bool const sqlite = company.engine() == db::Engine::Sqlite;
    auto const commits = sqlite ? bare_commit_rate(company.folder(), floor_seconds)
                                : bare_commit_rate(company.database(), floor_seconds);
    auto const syncs = sync_rate(company.folder(), floor_seconds);
    auto const server = company.serve();
    Savers savers(company, customers, server->port());
    static_cast<void>(savers.run(1, seconds / 10));  // statements are prepared, pages are warm
    for (int const clients : {1, 8}) {
        Stopwatch const watch;
        auto const cpu_before = process_cpu_seconds();
        auto const saved = savers.run(clients, seconds);
        auto const saves = static_cast<double>(saved.latencies.count());
        auto const cpu = process_cpu_seconds() - cpu_before;
        auto const rate = per_second(saves, watch.seconds()) + ", " +
                          grouped((cpu - saved.client_cpu_seconds) / saves * 1e6) +
                          " µs CPU a save and " + grouped(saved.client_cpu_seconds / saves * 1e6) +
                          " its client";
        report.add(
            {"durable saves over HTTP, " + std::to_string(clients) +
                 (clients == 1 ? " client" : " clients"),
             company.engine_name(), rate + ", " + saved.latencies.text(),
             grouped(commits) + "/s bare one-row commits, " + grouped(syncs) + "/s bare fdatasync",
             sqlite && clients == 8 ? "≥ 3,000/s" : ""});
    }
    server->stop();
}

}  // namespace kedang::bench
