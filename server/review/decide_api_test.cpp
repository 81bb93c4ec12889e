// Deciding on requests: four eyes, once, on the record as it stands; and what each reader sees.
// SPDX-License-Identifier: Apache-2.0
#include <thread>

#include "review/request_api_test.h"

namespace kedang::review {
namespace {

using app::Answer;

class Decide : public RequestTest {};
INSTANTIATE_ON_BOTH_ENGINES(Decide);

TEST_P(Decide, A26_E18_applies_what_was_asked_and_names_both) {
    auto const request = asked();
    // The head decides on requests, and is not thereby free to change core fields alone.
    refused([&] { return change("head", industry); }, 422).complains("industry", "请申请修改");
    approve("head", request)
        .expect(200)
        .has_at("/state", "applied")
        .has_at("/decided_by/name", "李主管")
        .has_at("/rights/decide", "false");
    as("sales").get(path_).has_at("/customer/values/industry", "C35");
    auto const line = as("sales").get(path_ + "/timeline", {{"kind", "change"}});
    line.has_at("/items/0/title", "修改客户").has_at("/items/0/person/name", "李主管");
    line.has_at("/items/0/reason", "申请修改 #1：按营业执照更正（王芳 申请，李主管 通过）");
    line.has_at("/items/0/changes/0/field", "industry").has_at("/items/1/title", "申请修改 #1");
    refused([&] { return approve("admin", request); }, 409).has("申请已通过");
    refused([&] { return refuse("admin", request); }, 409).has_at("/code", "not_pending");
}

TEST_P(Decide, E27_never_ones_own_request_and_only_with_the_permission) {
    auto const own = std::string(requests) + "/" + ask("head", industry).expect(201).at("/id");
    refused([&] { return approve("head", own); }, 403).has_at("/code", "own_request");
    refused([&] { return refuse("head", own); }, 403).has("不能审批自己提交的申请");
    for (auto const* login : {"sales", "other"}) {
        refused([&] { return approve(login, own); }, 403).has("update_request.decide");
        refused([&] { return refuse(login, own); }, 403).has("update_request.decide");
        refused([&] { return as(login).get(requests, {{"scope", "to_decide"}}); }, 403);
    }
    as("head").get(requests, {{"scope", "to_decide"}}).expect(200).has_at("/total", "0");
    approve("admin", own).expect(200);
}

TEST_P(Decide, E27_tells_an_unknown_request_from_a_foreign_one_to_nobody) {
    auto const request = asked();
    auto const unknown = std::string(requests) + "/987654";
    add_other_head();
    app().stores_nothing([&] {
        for (auto const* login : {"other", "head2"})
            EXPECT_EQ(as(login).get(request).expect(404).body(),
                      as(login).get(unknown).expect(404).body());
        EXPECT_EQ(approve("head2", request).expect(404).body(),
                  approve("head2", unknown).expect(404).body());
        EXPECT_EQ(refuse("head2", request).expect(404).body(),
                  refuse("head2", unknown).expect(404).body());
        EXPECT_EQ(as("other").post(request + "/withdraw").expect(404).body(),
                  as("other").post(unknown + "/withdraw").expect(404).body());
    });
    as("head2")
        .get(requests, {{"scope", "to_decide"}})
        .expect(200)
        .has_at("/total", "0")
        .lacks("华东");
    as("other").get(requests).expect(200).has_at("/total", "0");
    as("head").get(request).expect(200);
}

TEST_P(Decide, a_refusal_says_why_and_changes_nothing) {
    auto const request = asked();
    for (auto const* note : {"", "  ", "否"})
        refused([&] { return refuse("head", request, note); }, 422)
            .complains("note", "请填写驳回理由");
    refuse("head", request).expect(200).has_at("/state", "refused");
    as("sales").get(request).has_at("/note", "请补充营业执照").has_at("/rights/withdraw", "false");
    as("sales").get(path_).has_at("/customer/values/industry", "C34");
    as("sales")
        .get(path_ + "/timeline", {{"kind", "change"}})
        .has_at("/items/0/title", "申请已驳回 #1")
        .has_at("/items/0/reason", "请补充营业执照");
    // After a refusal one may ask again.
    asked();
}

TEST_P(Decide, is_over_once_the_asker_takes_it_back) {
    auto const request = asked();
    refused([&] { return as("head").post(request + "/withdraw"); }, 403).has("只有申请人");
    as("sales").post(request + "/withdraw").expect(200).has_at("/state", "withdrawn");
    refused([&] { return approve("head", request); }, 409).has("申请已撤回");
    refused([&] { return as("sales").post(request + "/withdraw"); }, 409);
    as("head").get(requests, {{"scope", "to_decide"}, {"state", "pending"}}).has_at("/total", "0");
}

TEST_P(Decide, E18_applies_on_a_record_whose_other_fields_have_changed) {
    auto const request = asked();
    change("sales", R"({"short_name":"华精"})").expect(200);
    approve("head", request).expect(200);
    as("sales")
        .get(path_)
        .has_at("/customer/values/industry", "C35")
        .has_at("/customer/values/short_name", "华精");
}

TEST_P(Decide, E18_ends_a_request_whose_field_somebody_else_has_changed) {
    auto const request = asked();
    change("admin", R"({"industry":"C36"})").expect(200);
    as("head")
        .get(request)
        .has_at("/changes/0/changed_since", "true")
        .has_at("/changes/0/current", as("head").get(path_).at("/customer/texts/industry"));
    auto const answer = approve("head", request).expect(409);
    answer.has_at("/code", "outdated").complains("industry", "所属行业现在是“");
    answer.complains("industry", "申请改为“");
    as("head").get(request).has_at("/state", "outdated");
    as("sales").get(path_).has_at("/customer/values/industry", "C36");
    refused([&] { return approve("admin", request); }, 409).has("申请已失效");
}

TEST_P(Decide, what_somebody_has_done_already_needs_no_change) {
    auto const request = asked();
    change("admin", industry).expect(200);
    auto const version = as("head").get(path_).at("/customer/version");
    approve("head", request).expect(200).has_at("/state", "applied");
    as("head").get(path_).has_at("/customer/version", version);
}

TEST_P(Decide, asks_the_gate_again) {
    auto const request = asked(R"({"name":"无锡恒远五金厂"})");
    as("other")
        .post("/api/v1/customers",
              customers::NewFile("无锡恒远五金厂").contact("李娜", "13900139000"))
        .expect(201);
    refused([&] { return approve("head", request); }, 409).has_at("/code", "duplicate");
    as("head").get(request).has_at("/state", "pending");
    refuse("head", request, "已有同名客户").expect(200);
}

TEST_P(Decide, E21_shows_each_reader_what_the_fields_rights_allow) {
    auto const request = asked(R"({"id_number":"110105194912310038"})");
    for (auto const* login : {"sales", "head", "admin"})
        as(login)
            .get(request)
            .expect(200)
            .has_at("/changes/0/proposed", "110105194912******")
            .lacks("110105194912310038")
            .lacks("11010519491231002X");
    approve("admin", request).expect(200).lacks("110105194912310038");
    auto const reveal = R"({"record":"customer","id":")" + id_ + R"(","field":"id_number"})";
    as("sales").post("/api/v1/reveal", reveal).expect(200).has_at("/value", "110105194912310038");
}

TEST_P(Decide, leaves_the_asker_the_request_but_not_the_file_that_went_elsewhere) {
    auto const request = asked();
    auto const other = std::to_string(app().company().person("other"));
    change("admin", R"({"owner":")" + other + R"("})").expect(200);
    as("sales")
        .get(request)
        .expect(200)
        .lacks("华东")
        .lacks("C35")
        .has_at("/changes", "[]")
        .has_at("/rights/withdraw", "true");
    refused([&] { return approve("head", request); }, 404);
    as("sales").post(request + "/withdraw").expect(200);
}

TEST_P(Decide, pages_newest_first_and_by_state) {
    for (int i = 1; i <= 5; ++i)
        asked(R"({"name":"华东精密科技)" + std::to_string(i) + R"(厂"})");
    approve("head", std::string(requests) + "/2").expect(200);
    std::string seen, after;
    do {
        auto const page = as("head")
                              .get(requests, {{"scope", "to_decide"},
                                              {"state", "pending"},
                                              {"limit", "2"},
                                              {"after", after}})
                              .expect(200);
        page.has_at("/total", "4");
        auto const body = page.json();
        for (auto const& item : body.at("items").as_array())
            seen += std::string(item.at("id").as_string()) + " ";
        after = page.at("/next");
    } while (!after.empty());
    EXPECT_EQ(seen, "5 4 3 1 ");
    as("sales").get(requests, {{"state", "applied"}}).has_at("/total", "1");
    for (auto const& [name, wrong] : {std::pair("state", "open"), std::pair("scope", "all"),
                                      std::pair("limit", "101"), std::pair("after", "x")})
        refused(
            [&] {
                return as("head").get(requests, {{name, wrong}});
            },
            422)
            .complains(name, std::string_view(name) == "after" ? "翻页位置无效" : "应为");
}

TEST_P(Decide, by_many_at_once_is_done_once) {
    auto const request = asked();
    for (auto const* login : {"head", "admin", "sales"})
        as(login);
    std::atomic<int> done = 0, late = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 15; ++i)
            threads.emplace_back([&, i] {
                auto const answer = i % 3 == 0   ? approve("head", request)
                                    : i % 3 == 1 ? refuse("admin", request)
                                                 : as("sales").post(request + "/withdraw");
                done += answer.status() == 200;
                late += answer.status() == 409;
            });
    }
    EXPECT_EQ(done, 1);
    EXPECT_EQ(late, 14);
    bool const applied = as("head").get(request).at("/state") == "applied";
    as("sales").get(path_).has_at("/customer/values/industry", applied ? "C35" : "C34");
}

TEST_P(Decide, E18_applies_in_the_midst_of_other_changes) {
    std::vector<std::string> made;
    for (auto const* wanted : {"C35", "C36", "C37"})
        made.push_back(asked(R"({"industry":")" + std::string(wanted) + R"("})"));
    as("head");
    std::atomic<bool> over = false;
    std::jthread const busy([&] {
        for (int i = 0; !over; ++i)
            change("sales", R"({"short_name":"华精)" + std::to_string(i) + R"("})");
    });
    // Told to try again at worst; never half done.
    while (approve("head", made.front()).status() == 412)
        continue;
    over = true;
    as("head").get(made.front()).has_at("/state", "applied");
    as("sales").get(path_).has_at("/customer/values/industry", "C35");
    approve("head", made.back()).expect(409).has_at("/code", "outdated");
}

}  // namespace
}  // namespace kedang::review
