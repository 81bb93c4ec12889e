// The fields as the page reads them.
// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>

#include "app/testing.h"

namespace kedang::api {
namespace {

namespace json = boost::json;

class CataloguePage : public app::ApiTest {
  protected:
    std::string preset() const override { return "E"; }
    /// The field of that name ("contact.mobile"), or null.
    json::value field(std::string const& full_name) const {
        auto const dot = full_name.find('.');
        for (auto const& candidate :
             catalogue_.at("records").at(full_name.substr(0, dot)).at("fields").as_array())
            if (candidate.at("name").as_string() == full_name.substr(dot + 1))
                return candidate;
        return nullptr;
    }
    void read(std::string const& login) {
        catalogue_ = as(login).get("/api/v1/catalogue").expect(200).json();
    }

    json::value catalogue_;
};
INSTANTIATE_ON_BOTH_ENGINES(CataloguePage);

TEST_P(CataloguePage, E02_gives_core_fields_with_their_types_and_whether_they_are_required) {
    struct Row {
        std::string name, type, required;
    };
    read("admin");
    for (auto const& row : std::vector<Row>{{"customer.name", "text", "entry"},
                                            {"customer.industry", "industry", "complete"},
                                            {"customer.region", "region", "complete"},
                                            {"customer.customer_type", "choice", "complete"},
                                            {"contact.name", "text", "complete"},
                                            {"contact.position", "text", ""},
                                            {"contact.mobile", "phone", "complete"},
                                            {"contact.email", "email", ""},
                                            {"customer.need_description", "long_text", "complete"},
                                            {"customer.need_type", "choices", ""},
                                            {"customer.desired_date", "date", "complete"},
                                            {"customer.budget_range", "choice", ""},
                                            {"customer.sources", "choices", "complete"},
                                            {"customer.special_requirements", "long_text", ""},
                                            {"customer.updated_at", "time", ""},
                                            {"customer.updated_by", "person", ""}}) {
        SCOPED_TRACE(row.name);
        auto const found = field(row.name);
        ASSERT_TRUE(found.is_object());
        EXPECT_EQ(found.at("type").as_string(), row.type);
        auto const* required = found.as_object().if_contains("required");
        EXPECT_EQ(required == nullptr ? "" : std::string(required->as_string()), row.required);
    }
    std::vector<std::string> types;
    auto const type = field("customer.customer_type");
    for (auto const& option : type.at("options").as_array())
        if (option.as_object().if_contains("retired") == nullptr)
            types.emplace_back(option.at("label").at("zh").as_string());
    EXPECT_EQ(types,
              (std::vector<std::string>{"潜在客户", "意向客户", "成交客户", "合作伙伴", "其他"}));
}

TEST_P(CataloguePage, is_for_whoever_is_logged_in) {
    app().browser().get("/api/v1/catalogue").expect(401).lacks("customer");
    EXPECT_NE(as("sales").get("/api/v1/catalogue").expect(200).header("ETag"), "");
}

}  // namespace
}  // namespace kedang::api
