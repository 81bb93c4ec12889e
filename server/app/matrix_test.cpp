// Route × role × scope × a colleague's, another department's, the pool's, a deleted and an unknown
// file. What is expected is computed from the shipped roles alone, not by asking the code that
// decides. A route without a sample fails Routes.have_a_sample_each.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "accounts/actions.h"
#include "accounts/roles_json.h"
#include "app/test_samples.h"
#include "app/testing.h"

namespace kedang::app {
namespace {

using accounts::Role;
using accounts::Scope;

/// A customer with one contact, one follow-up and one order.
struct TestFile {
    std::string kind;
    std::string customer, contact, follow_up, order;
};

class Matrix : public ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        for (auto const& route : app().routes())
            routes_.emplace(key(route), route);
        auto const department = app().company().context("sales").actor.person().department;
        for (auto const& role : accounts::shipped_roles())
            ASSERT_TRUE(
                accounts::add_person(app().company().system(),
                                     {role.id, role.label.zh, role.id, department, {role.id}},
                                     SecretText(TestApp::password))
                    .ok())
                << role.id;
        files_ = {make("sales", "colleague", "华东精密科技有限公司"),
                  make("other", "foreign", "无锡恒远五金厂"),
                  make("admin", "pool", "常州恒立机械厂"),
                  make("sales", "deleted", "苏州旧客户有限公司")};
        give_to_pool(files_[2]);
        erase(files_[3]);
        files_.push_back({"unknown", "987654321", "987654321", "987654321", "987654321"});
    }

    TestFile make(std::string const& login, std::string const& kind, std::string const& name) {
        auto const mobile = std::to_string(13'800'138'000 + next_++);
        auto const made =
            as(login)
                .post("/api/v1/customers",
                      R"({"values":{"name":")" + name +
                          R"("},"follow_up":{"values":{"content":"首次拜访"}},"contacts":[{)"
                          R"("values":{"name":"张伟","mobile":")" +
                          mobile + R"("}}]})")
                .expect(201);
        auto const id = made.at("/id");
        auto const file = as("admin").get("/api/v1/customers/" + id).expect(200);
        auto const follow_ups =
            as("admin").get("/api/v1/customers/" + id + "/timeline", {{"kind", "follow_up"}});
        auto const order = as("admin")
                               .post("/api/v1/customers/" + id + "/orders",
                                     R"({"values":{"ordered_on":"2026-11-01","amount":"2万元"}})")
                               .expect(201);
        return {kind, id, file.at("/contacts/0/id"), follow_ups.at("/items/0/record/id"),
                order.at("/id")};
    }
    void give_to_pool(TestFile const& file) {
        auto const path = "/api/v1/customers/" + file.customer;
        as("admin")
            .patch(path, as("admin").get(path).at("/customer/version"),
                   R"({"values":{"owner":null},"reason":"退回公海"})")
            .expect(200);
    }
    /// As the recycle bin will: no route does it yet.
    void erase(TestFile const& file) {
        auto const done = app().database().write([&](db::Transaction& transaction) -> Result<Done> {
            transaction.execute("UPDATE customer SET state = 3 WHERE id = $1",
                                {std::stoll(file.customer)});
            return Done{};
        });
        ASSERT_TRUE(done.ok());
    }

    static bool reaches(Role const& role, std::string const& kind) {
        if (kind == "deleted" || kind == "unknown")
            return false;
        if (role.scope == Scope::All)
            return true;
        if (kind == "pool")
            return role.pool;
        return kind == "colleague" &&
               (role.scope == Scope::Department || role.scope == Scope::DepartmentBelow);
    }
    static bool permits(Role const& role, std::string const& permission) {
        return permission.empty() || std::find(role.permissions.begin(), role.permissions.end(),
                                               permission) != role.permissions.end();
    }
    /// Which id of a file stands in the path; "" where the route is about something else.
    static std::string id_in(std::string const& path, TestFile const& file) {
        if (path.find("/customers/{id}") != std::string::npos)
            return file.customer;
        if (path.find("/contacts/{id}") != std::string::npos)
            return file.contact;
        if (path.find("/orders/{id}") != std::string::npos)
            return file.order;
        return path.find("/follow-ups/{id}") != std::string::npos ? file.follow_up : "";
    }
    Answer send(std::string const& login, Sample const& sample, std::string const& id) {
        auto const& route = routes_.at(sample.route);
        auto path = route.path;
        for (auto at = path.find('{'); at != std::string::npos; at = path.find('{')) {
            auto const end = path.find('}', at);
            bool const is_id = path.substr(at, end - at + 1) == "{id}";
            path.replace(at, end - at + 1, is_id ? id : "1");
        }
        return as(login)
            .with("If-Match", "\"1\"")
            .send(route.method, path, sample.query, sample.body);
    }

    std::map<std::string, api::Route> routes_;
    std::vector<TestFile> files_;
    std::int64_t next_ = 0;
};
INSTANTIATE_ON_BOTH_ENGINES(Matrix);

TEST_P(Matrix, A25_E01_E27_refuses_every_role_what_it_lacks_and_stores_nothing) {
    int refused = 0;
    for (auto const& role : accounts::shipped_roles()) {
        SCOPED_TRACE(role.id);
        as(role.id);
        app().stores_nothing([&] {
            for (auto const& sample : samples) {
                auto const& permission = routes_.at(sample.route).permission;
                if (permits(role, permission))
                    continue;
                send(role.id, sample, sample.id).expect(403).has(permission).lacks("华东");
                ++refused;
            }
        });
    }
    EXPECT_GT(refused, 200);
}

TEST_P(Matrix, A25_E27_keeps_files_out_of_reach_like_unknown_ones_and_stores_nothing) {
    int hidden = 0;
    for (auto const& role : accounts::shipped_roles()) {
        as(role.id);
        app().stores_nothing([&] {
            for (auto const& sample : samples)
                for (auto const& file : files_) {
                    auto const& route = routes_.at(sample.route);
                    auto const id = id_in(route.path, file);
                    if (id.empty() || !permits(role, route.permission) || reaches(role, file.kind))
                        continue;
                    SCOPED_TRACE(role.id + " " + sample.route + " " + file.kind);
                    auto const answer = send(role.id, sample, id).expect(404);
                    EXPECT_EQ(answer.body(), send(role.id, sample, "123456789").body());
                    ++hidden;
                }
        });
    }
    EXPECT_GT(hidden, 200);
}

TEST_P(Matrix, A25_opens_files_within_reach) {
    int opened = 0;
    for (auto const& role : accounts::shipped_roles())
        for (auto const& sample : samples)
            for (auto const& file : files_) {
                auto const& route = routes_.at(sample.route);
                auto const id = id_in(route.path, file);
                if (id.empty() || route.method != http::Method::Get ||
                    !permits(role, route.permission) || !reaches(role, file.kind))
                    continue;
                SCOPED_TRACE(role.id + " " + sample.route + " " + file.kind);
                send(role.id, sample, id).expect(200);
                ++opened;
            }
    EXPECT_GT(opened, 50);
}

TEST_P(Matrix, A25_E27_opens_own_files_to_those_who_entered_them) {
    int entered = 0;
    for (auto const& role : accounts::shipped_roles()) {
        if (!permits(role, "customer.create") || !permits(role, "customer.read"))
            continue;
        SCOPED_TRACE(role.id);
        auto const own = make(role.id, "own", "自建档案" + role.id);
        as(role.id).get("/api/v1/customers/" + own.customer).expect(200);
        ++entered;
    }
    EXPECT_GE(entered, 5);
}

}  // namespace
}  // namespace kedang::app
