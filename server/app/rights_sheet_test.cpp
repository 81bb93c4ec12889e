// Which role gets through which door, as a sheet that people review: tests/golden/rights.txt. A
// route whose permission were taken away, or whose use case no longer asked again, would differ.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "accounts/actions.h"
#include "accounts/roles_json.h"
#include "app/test_golden.h"
#include "app/test_samples.h"
#include "app/testing.h"

namespace kedang::app {
namespace {

constexpr auto nothing_permitted =
    R"({"label":{"zh":"访客"},"permissions":[],"scope":"none","pool":false,"core_hours":0,"field_rights":[]})";

class RightsSheet : public ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        for (auto const& role : accounts::shipped_roles())
            add(role.id, role.id);
        add("nobody", as("admin").post("/api/v1/roles", nothing_permitted).expect(201).at("/id"));
    }
    void add(std::string const& login, std::string const& role) {
        ASSERT_TRUE(accounts::add_person(app().company().system(), {login, login, login, 1, {role}},
                                         SecretText(TestApp::password))
                        .ok())
            << login;
        as(login);
    }

    /// A request that gets no further than the door where it is refused there, and stores next to
    /// nothing where it is not: about nothing that exists, without a body.
    bool gets_through(std::string const& login, api::Route const& route) {
        auto const answer = as(login)
                                .with("If-Match", "\"1\"")
                                .send(route.method, with_id(route.path, "987654321"), {}, "");
        return answer.status() != 403;
    }
    static std::string with_id(std::string path, std::string const& id) {
        for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
            path.replace(at, path.find('}', at) - at + 1, id);
        return path;
    }
    std::string roles_through(api::Route const& route) {
        std::string names;
        for (auto const& role : accounts::shipped_roles())
            if (gets_through(role.id, route))
                names += " " + role.id;
        if (gets_through("nobody", route))
            names += " and nobody";
        return names;
    }

    /// The table with that route open to everybody.
    std::vector<api::Route> without_permission(std::string const& of) {
        auto routes = all_;
        for (auto& route : routes)
            if (key(route) == of)
                route.permission.clear();
        return routes;
    }
    /// Whether the use case refuses by itself who lacks the permission.
    bool asks_again(api::Route const& route) {
        auto const sample = std::find_if(samples.begin(), samples.end(), [&](Sample const& one) {
            return one.route == key(route);
        });
        if (sample == samples.end())
            return false;  // Routes.have_a_sample_each says so
        auto const answer =
            as("nobody")
                .with("If-Match", "\"1\"")
                .send(route.method, with_id(route.path, sample->id), sample->query, sample->body);
        return answer.status() == 403 && answer.body().find(route.permission) != std::string::npos;
    }

    std::vector<api::Route> all_;
};
INSTANTIATE_ON_BOTH_ENGINES(RightsSheet);

TEST_P(RightsSheet, E01_E27_is_what_was_reviewed) {
    all_ = app().routes();
    std::map<std::string, std::string> lines;
    for (auto const& route : all_)
        if (!route.permission.empty())
            lines[key(route)] = " | " + route.permission + " |" + roles_through(route);
    int unnoticed = 0;
    for (auto const& route : all_) {
        if (route.permission.empty())
            continue;
        app().route_by(without_permission(key(route)));
        bool const open = gets_through("nobody", route);
        bool const again = asks_again(route);
        lines[key(route)] += again ? " | the use case asks too" : "";
        EXPECT_TRUE(open || again) << key(route) << " would not be missed";
        unnoticed += !open && !again;
    }
    EXPECT_EQ(unnoticed, 0);
    std::string sheet;
    for (auto const& [name, line] : lines)
        sheet += name + line + "\n";
    expect_golden("rights.txt", sheet);
}

}  // namespace
}  // namespace kedang::app
