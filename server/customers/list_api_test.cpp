// The list: conditions, search, sort, paging, counts, each within what one may see.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "app/testing.h"
#include "customers/testing.h"

namespace kedang::customers {
namespace {

using namespace std::chrono_literals;
using app::Answer;
using app::Query;

constexpr auto customers = "/api/v1/customers";

class List : public app::ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        add("sales", NewFile("华东精密科技有限公司")
                         .value("region", "江苏省常州市武进区")
                         .value("industry", "C34")
                         .value("registered_capital", "2000万元")
                         .value("employees", "120")
                         .value("office_phone", "0519-86561234")
                         .value("tags", std::vector<std::string>{"重点", "外贸"})
                         .contact("张伟", "13800138001"));
        add("sales", NewFile("成都重工机械厂")
                         .value("region", "四川省成都市武侯区")
                         .value("industry", "C35")
                         .value("registered_capital", "500万元")
                         .value("employees", "80")
                         .value("tags", std::vector<std::string>{"重点"})
                         .contact("李娜", "13800138002"));
        add("head", NewFile("厦门海洋食品有限公司")
                        .value("region", "福建省厦门市")
                        .value("industry", "C13")
                        .contact("王强", "13800138003"));
        add("other", NewFile("重庆山城物流有限公司")
                         .value("registered_capital", "800万美元")
                         .contact("赵敏", "13800138004"));
        add("admin",
            NewFile("阿里云山茶业").value("employees", "5").contact("陈晨", "13800138005"));
    }
    void add(std::string const& login, NewFile const& file) {
        app().clock().advance(1s);
        as(login).post(customers, file).expect(201);
    }

    /// The names that come back, in order; the count is asked too and must agree.
    std::vector<std::string> names(std::string const& login, Query query,
                                   app::Place place = app::Place::current()) {
        auto const answer = as(login).get(customers, query);
        answer.expect(200, place);
        std::vector<std::string> found;
        auto const page = answer.json();
        if (answer.status() == 200)
            for (auto const& item : page.at("items").as_array())
                found.emplace_back(item.at("values").at("name").as_string());
        std::erase_if(query,
                      [](auto const& each) { return each.first != "filter" && each.first != "q"; });
        as(login)
            .get("/api/v1/customers/count", query)
            .expect(200, place)
            .has_at("/total", std::to_string(found.size()), place);
        return found;
    }
    std::vector<std::string> filtered(std::string const& filter,
                                      app::Place place = app::Place::current()) {
        auto found = names("admin", {{"filter", filter}, {"sort", "created_at"}}, place);
        for (auto& name : found)
            name.resize(6);  // two characters say which
        return found;
    }
};
INSTANTIATE_ON_BOTH_ENGINES(List);

using Names = std::vector<std::string>;

TEST_P(List, A25_shows_own_department_or_all) {
    EXPECT_EQ(names("sales", {}), (Names{"成都重工机械厂", "华东精密科技有限公司"}));
    EXPECT_EQ(names("head", {}).size(), 4u);  // 销售一部, where the administrator works too
    EXPECT_EQ(names("other", {}), Names{"重庆山城物流有限公司"});
    EXPECT_EQ(names("admin", {}).size(), 5u);
    as("admin")
        .patch("/api/v1/customers/5", "1", R"({"values":{"owner":null},"reason":"退回客户池"})")
        .expect(200);
    EXPECT_EQ(names("other", {}), (Names{"阿里云山茶业", "重庆山城物流有限公司"}));
}

