#include "platform/http/problem.h"

#include <gtest/gtest.h>

namespace kedang::http {
namespace {

std::string_view header(Response const& response, std::string_view wanted) {
    for (auto const& [name, value] : response.headers)
        if (name == wanted)
            return value;
    return "";
}

TEST(Problem, gives_every_error_code_its_status) {
    std::pair<ErrorCode, int> const cases[] = {
        {ErrorCode::Malformed, 400}, {ErrorCode::NeedsVersion, 428},
        {ErrorCode::Invalid, 422},   {ErrorCode::Unauthorized, 401},
        {ErrorCode::Forbidden, 403}, {ErrorCode::NotFound, 404},
        {ErrorCode::Conflict, 409},  {ErrorCode::Stale, 412},
        {ErrorCode::TooLarge, 413},  {ErrorCode::Unsupported, 415},
        {ErrorCode::TooMany, 429},   {ErrorCode::Unavailable, 503},
    };
    for (auto const& [code, status] : cases)
        EXPECT_EQ(problem(Error{code, "key", "标题"}, "1").status, status);
}

TEST(Problem, names_field_rule_and_mend) {
    Error const error{ErrorCode::Invalid,
                      "invalid_fields",
                      "有 1 项填写有误",
                      {{"contacts[0].phone", "phone", "手机号 \"1380013800\" 只有10位,应为11位"}}};
    Response const response = problem(error, "a1b2");
    EXPECT_EQ(header(response, "Content-Type"), "application/problem+json");
    EXPECT_EQ(header(response, "Retry-After"), "");
    EXPECT_EQ(response.body,
              R"({"code":"invalid_fields","title":"有 1 项填写有误","fields":[{"field":)"
              R"("contacts[0].phone","rule":"phone","message":)"
              R"("手机号 \"1380013800\" 只有10位,应为11位"}],"incident":"a1b2"})");
}

TEST(Problem, carries_further_members_and_when_to_come_back) {
    Error error{ErrorCode::TooMany, "too_many", "请稍后再试"};
    error.extra_json = R"("current":{"version":"8"})";
    error.retry_after_s = 30;
    Response const response = problem(error, "a1");
    EXPECT_EQ(header(response, "Retry-After"), "30");
    EXPECT_EQ(response.body, R"({"code":"too_many","title":"请稍后再试","incident":"a1",)"
                             R"("current":{"version":"8"}})");
}

}  // namespace
}  // namespace kedang::http
