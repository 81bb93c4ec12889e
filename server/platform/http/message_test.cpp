#include "platform/http/message.h"

#include <gtest/gtest.h>

namespace kedang::http {
namespace {

TEST(Message, finds_headers_without_case_and_parameters_with_it) {
    RequestHead head;
    head.headers = {{"Content-Type", "text/csv"}, {"X-Twice", "1"}, {"x-twice", "2"}};
    head.query = {{"q", "华东"}, {"Q", "other"}, {"empty", ""}};
    EXPECT_EQ(head.header("content-type"), "text/csv");
    EXPECT_EQ(head.header("X-TWICE"), "1");
    EXPECT_EQ(head.header("absent"), "");
    EXPECT_EQ(head.parameter("q"), "华东");
    EXPECT_EQ(head.parameter("empty"), "");
    EXPECT_EQ(head.parameter("absent"), std::nullopt);
}

TEST(Message, reads_cookies_from_all_their_headers) {
    RequestHead head;
    head.headers = {{"Cookie", "a=1; session=x=y ;c=3"}, {"cookie", "d=4"}};
    EXPECT_EQ(head.cookie("a"), "1");
    EXPECT_EQ(head.cookie("session"), "x=y");
    EXPECT_EQ(head.cookie("d"), "4");
    EXPECT_EQ(head.cookie("A"), "");
    EXPECT_EQ(head.cookie("sess"), "");
}

TEST(Message, names_and_reads_methods) {
    for (auto const method : {Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch,
                              Method::Delete, Method::Options})
        EXPECT_EQ(parse_method(name(method)), method);
    for (char const* word : {"", "get", "GETS", "TRACE"})
        EXPECT_EQ(parse_method(word), std::nullopt) << word;
}

}  // namespace
}  // namespace kedang::http
