#include "platform/http/reply.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/check.h"
#include "platform/http/loopback_client.h"

namespace kedang::http {
namespace {

class ReplyFileTest : public testing::Test {
  protected:
    ReplyFileTest() {
        std::ofstream(path_) << "客户编号\n";
        head_.request_id = "a1";
        response_.file = path_;
        response_.delete_file = true;
    }

    ScratchFolder scratch_;
    std::filesystem::path path_ = scratch_.path() / "export.csv";
    RequestHead head_;
    Response response_;
};

TEST_F(ReplyFileTest, is_readable_after_it_is_deleted) {
    Reply reply = make_reply(head_, std::move(response_));
    EXPECT_FALSE(std::filesystem::exists(path_));
    EXPECT_EQ(reply.body_bytes, 13);
    EXPECT_NE(reply.head.find("Content-Length: 13\r\n"), std::string::npos);
    std::string line;
    std::getline(reply.file, line);
    EXPECT_EQ(line, "客户编号");
}

TEST_F(ReplyFileTest, stays_where_it_is_not_to_be_deleted) {
    response_.delete_file = false;
    make_reply(head_, std::move(response_));
    EXPECT_TRUE(std::filesystem::exists(path_));
}

TEST_F(ReplyFileTest, is_not_sent_to_HEAD) {
    head_.method = Method::Head;
    Reply const reply = make_reply(head_, std::move(response_));
    EXPECT_FALSE(std::filesystem::exists(path_));
    EXPECT_FALSE(reply.file.is_open());
    EXPECT_EQ(reply.body_bytes, 0);
    EXPECT_NE(reply.head.find("Content-Length: 13\r\n"), std::string::npos);
}

TEST_F(ReplyFileTest, is_not_sent_to_a_client_that_has_it) {
    head_.headers = {{"If-None-Match", "\"1\""}};
    response_.header("ETag", "\"1\"").header("Content-Type", "text/csv");
    Reply const reply = make_reply(head_, std::move(response_));
    EXPECT_EQ(reply.status, 304);
    EXPECT_FALSE(reply.file.is_open());
    EXPECT_FALSE(std::filesystem::exists(path_));
    EXPECT_EQ(reply.head.find("Content-"), reply.head.find("Content-Type-Options"));
}

TEST_F(ReplyFileTest, is_an_exception_where_it_does_not_exist) {
    std::filesystem::remove(path_);
    EXPECT_THROW(make_reply(head_, std::move(response_)), std::runtime_error);
}

TEST(Reply, keeps_headers_on_their_line) {
    for (char const* value : {"a\r\nSet-Cookie: b=c", "a\nb", "a\rb"}) {
        EXPECT_THROW(make_reply(RequestHead{}, Response{}.header("X", value)), Bug);
        EXPECT_THROW(make_reply(RequestHead{}, Response{}.header(value, "x")), Bug);
    }
    EXPECT_NO_THROW(make_reply(RequestHead{}, Response{}.header("X", "客户 \"a\"; b")));
}

}  // namespace
}  // namespace kedang::http
