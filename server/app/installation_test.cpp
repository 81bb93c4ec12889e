// Opening what another version of the program left.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/company.h"
#include "app/application.h"
#include "customers/actions.h"
#include "fields/names.h"
#include "platform/crypto/testing.h"
#include "platform/db/testing.h"

namespace kedang::app {
namespace {

class Opening : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        places_.data = folder_.path() / "data";
        places_.keys = folder_.path() / "keys";
        if (engine() == db::Engine::Postgres)
            places_.database = test_database().location();
        ASSERT_TRUE(make_installation(places_, clock_).ok());
    }
    Installation open() {
        auto installation = open_installation(places_, clock_);
        EXPECT_TRUE(installation.ok()) << installation.error().title;
        return std::move(installation).value();
    }
    static void write(db::Database& database, std::string_view sql) {
        ASSERT_TRUE(database
                        .write([&](db::Transaction& transaction) -> Result<Done> {
                            transaction.execute(sql);
                            return Done{};
                        })
                        .ok());
    }

    MovingClock clock_{*parse_rfc3339("2026-11-22T02:00:00Z")};
    crypto::TestFolder folder_;
    Places places_;
};
INSTANTIATE_ON_BOTH_ENGINES(Opening);

TEST_P(Opening, B02_makes_sort_keys_of_another_version_anew) {
    {
        Application application(open(), clock_, {});
        ASSERT_TRUE(accounts::set_up(application.system_context("测试"), "A", "苏州华锐").ok());
        customers::NewCustomer customer;
        customer.values = {{"name", "长沙机械有限公司"}};
        customer.contacts = {{{"name", "张伟"}, {"mobile", "13800138000"}}};
        customer.entry = customers::EntryKind::Quick;
        auto const made = customers::create_customer(application.system_context("测试"), customer);
        ASSERT_TRUE(made.ok()) << made.error().title;
    }
    auto const key_of = [](db::Database& database) {
        auto const reader = database.read();
        auto const rows = reader->query("SELECT name_sort FROM customer");
        return std::string(crypto::as_text(rows->next()->bytes(0)));
    };
    auto const good = fields::name_sort_key("长沙机械有限公司");
    {
        auto const installation = open();
        EXPECT_EQ(key_of(*installation.database), good);
        write(*installation.database, engine() == db::Engine::Sqlite
                                          ? "UPDATE customer SET name_sort = x'00'"
                                          : "UPDATE customer SET name_sort = '\\x00'");
        write(*installation.database, "UPDATE identity SET sort_key = 'pinyin-1-153.120'");
    }
    {
        auto const installation = open();
        EXPECT_EQ(key_of(*installation.database), good);
        EXPECT_EQ(installation.database->read()->text("SELECT sort_key FROM identity"),
                  fields::sort_key_version());
    }
}

}  // namespace
}  // namespace kedang::app
