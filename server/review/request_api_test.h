// For tests only: a file whose core fields may be asked for. Included by *_api_test.cpp only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "accounts/actions.h"
#include "app/testing.h"
#include "customers/testing.h"

namespace kedang::review {

/// 王芳's file 华东精密, a day old: its core fields are locked for her, and always were for her
/// head.
class RequestTest : public app::ApiTest {
  protected:
    static constexpr auto requests = "/api/v1/update-requests";
    static constexpr auto industry = R"({"industry":"C35"})";

    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        auto const made =
            as("sales")
                .post("/api/v1/customers", customers::NewFile("华东精密科技有限公司")
                                               .value("industry", "C34")
                                               .value("id_number", "11010519491231002X")
                                               .contact("张伟", "13800138000"))
                .expect(201);
        id_ = made.at("/record/id");
        path_ = "/api/v1/customers/" + id_;
        made_at_ = app().clock().now();
        app().clock().advance(std::chrono::hours(24));
    }

    app::Answer ask(std::string const& login, std::string const& values,
                    std::string const& reason = "按营业执照更正") {
        return as(login).post(requests, R"({"record":"customer","id":")" + id_ + R"(","values":)" +
                                            values + R"(,"reason":")" + reason + R"("})");
    }
    /// Returns: the address of a request that 王芳 made.
    std::string asked(std::string const& values = industry) {
        return std::string(requests) + "/" + ask("sales", values).expect(201).at("/id");
    }
    app::Answer approve(std::string const& login, std::string const& request) {
        return as(login).post(request + "/approve", "{}");
    }
    app::Answer refuse(std::string const& login, std::string const& request,
                       std::string const& note = "请补充营业执照") {
        return as(login).post(request + "/refuse", R"({"note":")" + note + R"("})");
    }
    /// Somebody changes the file by the usual way.
    app::Answer change(std::string const& login, std::string const& values) {
        auto const version = as(login).get(path_).at("/customer/version");
        return as(login).patch(path_, version,
                               R"({"values":)" + values + R"(,"reason":"工商变更"})");
    }
    app::Answer refused(std::function<app::Answer()> const& act, int status,
                        app::Place place = app::Place::current()) {
        std::optional<app::Answer> answer;
        app().stores_nothing([&] { answer = act(); }, place);
        answer->expect(status, place);
        return *answer;
    }
    /// 孙主管 heads the other department.
    void add_other_head() {
        auto const other = app().company().context("other").actor.person().department;
        ASSERT_TRUE(accounts::add_person(app().company().system(),
                                         {"head2", "孙主管", "0005", other, {"department_head"}},
                                         SecretText(app::TestApp::password))
                        .ok());
        as("head2");
    }

    std::string id_, path_;
    Instant made_at_;
};

}  // namespace kedang::review