TEST_P(List, finds_by_conditions_on_fields) {
    auto const one = [](std::string const& field, std::string const& op, std::string const& value) {
        return R"({"field":")" + field + R"(","op":")" + op + R"(","value":)" + value + "}";
    };
    EXPECT_EQ(filtered(one("region", "eq", "\"江苏省\"")), Names{"华东"});
    EXPECT_EQ(filtered(one("region", "under", R"(["320000","350000"])")), (Names{"华东", "厦门"}));
    EXPECT_EQ(filtered(one("industry", "in", R"(["C34","C35"])")), (Names{"华东", "成都"}));
    EXPECT_EQ(filtered(one("industry", "eq", "\"C\"")), (Names{"华东", "成都", "厦门"}));
    EXPECT_EQ(filtered(one("registered_capital", "ge", "\"500万元\"")), (Names{"华东", "成都"}));
    EXPECT_EQ(filtered(one("registered_capital", "gt", "\"500万元\"")), Names{"华东"});
    EXPECT_EQ(filtered(one("registered_capital", "gt", "\"1万美元\"")), Names{"重庆"});
    EXPECT_EQ(filtered(one("employees", "between", R"(["80","120"])")), (Names{"华东", "成都"}));
    EXPECT_EQ(filtered(one("tags", "contains", R"(["外贸"])")), Names{"华东"});
    EXPECT_EQ(filtered(R"({"field":"tags","op":"is_empty"})"), (Names{"厦门", "重庆", "阿里"}));
    EXPECT_EQ(filtered(one("name", "contains", "\"机械\"")), Names{"成都"});
    EXPECT_EQ(filtered(one("name", "contains", "\"%\"")), Names{});
    EXPECT_EQ(filtered(one("created_at", "ge", "\"2026-11-22\"")).size(), 5u);
    EXPECT_EQ(filtered(R"({"any":[)" + one("employees", "lt", "\"10\"") + "," +
                       one("tags", "contains", R"(["外贸"])") + "]}"),
              (Names{"华东", "阿里"}));
    EXPECT_EQ(filtered(R"({"not":)" + one("industry", "eq", "\"C\"") + "}"),
              (Names{"重庆", "阿里"}));
}

TEST_P(List, refuses_conditions_it_does_not_understand) {
    for (auto const* filter :
         {"{", "[]", R"({"field":"name"})", R"({"field":"no_such","op":"eq","value":"x"})",
          R"({"field":"name","op":"like","value":"x"})",
          R"({"field":"employees","op":"gt","value":"many"})",
          R"({"field":"name'; DROP TABLE customer; --","op":"eq","value":"x"})",
          R"({"field":"registered_capital","op":"between","value":["1"]})"})
        as("admin").get(customers, {{"filter", filter}}).expect(422).lacks("SELECT");
    for (auto const& query :
         {Query{{"sort", "no_such"}}, Query{{"sort", "tags"}}, Query{{"columns", "name,no_such"}},
          Query{{"limit", "0"}}, Query{{"limit", "201"}}, Query{{"limit", "x"}},
          Query{{"after", "abc"}}})
        as("admin").get(customers, query).expect(422);
}

TEST_P(List, B07_finds_by_number_name_and_exact_phone) {
    auto const found = [&](std::string const& typed) { return names("admin", {{"q", typed}}); };
    EXPECT_EQ(found("P202611001"), Names{"华东精密科技有限公司"});
    EXPECT_EQ(found(" p202611001 "), Names{"华东精密科技有限公司"});
    EXPECT_EQ(found("精密"), Names{"华东精密科技有限公司"});
    EXPECT_EQ(found("成都"), Names{"成都重工机械厂"});
    EXPECT_EQ(found("成都重工機械"), Names{"成都重工机械厂"});
    EXPECT_EQ(found("有限公司").size(), 3u);
    EXPECT_EQ(found("0519-86561234"), Names{"华东精密科技有限公司"});
    EXPECT_EQ(found("+86 138 0013 8002"), Names{"成都重工机械厂"});
    EXPECT_EQ(found("1380013800"), Names{});
    EXPECT_EQ(found("没有这样的名字"), Names{});
    EXPECT_EQ(found("%"), Names{});
    EXPECT_EQ(found("' OR 1=1 --"), Names{});
    EXPECT_EQ(names("other", {{"q", "13800138002"}}), Names{});
}

