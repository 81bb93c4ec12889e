#include "platform/http/target.h"

#include <gmock/gmock.h>

namespace kedang::http {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(Target, decodes_path_and_query_once) {
    auto const target =
        parse_target("/a%2520b/%E5%AE%A2+%e6%88%B7?q=%E5%8D%8E+%2B&flag&a=b=c&&q=2");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/a%20b/客+户");
    EXPECT_THAT(target->query,
                ElementsAre(Pair("q", "华 +"), Pair("flag", ""), Pair("a", "b=c"), Pair("q", "2")));
}

TEST(Target, takes_the_absolute_form) {
    EXPECT_EQ(parse_target("http://kedang:8080/a?b=c")->path, "/a");
    EXPECT_EQ(parse_target("HTTPS://kedang")->path, "/");
}

TEST(Target, keeps_what_only_looks_dangerous) {
    for (char const* path : {"/", "/..a", "/a..b/...", "/.well-known/x", "//", "/a//b/"})
        EXPECT_EQ(parse_target(path)->path, path);
}

TEST(Target, refuses_what_two_readers_could_read_in_two_ways) {
    for (char const* target :
         {"",        "a",       "*",         "?q=1",        "/..",          "/a/../b",
          "/a/..",   "/./a",    "/%2e%2e/a", "/a%2f..%2fb", "/a\\b",        "/a%5Cb",
          "/a%00b",  "/a%0Ab",  "/a%7f",     "/%",          "/%4",          "/%zz",
          "/%+1",    "/%-1",    "/%ff",      "/%c0%af",     "/%ed%a0%80",   "/a#b",
          "/?q=%00", "/?q=%ff", "/?%=1",     "/?q=%1",      "ftp://host/a", "//../a"})
        EXPECT_FALSE(parse_target(target)) << target;
}

}  // namespace
}  // namespace kedang::http
