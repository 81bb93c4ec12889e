// Following a file: whoever sees it may, and it gives no right.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"
#include "customers/testing.h"

namespace kedang::notices {
namespace {

using app::ApiTest;

class Following : public ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        path_ = "/api/v1/customers/" +
                as("sales")
                    .post("/api/v1/customers",
                          customers::NewFile("华东精密制造有限公司").contact("张伟", "13800138000"))
                    .expect(201)
                    .at("/record/id") +
                "/follow";
    }
    std::string path_;
};
INSTANTIATE_ON_BOTH_ENGINES(Following);

TEST_P(Following, begins_and_ends_as_one_likes) {
    as("head").get(path_).expect(200).has_at("/following", "false");
    as("head").post(path_).expect(200).has_at("/following", "true");
    as("admin").get(path_).expect(200).has_at("/following", "false");
    app().stores_nothing([&] { as("head").post(path_).expect(200); });
    as("head").remove(path_).expect(200).has_at("/following", "false");
    app().stores_nothing([&] { as("head").remove(path_).expect(200); });
}

TEST_P(Following, is_for_those_who_see_the_file) {
    app().stores_nothing([&] {
        as("other").get(path_).expect(404).lacks("华东");
        as("other").post(path_).expect(404).lacks("华东");
        as("other").remove(path_).expect(404).lacks("华东");
    });
}

TEST_P(Following, stands_in_the_log_but_not_on_the_timeline_of_the_file) {
    as("head").post(path_).expect(200);
    auto reader = app().database().read();
    EXPECT_EQ(reader->integer("SELECT count(*) FROM audit_entry WHERE action = 'customer.follow'"
                              " AND customer_id IS NULL"),
              1);
}

}  // namespace
}  // namespace kedang::notices
