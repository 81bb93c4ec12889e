// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "fields/test_fields.h"
#include "fields/types/region.h"

namespace kedang::fields {
namespace {

Field region() {
    return make_field("region", "所在地区");
}
Field industry() {
    return make_field("industry", "所属行业");
}

TEST(Region, C03_is_read_to_the_district) {
    for (std::string_view const text : {"江苏省常州市武进区", "江苏 常州 武进", "江苏/常州/武进",
                                        "320412", "江苏省，常州市，武进区"})
        EXPECT_EQ(stored(region(), text), "320412") << text;
    EXPECT_EQ(stored(region(), "江苏"), "320000");
    EXPECT_EQ(stored(region(), "上海市浦东新区"), "310115");
    EXPECT_EQ(shown(region(), "320412"), "江苏省常州市武进区");
    EXPECT_EQ(json(region(), "江苏"), "\"320000\"");
    EXPECT_EQ(stored(region(), "N/A"), "absent");
}

TEST(Region, refusals_name_field_value_and_mend) {
    EXPECT_EQ(stored(region(), "火星"),
              "! 所在地区 '火星' 不是已知的地区，请填写如 江苏省常州市武进区");
    EXPECT_FALSE(typed(region(), "999999").ok());
    EXPECT_EQ(stored(region(), "江苏省常州市火星区"), "320400");
    EXPECT_EQ(warnings(region(), "江苏省常州市火星区"), "region_rest");
    EXPECT_FALSE(typed(region(), "江南省").ok());
    EXPECT_FALSE(typed(region(), "南京市火星区").ok());
}

TEST(Region, C03_is_read_from_parts) {
    auto const parts = [](std::string_view province, std::string_view city,
                          std::string_view district) {
        auto const parsed =
            types::parse_region_parts(region(), province, city, district, test_context());
        return parsed.ok() ? parsed.value().value.text : "! " + parsed.error().title;
    };
    EXPECT_EQ(parts("江苏", "常州", "武进区"), "320412");
    EXPECT_EQ(parts("江苏", "常州", ""), "320400");
    EXPECT_EQ(parts("广东", "N/A", ""), "440000");
    EXPECT_EQ(parts("", "", ""), "");
    EXPECT_EQ(parts("普通合伙", "", ""),
              "! 所在地区 '普通合伙' 不是已知的地区，请填写如 江苏省常州市武进区");
}

TEST(Industry, A16_is_read_by_code_name_and_word) {
    EXPECT_EQ(stored(industry(), "C"), "C");
    EXPECT_EQ(stored(industry(), "c34"), "C34");
    EXPECT_EQ(stored(industry(), "34"), "C34");
    EXPECT_EQ(stored(industry(), "制造业"), "C");
    EXPECT_EQ(stored(industry(), "零售业"), "F52");
    EXPECT_EQ(stored(industry(), "制造业-新能源汽车").substr(0, 1), "C");
    EXPECT_EQ(stored(industry(), "算命"),
              "! 所属行业 '算命' 不是已知的行业，请填写国标行业名称或代码，如 制造业 或 C34");
    EXPECT_NE(shown(industry(), "C34").find("通用设备制造业"), std::string::npos);
}

}  // namespace
}  // namespace kedang::fields
