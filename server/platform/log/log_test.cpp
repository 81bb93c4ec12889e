// SPDX-License-Identifier: Apache-2.0
#include "platform/log/log.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <sstream>
#include <thread>
#include <vector>

#include "base/secret.h"

namespace kedang::log {
namespace {

constexpr std::string_view canary = "CANARY-7f3a-龙门";

template <typename T>
concept Loggable = requires(T const& value) {
    Item(Field::Reason, value);
};
static_assert(Loggable<std::string> && !Loggable<SecretText> && !Loggable<SecretBytes>);

class Log : public testing::Test {
  protected:
    std::vector<boost::json::object> lines() {
        std::vector<boost::json::object> parsed;
        std::istringstream text(stream_.str());
        for (std::string line; std::getline(text, line);)
            parsed.push_back(boost::json::parse(line).as_object());
        return parsed;
    }
    std::ostringstream stream_;
    MovingClock clock_{*parse_rfc3339("2026-11-22T06:48:50.120Z")};
    std::unique_ptr<Logger> logger_ = Logger::to_stream(clock_, Level::Info, stream_);
};

TEST_F(Log, writes_one_object_a_line) {
    logger_->write(Level::Warning, "lane.full", "r-17",
                   {{Field::Count, 4096}, {Field::Job, "导入"}});
    ASSERT_EQ(lines().size(), 1u);
    EXPECT_EQ(boost::json::serialize(lines()[0]),
              R"({"time":"2026-11-22T06:48:50.120Z","level":"warning","event":"lane.full",)"
              R"("request":"r-17","count":4096,"job":"导入"})");
}

TEST_F(Log, leaves_out_what_is_below_its_level) {
    logger_->debug("lane.idle");
    logger_->info("lane.started");
    ASSERT_EQ(lines().size(), 1u);
    EXPECT_EQ(lines()[0].at("event"), "lane.started");
}

TEST_F(Log, keeps_to_one_line_whatever_the_value_holds) {
    logger_->error("job.failed", {{Field::Reason, "a\n{\"event\":\"forged\"}\r\x01\xff"}});
    ASSERT_EQ(lines().size(), 1u);
    EXPECT_EQ(lines()[0].at("event"), "job.failed");
}

TEST_F(Log, never_shows_a_value_of_a_redacted_field) {
    int redacted = 0;
    for (int i = 0; i <= static_cast<int>(Field::ErrorDetail); ++i) {
        auto const field = static_cast<Field>(i);
        if (entry(field).exposure == Exposure::Clear)
            continue;
        logger_->error("login.refused", {{field, canary}, {field, 13800138000}});
        ++redacted;
    }
    EXPECT_GE(redacted, 8);
    EXPECT_EQ(lines().size(), static_cast<std::size_t>(redacted));
    EXPECT_EQ(stream_.str().find("CANARY"), std::string::npos);
    EXPECT_EQ(stream_.str().find("13800138000"), std::string::npos);
    EXPECT_EQ(lines()[0].at("login_name"), "***");
    logger_->error("job.failed", {{Field::Reason, canary}});
    EXPECT_NE(stream_.str().find("CANARY"), std::string::npos) << "the search itself works";
}

TEST_F(Log, access_names_the_route_and_not_the_path) {
    logger_->access({.request_id = "r-1",
                     .method = "GET",
                     .route = "/f/{token}",
                     .status = 200,
                     .duration = std::chrono::microseconds(1250),
                     .bytes_in = 0,
                     .bytes_out = 812,
                     .actor_id = 4,
                     .client_address = "192.0.2.7"});
    auto const line = lines().at(0);
    EXPECT_EQ(line.at("event"), "http.access");
    EXPECT_EQ(line.at("route"), "/f/{token}");
    EXPECT_EQ(line.at("status"), 200);
    EXPECT_EQ(line.at("duration_us"), 1250);
    EXPECT_EQ(line.at("bytes_out"), 812);
    EXPECT_EQ(line.at("actor"), 4);
}

TEST_F(Log, takes_lines_from_many_threads_whole) {
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread)
            threads.emplace_back([&] {
                for (int i = 0; i < 500; ++i)
                    logger_->info("lane.commit", {{Field::Count, i}});
            });
    }
    EXPECT_EQ(lines().size(), 4000u);
}

}  // namespace
}  // namespace kedang::log
