// SPDX-License-Identifier: Apache-2.0
#include "exchange/model.h"

#include <gtest/gtest.h>

namespace kedang::exchange {
namespace {

TEST(Reasons, hold_no_values) {
    EXPECT_EQ(without_values("手机 '1380013800' 只有10位,应为11位"), "手机 只有10位,应为11位");
    EXPECT_EQ(without_values("客户名称 'O'Brien' 太长"), "客户名称 太长");
    EXPECT_EQ(without_values("注册资本 '12()' 没有写单位，按 12 元处理，请核对"),
              "注册资本 没有写单位，按 … 元处理，请核对");
    EXPECT_EQ(without_values("客户名称为空，请填写"), "客户名称为空，请填写");
}

TEST(Reasons, are_counted_by_kind_and_never_without_end) {
    std::vector<Reason> reasons;
    Tally::note(reasons, {{"name", "duplicate", "客户名称与客户 C1 甲 重复"}});
    Tally::note(reasons, {{"name", "duplicate", "客户名称与客户 C2 乙 重复"}});
    ASSERT_EQ(reasons.size(), 1u);
    EXPECT_EQ(reasons[0].count, 2);
    for (int kind = 0; kind < 1000; ++kind)
        Tally::note(reasons, {{"name", "rule" + std::to_string(kind), "什么"}});
    EXPECT_LE(reasons.size(), 201u);
    std::int64_t all = 0;
    for (auto const& reason : reasons)
        all += reason.count;
    EXPECT_EQ(all, 1002);
}

TEST(Counts, every_row_has_one_outcome) {
    Counts counts;
    for (auto const outcome : {Outcome::Created, Outcome::Updated, Outcome::Unchanged,
                               Outcome::Rejected, Outcome::Skipped})
        counts.add(outcome);
    EXPECT_EQ(counts.rows(), 4);
    EXPECT_EQ(counts.skipped, 1);
}

}  // namespace
}  // namespace kedang::exchange
