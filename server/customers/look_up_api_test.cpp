// Finding by the exact value of a secret field: counted, limited, in the log.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"
#include "audit_trail/actions.h"
#include "customers/testing.h"
#include "records/look_up.h"

namespace kedang::customers {
namespace {

using namespace std::chrono_literals;
using app::Answer;

constexpr auto customers = "/api/v1/customers";
constexpr auto phone = "13800138000";

class LookUps : public app::ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        as("sales")
            .post(customers, NewFile("华东精密科技有限公司").contact("张伟", phone))
            .expect(201);
    }
    Answer search(std::string const& login, std::string const& typed) {
        return as(login).get(customers, {{"q", typed}});
    }
    Answer count(std::string const& login, std::string const& typed) {
        return as(login).get("/api/v1/customers/count", {{"q", typed}});
    }
    Answer check(std::string const& login, std::string const& mobile) {
        return as(login).post("/api/v1/customers/check",
                              NewFile("常州某某有限公司").contact("李娜", mobile));
    }
    std::size_t noted() {
        std::size_t lines = 0;
        auto reader = app().database().read();
        for (auto const& line : audit_trail::entries_after(*reader, 0, 10'000))
            lines += line.change.action == "look_up";
        return lines;
    }
};
INSTANTIATE_ON_BOTH_ENGINES(LookUps);

TEST_P(LookUps, A25_leave_a_line_on_the_file_and_never_the_number) {
    search("admin", phone).expect(200).has("华东精密");
    auto const lines = as("sales").get("/api/v1/customers/1/timeline", {{"kind", "change"}});
    lines.has_at("/items/0/title", "按完整电话查找，找到 1 家")
        .has_at("/items/0/person/name", "系统管理员");
    EXPECT_EQ(lines.at("/items/0").find(phone), std::string::npos);
}

TEST_P(LookUps, of_one_value_within_the_hour_are_one) {
    for (int i = 0; i < 3; ++i) {
        search("admin", phone).expect(200);
        count("admin", phone).expect(200);
        check("admin", phone).expect(200).has("重复");
    }
    EXPECT_EQ(noted(), 1u);
    app().clock().advance(1h);
    search("admin", phone).expect(200);
    EXPECT_EQ(noted(), 2u);
}

TEST_P(LookUps, are_told_from_a_search_by_name_or_number) {
    app().stores_nothing([&] {
        search("admin", "华东").expect(200).has("华东精密");
        search("admin", "P202611001").expect(200).has("华东精密");
        search("admin", "8000").expect(200);
    });
}

TEST_P(LookUps, A25_end_after_so_many_an_hour_by_whatever_way) {
    auto const guess = [](int at) { return std::to_string(13'900'000'000 + at); };
    for (int at = 0; at < 100; ++at) {
        search("head", guess(at)).expect(200);
        count("head", guess(100 + at)).expect(200);
        check("head", guess(200 + at)).expect(200);
    }
    app().stores_nothing([&] {
        search("head", phone).expect(429).has("look_up_limit").lacks("华东精密");
        count("head", phone).expect(429).lacks("total");
        check("head", phone).expect(429).lacks("重复");
        as("head")
            .post(customers, NewFile("常州某某有限公司").contact("李娜", phone))
            .expect(429)
            .lacks("重复");
    });
    search("head", guess(7)).expect(200);
    search("sales", phone).expect(200).has("华东精密");
    app().clock().advance(61min);
    search("head", phone).expect(200);
}

TEST_P(LookUps, of_the_program_itself_have_no_limit) {
    auto const context = app().company().system();
    auto const look_up = [&](int at) {
        auto const value = std::to_string(at);
        records::LookUp asked;
        asked.ask("电话", crypto::as_bytes(value));
        return asked.note(context, 0, 0);
    };
    for (int at = 0; at < 301; ++at)
        ASSERT_TRUE(look_up(at).ok()) << at;
    EXPECT_EQ(noted(), 301u);
}

}  // namespace
}  // namespace kedang::customers
