// SPDX-License-Identifier: Apache-2.0
#include "fields/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/check.h"
#include "fields/field_type.h"
#include "fields/lists.h"
#include "fields/rules/required.h"

namespace kedang::fields {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Key;
using testing::SizeIs;

struct Expected {
    std::string_view name;
    std::string_view type;
};

void expect_fields(RecordType const& record, std::initializer_list<Expected> expected,
                   std::string const& clause) {
    for (auto const& [name, type] : expected) {
        auto const* const field = record.field(name);
        ASSERT_NE(field, nullptr) << record.name << "." << name;
        EXPECT_EQ(field->type->name, type) << name;
        EXPECT_THAT(" " + field->source + " ", testing::HasSubstr(" " + clause + " ")) << name;
    }
}

std::vector<std::string> offered(Catalogue const& catalogue, std::string_view field) {
    std::vector<std::string> values;
    for (auto const& option : catalogue.customer().field(field)->options)
        if (!option.retired)
            values.push_back(option.value);
    return values;
}

bool required(Catalogue const& catalogue, std::string_view record, std::string_view field) {
    return catalogue.record(record)->field(field)->required != Required::No;
}

std::string required_of(Catalogue const& catalogue, std::string_view field) {
    auto const& when = catalogue.customer().field(field)->required_when;
    return when ? when->field + "=" + when->values.front() : "";
}

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

TEST(Catalogue, A14_masks_the_last_six_of_an_id_number_where_C01_shows_the_last_four) {
    EXPECT_EQ(Catalogue::load("A")->customer().field("id_number")->mask, "id_hide_last_6");
    EXPECT_FALSE(Catalogue::load("A")->customer().field("id_last4")->in_use);
    EXPECT_EQ(Catalogue::load("C")->customer().field("id_number")->mask, "id_keep_last_4");
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
    EXPECT_THAT(entry, ElementsAre("customer.name", "follow_up.content"));
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
                   {"left", "boolean"}},
                  "D02");
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