TEST_P(List, sorts_with_what_is_missing_last) {
    EXPECT_EQ(names("admin", {{"sort", "name"}}),
              (Names{"阿里云山茶业", "成都重工机械厂", "重庆山城物流有限公司",
                     "华东精密科技有限公司", "厦门海洋食品有限公司"}));
    auto const by = [&](std::string const& sort) {
        auto found = names("admin", {{"sort", sort}});
        for (auto& name : found)
            name.resize(6);
        return found;
    };
    EXPECT_EQ(by("employees"), (Names{"阿里", "成都", "华东", "厦门", "重庆"}));
    EXPECT_EQ(by("-employees"), (Names{"华东", "成都", "阿里", "重庆", "厦门"}));
    EXPECT_EQ(by(""), (Names{"阿里", "重庆", "厦门", "成都", "华东"}));
}

TEST_P(List, shows_the_columns_one_asks_for) {
    auto const answer =
        as("admin").get(customers, {{"columns", "name,office_phone"}, {"q", "P202611001"}});
    answer.expect(200).has_at("/items/0/values/office_phone/masked", "0519-****1234");
    answer.lacks("registered_capital").lacks("86561234").lacks("region");
    as("sales")
        .get(customers, {{"columns", "office_phone"}, {"q", "P202611001"}})
        .expect(200)
        .has_at("/items/0/values/office_phone", "+8651986561234");
}

TEST_P(List, pages_without_gaps_or_doubles_while_others_enter) {
    for (int i = 0; i < 40; ++i)
        add("admin", NewFile("苏州第" + std::to_string(100 + i) + "机械有限公司")
                         .value("employees", std::to_string(i / 3))
                         .quick()
                         .contact("张伟", std::to_string(13900000000 + i)));
    int others = 0;
    for (std::string const sort :
         {"name", "-name", "employees", "-employees", "-updated_at", "created_at"}) {
        SCOPED_TRACE(sort);
        auto const whole = names("admin", {{"sort", sort}, {"limit", "200"}});
        Names paged;
        std::string after;
        int page = 0;
        do {
            Query query{{"sort", sort}, {"limit", "7"}};
            if (!after.empty())
                query.emplace_back("after", after);
            auto const answer = as("admin").get(customers, query).expect(200);
            auto const document = answer.json();
            for (auto const& item : document.at("items").as_array())
                paged.emplace_back(item.at("values").at("name").as_string());
            after = answer.at("/next");
            if (++page == 2) {
                ++others;
                add("admin", NewFile("插队第" + std::to_string(others) + "机械厂")
                                 .quick()
                                 .contact("张伟", std::to_string(13700000000 + others)));
            }
            ASSERT_LT(page, 30);
        } while (!after.empty());
        // Whoever was there from the start is there once, in the same order.
        std::erase_if(paged, [&](std::string const& name) {
            return std::find(whole.begin(), whole.end(), name) == whole.end();
        });
        EXPECT_EQ(paged, whole);
    }
}

TEST_P(List, gives_cursors_that_fit_one_list_of_one_person) {
    auto const next = as("admin").get(customers, {{"limit", "2"}}).expect(200).at("/next");
    ASSERT_FALSE(next.empty());
    auto const with = [&](std::string const& login, Query query) {
        query.emplace_back("after", next);
        return as(login).get(customers, query);
    };
    with("admin", {{"limit", "2"}}).expect(200);
    with("admin", {{"sort", "name"}}).expect(422).has("翻页位置已失效");
    with("admin", {{"q", "华东"}}).expect(422);
    with("head", {}).expect(422);
    auto changed = next;
    changed[changed.size() / 2] = changed[changed.size() / 2] == 'A' ? 'B' : 'A';
    as("admin").get(customers, {{"after", changed}}).expect(422);
}

}  // namespace
}  // namespace kedang::customers
