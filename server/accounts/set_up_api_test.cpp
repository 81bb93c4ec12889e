// Choosing the handbook, once.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"

namespace kedang::accounts {
namespace {

class SetUpCompany : public app::ApiTest {
  protected:
    std::string preset() const override { return ""; }
};
INSTANTIATE_ON_BOTH_ENGINES(SetUpCompany);

TEST_P(SetUpCompany, comes_before_any_business) {
    auto const session = as("admin").get("/api/v1/session").expect(200);
    session.has_at("/company/preset", "null");
    for (auto const* path : {"/api/v1/customers", "/api/v1/customers/count", "/api/v1/customers/1"})
        as("admin").get(path).expect(409).has("setup_required");
    app().stores_nothing([&] {
        as("sales").post("/api/v1/customers", R"({"values":{"name":"华东精密"}})").expect(409);
        as("sales").post("/api/v1/setup", R"({"preset":"A","company_name":"x"})").expect(403);
        as("admin")
            .post("/api/v1/setup", R"({"preset":"Z","company_name":""})")
            .expect(422)
            .complains("preset", "没有管理规范“Z”")
            .complains("company_name", "请填写公司名称");
    });
    as("admin").get("/api/v1/presets").expect(200).has_at("/items/4/id", "E");
}

TEST_P(SetUpCompany, takes_each_handbook_and_only_one) {
    for (auto const* preset : {"A", "B", "C", "D", "E"}) {
        SCOPED_TRACE(preset);
        app::TestApp company(engine(), "");
        auto const admin = company.as("admin");
        auto const body = R"({"company_name":"苏州华锐精密机械有限公司","preset":")" +
                          std::string(preset) + R"("})";
        admin.post("/api/v1/setup", body)
            .expect(200)
            .has_at("/company/preset", preset)
            .has_at("/company/name", "苏州华锐精密机械有限公司");
        company.stores_nothing(
            [&] { admin.post("/api/v1/setup", body).expect(409).has("already_set_up"); });
        auto const catalogue = company.as("sales").get("/api/v1/catalogue").expect(200);
        catalogue.has_at("/preset", preset);
        company.as("sales").get("/api/v1/customers").expect(200).has_at("/items", "[]");
        company.company().restart();
        company.as("sales").get("/api/v1/session").expect(200).has_at("/company/preset", preset);
    }
}

TEST_P(SetUpCompany, gives_the_words_of_the_handbook) {
    for (auto const& [preset, owner, pool] :
         {std::tuple{"A", "负责人", "客户池"}, std::tuple{"B", "跟进人", "公海"},
          std::tuple{"E", "跟进负责人", "公海"}}) {
        app::TestApp company(engine(), preset);
        company.as("sales")
            .get("/api/v1/session")
            .expect(200)
            .has_at("/words/owner", owner)
            .has_at("/words/pool", pool);
    }
}

}  // namespace
}  // namespace kedang::accounts
