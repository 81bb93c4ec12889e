// SPDX-License-Identifier: Apache-2.0
#include "fields/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "fields/catalogue_expectations.h"
#include "fields/rules/required.h"

namespace kedang::fields {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Key;
using testing::SizeIs;

class EveryPreset : public testing::TestWithParam<std::string> {
  protected:
    std::shared_ptr<Catalogue const> catalogue_ = Catalogue::load(GetParam());
};

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryPreset, testing::Values("", "A", "B", "C", "D", "E"),
                         [](auto const& preset) {
                             return preset.param.empty() ? "none" : preset.param;
                         });

TEST_P(EveryPreset, loads_with_a_purpose_and_a_source_for_every_field_A12) {
    for (auto const& record : catalogue_->records())
        for (auto const& field : record.fields) {
            EXPECT_FALSE(field.purpose.empty()) << record.name << "." << field.name;
            EXPECT_FALSE(field.source.empty()) << record.name << "." << field.name;
            EXPECT_FALSE(field.label.zh.empty() || field.label.en.empty()) << field.name;
            EXPECT_EQ(record.field(field.number), &field);
        }
}

TEST_P(EveryPreset, encrypts_and_masks_what_must_not_lie_open_E21) {
    for (auto const& record : catalogue_->records())
        for (auto const& field : record.fields) {
            auto const type = field.type->name;
            if (type != "phone" && type != "email" && type != "id_number")
                continue;
            EXPECT_TRUE(field.encrypted) << record.name << "." << field.name;
            EXPECT_FALSE(field.mask.empty()) << record.name << "." << field.name;
            EXPECT_FALSE(field.sortable) << record.name << "." << field.name;
        }
}

TEST_P(EveryPreset, requires_only_what_it_uses) {
    for (auto const& record : catalogue_->records())
        for (auto const& field : record.fields)
            EXPECT_TRUE(field.in_use || (field.required == Required::No && !field.required_when))
                << field.name;
}

TEST(Catalogue, A14_masks_the_last_six_of_an_id_number_where_C01_shows_the_last_four) {
    EXPECT_EQ(Catalogue::load("A")->customer().field("id_number")->mask, "id_hide_last_6");
    EXPECT_FALSE(Catalogue::load("A")->customer().field("id_last4")->in_use);
    EXPECT_EQ(Catalogue::load("C")->customer().field("id_number")->mask, "id_keep_last_4");
}

TEST(Catalogue, B01_offers_fairs_referrals_and_online_as_sources) {
    auto const catalogue = Catalogue::load("B");
    EXPECT_THAT(offered(*catalogue, "sources"),
                testing::IsSupersetOf({"exhibition", "referral", "website", "online"}));
}

TEST(Catalogue, B03_requires_contact_phone_industry_source_and_filing_date) {
    auto const catalogue = Catalogue::load("B");
    expect_fields(catalogue->customer(),
                  {{"name", "text"},
                   {"industry", "industry"},
                   {"office_phone", "phone"},
                   {"sources", "choices"},
                   {"filed_on", "date"}},
                  "B03");
    for (auto const* name : {"name", "industry", "sources", "filed_on"})
        EXPECT_TRUE(required(*catalogue, "customer", name)) << name;
    EXPECT_EQ(catalogue->contact().required, Required::Complete);
    EXPECT_TRUE(required(*catalogue, "contact", "name"));
    EXPECT_TRUE(required(*catalogue, "contact", "mobile"));
    EXPECT_THAT(catalogue->contact().field("mobile")->required_unless, Contains("office_phone"));
    EXPECT_EQ(catalogue->customer().field("filed_on")->default_value, "today");
    EXPECT_FALSE(catalogue->customer().field("filed_on")->is_system());
}

TEST_P(EveryPreset, asks_of_a_legacy_row_nothing_but_the_name_B03) {
    std::vector<std::string> entry;
    for (auto const& record : catalogue_->records())
        for (auto const& field : record.fields)
            if (field.required == Required::Entry)
                entry.push_back(record.name + "." + field.name);
    EXPECT_THAT(entry, ElementsAre("customer.name", "follow_up.content", "sales_order.ordered_on",
                                   "sales_order.amount"));
}

std::vector<std::string> missing(RecordType const& record, std::string_view filled) {
    Value const some = Value::of_text("|x|");
    std::vector<std::string> names;
    for (auto const& error : missing_fields(
             record, [&](Field const& field) { return field.name == filled ? &some : nullptr; },
             Entry::Complete))
        names.push_back(error.field);
    return names;
}

TEST(Catalogue, B03_a_landline_stands_in_for_the_mobile) {
    auto const catalogue = Catalogue::load("B");
    EXPECT_THAT(missing(catalogue->contact(), "name"), ElementsAre("mobile"));
    EXPECT_THAT(missing(catalogue->contact(), "office_phone"), ElementsAre("name"));
}

TEST(Catalogue, B04_has_email_address_type_and_notes_as_options) {
    auto const catalogue = Catalogue::load("B");
    expect_fields(catalogue->customer(),
                  {{"email", "email"},
                   {"business_address", "text"},
                   {"customer_type", "choice"},
                   {"notes", "long_text"}},
                  "B04");
    for (auto const* name : {"email", "business_address", "customer_type", "notes"})
        EXPECT_FALSE(required(*catalogue, "customer", name)) << name;
}

TEST(Catalogue, B25_phones_and_emails_never_leave_in_preset_B) {
    auto const catalogue = Catalogue::load("B");
    for (auto const& record : catalogue->records())
        for (auto const& field : record.fields)
            EXPECT_EQ(field.type->name == "phone" || field.type->name == "email",
                      field.export_class == ExportClass::Never)
                << field.name;
}

