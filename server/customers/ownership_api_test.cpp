// Where people go, their files go.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"
#include "customers/jobs.h"

namespace kedang::customers {
namespace {

class Ownership : public app::ApiTest {
  protected:
    std::string department_of(std::string const& login) {
        return std::to_string(app().company().context(login).actor.person().department);
    }
    void move(std::string const& login, std::string const& department) {
        as("admin")
            .patch("/api/v1/people/" + std::to_string(app().company().person(login)), "1",
                   R"({"department_id":")" + department + R"("})")
            .expect(204);
        run_jobs();
    }
    std::string add_file(std::string const& login, std::string const& name,
                         std::string const& phone) {
        auto const made =
            as(login).post("/api/v1/customers", R"({"entry":"quick","values":{"name":")" + name +
                                                    R"("},"contacts":[{"values":{"mobile":")" +
                                                    phone + R"("}}]})");
        return "/api/v1/customers/" + made.expect(201).at("/record/id");
    }

  private:
    void run_jobs() {
        jobs::JobRunner runner(app().database(), app().clock());
        customers::register_jobs(runner, app().company().services());
        while (runner.run_one()) {
        }
    }
};
INSTANTIATE_ON_BOTH_ENGINES(Ownership);

TEST_P(Ownership, A25_of_a_person_who_moves_is_seen_by_the_new_head_and_no_longer_by_the_old) {
    auto const file = add_file("sales", "华东精密科技有限公司", "13800138000");
    auto const anothers = add_file("other", "无锡恒远五金厂", "13900139000");
    as("head").get(file).expect(200);
    as("head").get(anothers).expect(404);
    auto const second = department_of("other");
    move("sales", second);
    as("sales").get(file).expect(200);
    as("head").get(file).expect(404);
    as("head").get("/api/v1/customers").expect(200).has_at("/items", "[]");
    move("head", second);
    as("head").get(file).expect(200);
    as("head").get(anothers).expect(200);
}

}  // namespace
}  // namespace kedang::customers
