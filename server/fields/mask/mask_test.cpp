// SPDX-License-Identifier: Apache-2.0
#include "fields/mask/mask.h"

#include <gtest/gtest.h>

#include "base/check.h"
#include "fields/test_fields.h"

namespace kedang::fields {
namespace {

std::string masked(std::string_view name, std::string_view type, std::string_view text) {
    Field const field = make_field(type, "值");
    return mask(name, field, typed(field, text).value().value, test_catalogue());
}

TEST(Mask, E21_hides_the_middle_four_of_a_mobile) {
    EXPECT_EQ(masked("phone", "phone", "13812345678"), "138****5678");
    EXPECT_EQ(masked("phone", "phone", "021-56788880"), "021-****8880");
    EXPECT_EQ(masked("phone", "phone", "0512-67888888-9"), "0512-****8888");
    EXPECT_EQ(masked("phone", "phone", "4008109889"), "400*******");
    EXPECT_EQ(masked("phone", "phone", "+1 650 253 0000"), "+165*****000");
    EXPECT_EQ(masked("phone", "phone", ""), "");
}

TEST(Mask, E21_shows_first_letter_and_domain_of_an_email) {
    EXPECT_EQ(masked("email", "email", "zhangsan@example.com"), "z***@example.com");
    EXPECT_EQ(masked("email", "email", "z@example.com"), "z***@example.com");
}

TEST(Mask, A14_hides_the_last_six_of_an_id_number) {
    EXPECT_EQ(masked("id_hide_last_6", "id_number", "11010519491231002X"), "110105194912******");
}

TEST(Mask, C01_keeps_the_last_four_of_an_id_number) {
    EXPECT_EQ(masked("id_keep_last_4", "id_number", "11010519491231002X"), "**************002X");
}

TEST(Mask, A14_a_stored_part_is_not_shown_by_either_mask) {
    Field const field = make_field("id_number", "身份证号");
    for (std::string_view const name : {"id_hide_last_6", "id_keep_last_4"})
        EXPECT_EQ(mask(name, field, Value::of_text("002X"), test_catalogue()), "****");
}

TEST(Mask, C19_keeps_no_more_of_short_values) {
    EXPECT_EQ(masked("keep_surname", "text", "张三丰"), "张*");
    EXPECT_EQ(masked("keep_surname", "text", "张"), "*");
    EXPECT_EQ(masked("account", "text", "wx_zhang_1985"), "wx*********85");
    EXPECT_EQ(masked("account", "text", "wxabc"), "***");
    EXPECT_EQ(masked("keep_first_4", "text", "622202001"), "6222*****");
    EXPECT_EQ(masked("keep_first_4", "text", "62220"), "***");
    EXPECT_EQ(masked("amount", "money", "200万元"), "***");
    EXPECT_EQ(masked("all", "text", "任何"), "***");
}

TEST(Mask, an_unknown_mask_is_a_bug) {
    EXPECT_FALSE(mask_known("none"));
    EXPECT_THROW(masked("none", "text", "a"), Bug);
}

TEST(Mask, every_mask_of_the_catalogue_is_known) {
    int masks = 0;
    for (std::string_view const preset : {"", "A", "B", "C", "D", "E"}) {
        auto const catalogue = Catalogue::load(preset);
        for (RecordType const& record : catalogue->records())
            for (Field const& field : record.fields)
                if (!field.mask.empty()) {
                    EXPECT_TRUE(mask_known(field.mask)) << field.mask;
                    ++masks;
                }
    }
    EXPECT_GT(masks, 10);
}

}  // namespace
}  // namespace kedang::fields
