#include "platform/http/gzip.h"

#include <gtest/gtest.h>

namespace kedang::http {
namespace {

TEST(Gzip, reads_Accept_Encoding) {
    for (char const* yes : {"gzip", "GZIP", "br, gzip", "deflate,gzip;q=0.5", "*", "br, *;q=0.1",
                            "gzip ; q=1.0", "*;q=0, gzip"})
        EXPECT_TRUE(accepts_gzip(yes)) << yes;
    for (char const* no :
         {"", "br", "gzip;q=0", "gzip; q=0.000", "identity", "*;q=0", "xgzip", "gzip;q=0, *"})
        EXPECT_FALSE(accepts_gzip(no)) << no;
}

TEST(Gzip, knows_which_types_become_shorter) {
    for (char const* yes : {"application/json", "application/problem+json; charset=utf-8",
                            "text/html; charset=utf-8", "Text/CSV", "image/svg+xml"})
        EXPECT_TRUE(is_compressible(yes)) << yes;
    for (char const* no : {"", "image/png", "application/zip", "application/octet-stream",
                           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
        EXPECT_FALSE(is_compressible(no)) << no;
}

}  // namespace
}  // namespace kedang::http
