// SPDX-License-Identifier: Apache-2.0
#include "oversight/model_alerts.h"

#include <gtest/gtest.h>

namespace kedang::oversight {
namespace {

using audit_trail::Deed;
using std::chrono::minutes;

Instant const morning = *parse_rfc3339("2026-11-22T02:00:00Z");

class Alerts : public testing::Test {
  protected:
    /// That person does it so often, one a minute.
    void done(std::int64_t person, int times, int first_minute) {
        for (int i = 0; i < times; ++i)
            deeds_.push_back({++sequence_, person, morning + minutes(first_minute + i)});
    }
    /// What follows from all that was done since the last time.
    std::vector<Alert> look() {
        auto alerts = alerts_after(AlertKind::Reveals, 5, deeds_, seen_, stored_);
        seen_ = sequence_;
        for (auto& alert : alerts) {
            std::erase_if(stored_, [&](Alert const& old) { return old.person == alert.person; });
            if (alert.id == 0)
                alert.id = ++ids_;
            stored_.push_back(alert);
        }
        return alerts;
    }

    std::vector<Deed> deeds_;
    std::vector<Alert> stored_;
    std::int64_t sequence_ = 0, seen_ = 0, ids_ = 0;
};

TEST_F(Alerts, come_up_beyond_the_threshold_and_not_at_it) {
    done(4, 5, 0);
    EXPECT_TRUE(look().empty());
    done(4, 1, 5);
    auto const alerts = look();
    ASSERT_EQ(alerts.size(), 1u);
    EXPECT_EQ(alerts[0].person, 4);
    EXPECT_EQ(alerts[0].count, 6);
    EXPECT_EQ(alerts[0].threshold, 5);
    EXPECT_EQ(alerts[0].first_at, morning);
    EXPECT_EQ(alerts[0].raised_at, morning + minutes(5));
}

TEST_F(Alerts, count_within_an_hour_only) {
    done(4, 3, 0);
    done(4, 3, 62);
    EXPECT_TRUE(look().empty());
}

TEST_F(Alerts, count_each_person_alone) {
    done(4, 5, 0);
    done(5, 5, 0);
    EXPECT_TRUE(look().empty());
}

TEST_F(Alerts, come_up_once_an_hour_and_count_on) {
    done(4, 6, 0);
    ASSERT_EQ(look().size(), 1u);
    done(4, 4, 6);
    auto const more = look();
    ASSERT_EQ(more.size(), 1u);
    EXPECT_EQ(more[0].id, 1);
    EXPECT_EQ(more[0].count, 10);
    EXPECT_TRUE(look().empty()) << "nothing new was done";
    done(4, 20, 60);
    auto const next = look();
    ASSERT_EQ(next.size(), 2u);
    EXPECT_EQ(next[0].id, 1) << "what was done before the hour was over is still counted there";
    EXPECT_EQ(next[1].id, 2);
}

TEST_F(Alerts, that_were_acknowledged_are_left_alone) {
    done(4, 6, 0);
    look();
    stored_[0].acknowledged_at = morning + minutes(7);
    done(4, 3, 8);
    EXPECT_TRUE(look().empty());
}

TEST_F(Alerts, see_a_burst_that_is_over_when_they_look) {
    done(4, 6, 0);
    done(5, 1, 300);
    auto const alerts = look();
    ASSERT_EQ(alerts.size(), 1u);
    EXPECT_EQ(alerts[0].person, 4);
}

TEST(AlertText, says_who_what_and_how_often) {
    Alert alert{.kind = AlertKind::Reveals, .person = 4, .count = 31, .threshold = 30};
    EXPECT_EQ(text_of(alert, "张伟"), "张伟 连续查看完整号码 31 次，超过每小时 30 次");
    alert = {.kind = AlertKind::CopyFails, .detail = "目录 /mnt/x"};
    EXPECT_EQ(text_of(alert, ""), "日志签名没有复制到外部：目录 /mnt/x");
}

}  // namespace
}  // namespace kedang::oversight