TEST(Catalogue, C01_requires_the_credit_code_of_companies_and_four_digits_of_persons) {
    auto const catalogue = Catalogue::load("C");
    EXPECT_EQ(required_of(*catalogue, "credit_code"), "kind=company");
    EXPECT_EQ(required_of(*catalogue, "id_last4"), "kind=person");
    EXPECT_THAT(catalogue->customer().field("id_last4")->required_unless, ElementsAre("id_number"));
    EXPECT_TRUE(catalogue->customer().field("id_last4")->in_use);
    EXPECT_TRUE(required(*catalogue, "customer", "name"));
}

TEST(Catalogue, C03_has_spare_phones_department_mail_and_the_address_to_the_district) {
    auto const catalogue = Catalogue::load("C");
    expect_fields(catalogue->customer(),
                  {{"office_phone", "phone"},
                   {"spare_phone", "phone"},
                   {"email", "email"},
                   {"department_email", "email"},
                   {"region", "region"},
                   {"business_address", "text"}},
                  "C03");
    expect_fields(catalogue->contact(), {{"office_phone", "phone"}, {"spare_phone", "phone"}},
                  "C03");
    EXPECT_TRUE(required(*catalogue, "customer", "office_phone"));
    EXPECT_TRUE(required(*catalogue, "customer", "region"));
    EXPECT_THAT(catalogue->customer().field("region")->rules, Contains("to_district"));
}

TEST(Catalogue, C04_asks_companies_and_persons_for_different_things) {
    auto const catalogue = Catalogue::load("C");
    expect_fields(catalogue->customer(),
                  {{"industry", "industry"},
                   {"employees", "integer"},
                   {"annual_revenue", "money"},
                   {"company_size", "choice"},
                   {"registered_date", "date"},
                   {"birth_year", "integer"},
                   {"occupation", "text"},
                   {"income", "money"},
                   {"region", "region"}},
                  "C04");
    for (auto const* name : {"industry", "employees", "registered_date"})
        EXPECT_EQ(required_of(*catalogue, name), "kind=company") << name;
    for (auto const* name : {"birth_year", "occupation"})
        EXPECT_EQ(required_of(*catalogue, name), "kind=person") << name;
}

TEST(Catalogue, E20_requires_what_the_form_template_requires) {
    auto const catalogue = Catalogue::load("E");
    expect_fields(catalogue->customer(),
                  {{"name", "text"},
                   {"industry", "industry"},
                   {"region", "region"},
                   {"customer_type", "choice"},
                   {"need_description", "long_text"},
                   {"desired_date", "date"},
                   {"budget_range", "choice"},
                   {"sources", "choices"},
                   {"special_requirements", "long_text"},
                   {"updated_at", "time"},
                   {"updated_by", "person"}},
                  "E20");
    expect_fields(catalogue->contact(),
                  {{"name", "text"}, {"position", "text"}, {"mobile", "phone"}, {"email", "email"}},
                  "E20");
    for (auto const* name : {"name", "industry", "region", "kind", "customer_type",
                             "need_description", "desired_date", "sources"})
        EXPECT_TRUE(required(*catalogue, "customer", name)) << name;
    EXPECT_TRUE(required(*catalogue, "contact", "mobile"));
    for (auto const* name : {"budget_range", "special_requirements"})
        EXPECT_FALSE(required(*catalogue, "customer", name)) << name;
    EXPECT_THAT(offered(*catalogue, "budget_range"), SizeIs(5));
    EXPECT_THAT(offered(*catalogue, "customer_type"),
                ElementsAre("potential", "intent", "deal", "partner", "other"));
}

TEST(Presets, stand_in_order_with_their_numbering_A24_B02_C02) {
    std::vector<std::string> patterns;
    for (auto const& preset : Catalogue::presets())
        patterns.push_back(preset.id + " " + preset.numbering.pattern);
    EXPECT_THAT(patterns,
                ElementsAre("A {type}{yyyymm}{seq:3}", "B CUST{yyyymmdd}{seq:4}",
                            "C {yyyy}-{seq:5}", "D KH{yyyy}{seq:5}", "E {type}{yyyymmdd}{seq:3}"));
}

TEST(Presets, A24_have_a_letter_for_every_type) {
    auto const& letters = Catalogue::presets().front().numbering.type_words;
    EXPECT_EQ(letters.at("deal"), "C");
    EXPECT_EQ(letters.at("potential"), "P");
    EXPECT_EQ(letters.at("intent"), "I");
    for (auto const* type : {"lost", "partner", "other"})
        EXPECT_THAT(letters, Contains(Key(type)));
    std::set<std::string> different;
    for (auto const& [type, letter] : letters)
        different.insert(letter);
    EXPECT_EQ(different.size(), letters.size());
}

TEST(Presets, call_things_by_their_handbooks_words) {
    auto const owner = [](std::string_view preset) {
        return Catalogue::load(preset)->customer().field("owner")->label.zh;
    };
    EXPECT_EQ(owner("A"), "负责人");
    EXPECT_EQ(owner("B"), "跟进人");
    EXPECT_EQ(owner("E"), "跟进负责人");
    EXPECT_EQ(Catalogue::load("A")->preset()->words.at("pool").zh, "客户池");
    EXPECT_EQ(Catalogue::load("B")->preset()->words.at("pool").zh, "公海");
}

TEST(Presets, keep_options_readable_that_they_do_not_offer) {
    auto const catalogue = Catalogue::load("B");
    auto const* const partner = catalogue->customer().field("customer_type")->option("partner");
    ASSERT_NE(partner, nullptr);
    EXPECT_TRUE(partner->retired);
    EXPECT_THAT(offered(*catalogue, "customer_type"),
                ElementsAre("potential", "intent", "deal", "lost"));
}

}  // namespace
}  // namespace kedang::fields
