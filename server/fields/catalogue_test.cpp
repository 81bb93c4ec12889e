// SPDX-License-Identifier: Apache-2.0
#include "fields/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/check.h"
#include "fields/catalogue_expectations.h"

namespace kedang::fields {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

TEST(Catalogue, knows_its_records_and_fields_by_name_and_number) {
    auto const catalogue = Catalogue::load("");
    EXPECT_EQ(catalogue->preset(), nullptr);
    EXPECT_EQ(catalogue->customer().number, 1u);
    EXPECT_EQ(catalogue->record(2u), &catalogue->contact());
    EXPECT_EQ(catalogue->record("invoice"), nullptr);
    EXPECT_EQ(catalogue->customer().field("shoe_size"), nullptr);
    EXPECT_EQ(catalogue->customer().field("kind")->option("person")->label.zh, "个人");
    EXPECT_EQ(catalogue->customer().field("kind")->option("robot"), nullptr);
}

TEST(Catalogue, version_tells_presets_apart_and_stays_within_a_build) {
    std::set<std::string> versions;
    for (auto const* preset : {"", "A", "B", "C", "D", "E"}) {
        EXPECT_EQ(Catalogue::load(preset)->version(), Catalogue::load(preset)->version());
        versions.insert(Catalogue::load(preset)->version());
    }
    EXPECT_THAT(versions, SizeIs(6));
}

TEST(Catalogue, refuses_a_preset_that_is_not_there) {
    EXPECT_THROW(Catalogue::load("Z"), Bug);
}

TEST(Catalogue, A05_holds_the_base_data) {
    auto const catalogue = Catalogue::load("A");
    expect_fields(catalogue->customer(),
                  {{"name", "text"},
                   {"credit_code", "credit_code"},
                   {"id_number", "id_number"},
                   {"business_address", "text"},
                   {"office_phone", "phone"},
                   {"email", "email"}},
                  "A05");
    expect_fields(catalogue->contact(),
                  {{"name", "text"}, {"position", "text"}, {"mobile", "phone"}, {"email", "email"}},
                  "A05");
}

TEST(Catalogue, A06_holds_the_business_data) {
    expect_fields(Catalogue::load("A")->customer(),
                  {{"industry", "industry"},
                   {"products", "text"},
                   {"cooperation_start", "date"},
                   {"contract_amount", "money"},
                   {"payment_terms", "text"},
                   {"order_numbers", "text"},
                   {"last_deal_date", "date"}},
                  "A06");
}

TEST(Catalogue, A07_holds_the_preferences) {
    auto const catalogue = Catalogue::load("A");
    expect_fields(catalogue->customer(),
                  {{"preferred_channel", "choice"},
                   {"service_needs", "choices"},
                   {"response_time", "choice"},
                   {"purchase_frequency", "choice"},
                   {"order_value_band", "choice"}},
                  "A07");
    for (auto const* channel : {"phone", "wechat", "email"})
        EXPECT_NE(catalogue->customer().field("preferred_channel")->option(channel), nullptr);
}

TEST(Catalogue, A08_holds_follow_ups_complaints_and_key_events) {
    auto const catalogue = Catalogue::load("A");
    expect_fields(catalogue->follow_up(),
                  {{"happened_at", "time"},
                   {"method", "choice"},
                   {"kind", "choice"},
                   {"content", "long_text"},
                   {"due_on", "date"},
                   {"remind", "integer"}},
                  "A08");
    for (auto const* kind : {"enquiry", "complaint", "renewal", "upsell", "churn_warning"})
        EXPECT_NE(catalogue->follow_up().field("kind")->option(kind), nullptr) << kind;
}

TEST(Catalogue, A17_has_seven_stages) {
    EXPECT_THAT(offered(*Catalogue::load("A"), "stage"),
                ElementsAre("first_contact", "needs", "proposal", "contract", "performing",
                            "renewal", "ended"));
}

TEST(Catalogue, A27_lets_sensitive_fields_out_after_approval_only) {
    auto const catalogue = Catalogue::load("A");
    for (auto const* name : {"id_number", "contract_amount", "office_phone", "email"})
        EXPECT_EQ(catalogue->customer().field(name)->export_class, ExportClass::Approval) << name;
}

TEST(Catalogue, B09_asks_a_reason_for_changes_of_core_fields_type_and_follow_up_state) {
    auto const catalogue = Catalogue::load("B");
    for (auto const& field : catalogue->customer().fields)
        EXPECT_TRUE(field.reason_required || field.write_class != WriteClass::Core ||
                    field.name == "owner")
            << field.name;
    for (auto const* name : {"customer_type", "follow_status"})
        EXPECT_TRUE(catalogue->customer().field(name)->reason_required) << name;
    EXPECT_FALSE(catalogue->customer().field("notes")->reason_required);
}

TEST(Catalogue, D01_holds_the_basic_and_registration_data) {
    auto const catalogue = Catalogue::load("D");
    expect_fields(catalogue->customer(),
                  {{"name", "text"},
                   {"short_name", "text"},
                   {"nature", "choice"},
                   {"industry", "industry"},
                   {"company_size", "choice"},
                   {"employees", "integer"},
                   {"annual_revenue", "money"},
                   {"registered_capital", "money"},
                   {"registered_date", "date"},
                   {"registered_address", "text"},
                   {"business_address", "text"},
                   {"office_phone", "phone"},
                   {"website", "url"},
                   {"email", "email"},
                   {"social_accounts", "text"},
                   {"credit_code", "credit_code"},
                   {"company_type", "text"},
                   {"legal_representative", "text"},
                   {"legal_representative_phone", "phone"},
                   {"business_scope", "long_text"},
                   {"sources", "choices"},
                   {"status", "choice"},
                   {"filed_on", "date"},
                   {"created_at", "time"},
                   {"created_by", "person"},
                   {"updated_at", "time"},
                   {"updated_by", "person"}},
                  "D01");
    EXPECT_THAT(offered(*catalogue, "status"),
                ElementsAre("potential", "intent", "cooperating", "paused", "lost"));
    EXPECT_EQ(catalogue->customer().field("business_scope")->max_length, 4000);
    EXPECT_TRUE(catalogue->customer().field("updated_by")->is_system());
}

TEST(Catalogue, D02_holds_what_one_knows_of_a_contact) {
    expect_fields(Catalogue::load("D")->contact(),
                  {{"name", "text"},
                   {"gender", "choice"},
                   {"department", "text"},
                   {"position", "text"},
                   {"role", "choice"},
                   {"influence", "choice"},
                   {"office_phone", "phone"},
                   {"mobile", "phone"},
                   {"email", "email"},
                   {"wechat", "text"},
                   {"work_wechat", "text"},
                   {"dingtalk", "text"},
                   {"responsibilities", "text"},
                   {"preferred_channel", "choice"},
                   {"preferred_time", "text"},
                   {"closeness", "choice"},
                   {"birthday", "date"},
                   {"native_place", "text"},
                   {"hobbies", "text"},
                   {"notes", "long_text"},
                   {"is_primary", "boolean"},
                   {"is_decision_maker", "boolean"},
                   {"has_left", "boolean"}},
                  "D02");
}

}  // namespace
}  // namespace kedang::fields
