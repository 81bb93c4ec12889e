#include "platform/http/router.h"

#include <gmock/gmock.h>

#include "base/check.h"

namespace kedang::http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Router customers() {
    Router router;
    router.add(Method::Get, "/", 0);
    router.add(Method::Get, "/api/v1/customers", 1);
    router.add(Method::Post, "/api/v1/customers", 2);
    router.add(Method::Get, "/api/v1/customers/{id}", 3);
    router.add(Method::Patch, "/api/v1/customers/{id}", 4);
    router.add(Method::Get, "/api/v1/customers/{customer}/contacts/{contact}", 5);
    router.add(Method::Post, "/api/v1/customers/export", 6);
    router.add(Method::Get, "/api/v1/customers/export/formats", 7);
    router.add(Method::Head, "/probe", 8);
    router.add(Method::Get, "/probe", 9);
    return router;
}

TEST(Router, finds_routes_by_method_and_path) {
    Router const router = customers();
    std::tuple<Method, char const*, std::size_t> const cases[] = {
        {Method::Get, "/", 0},
        {Method::Get, "/api/v1/customers", 1},
        {Method::Post, "/api/v1/customers", 2},
        {Method::Get, "/api/v1/customers/17", 3},
        {Method::Patch, "/api/v1/customers/17", 4},
        {Method::Head, "/api/v1/customers/17", 3},
        {Method::Post, "/api/v1/customers/export", 6},
        {Method::Get, "/api/v1/customers/export/formats", 7},
        {Method::Get, "/api/v1/customers/export/contacts/2", 5},
        {Method::Head, "/probe", 8},
        {Method::Get, "/probe", 9},
    };
    for (auto const& [method, path, route] : cases) {
        auto const match = router.match(method, path);
        ASSERT_TRUE(std::holds_alternative<RouteFound>(match)) << path;
        EXPECT_EQ(std::get<RouteFound>(match).route, route) << path;
    }
}

TEST(Router, captures_parameters_in_the_order_of_the_pattern) {
    Router const router = customers();
    auto const nested = router.match(Method::Get, "/api/v1/customers/17/contacts/王芳");
    EXPECT_THAT(std::get<RouteFound>(nested).parameters,
                ElementsAre(Pair("customer", "17"), Pair("contact", "王芳")));
    // "export" was tried as a literal first; nothing of that way stays behind.
    auto const other = router.match(Method::Get, "/api/v1/customers/export/contacts/2");
    EXPECT_THAT(std::get<RouteFound>(other).parameters,
                ElementsAre(Pair("customer", "export"), Pair("contact", "2")));
    EXPECT_THAT(std::get<RouteFound>(router.match(Method::Get, "/")).parameters, IsEmpty());
}

TEST(Router, knows_no_other_path) {
    Router const router = customers();
    for (char const* path :
         {"", "api", "/api", "/api/v1/customers/", "/api/v1/customers/17/", "/API/v1/customers",
          "/api/v1/customers//contacts/2", "/api/v1/customers/17/contacts", "//"})
        EXPECT_TRUE(std::holds_alternative<RouteMissing>(router.match(Method::Get, path))) << path;
}

TEST(Router, says_which_methods_a_path_allows) {
    Router const router = customers();
    auto const allow = [&](Method method, char const* path) {
        return std::get<MethodNotAllowed>(router.match(method, path)).allow;
    };
    EXPECT_EQ(allow(Method::Delete, "/api/v1/customers"), "GET, HEAD, POST");
    EXPECT_EQ(allow(Method::Delete, "/api/v1/customers/17"), "GET, HEAD, PATCH");
    EXPECT_EQ(allow(Method::Get, "/api/v1/customers/export"), "POST");
}

TEST(Router, refuses_a_route_that_is_taken) {
    Router router = customers();
    EXPECT_THROW(router.add(Method::Get, "/api/v1/customers/{other}", 9), Bug);
    EXPECT_THROW(router.add(Method::Get, "no/slash", 9), Bug);
}

}  // namespace
}  // namespace kedang::http
