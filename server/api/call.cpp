// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "api/route.h"

namespace kedang::api {
namespace {

std::optional<std::int64_t> positive(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number <= 0)
        return std::nullopt;
    return number;
}

bool has_tls(config::Settings const& settings) {
    return settings.text("public_url").starts_with("https://");
}

}  // namespace

Result<std::int64_t> Call::id(std::string_view name) const {
    for (auto const& [key, text] : parameters)
        if (key == name)
            if (auto const number = positive(text))
                return *number;
    return Error{ErrorCode::NotFound, "not_found", "记录不存在或您无权查看"};
}

std::string_view Call::text(std::string_view name) const {
    for (auto const& [key, text] : parameters)
        if (key == name)
            return text;
    return {};
}

Result<std::int64_t> Call::expected_version() const {
    std::string_view text = head.header("If-Match");
    if (text.empty())
        return Error{ErrorCode::NeedsVersion, "if_match_required",
                     "修改时需要 If-Match 请求头，请刷新页面后重试"};
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    if (auto const version = positive(text))
        return *version;
    return Error{ErrorCode::Malformed, "if_match_malformed",
                 "If-Match 应为带引号的版本号，例如 \"3\""};
}

std::string_view Call::query(std::string_view name) const {
    return head.parameter(name).value_or(std::string_view());
}

Result<std::int64_t> Call::page_size(std::int64_t usual, std::int64_t largest) const {
    auto const text = query("limit");
    if (text.empty())
        return usual;
    if (auto const size = positive(text); size && *size <= largest)
        return *size;
    auto const message =
        "每页条数“" + std::string(text) + "”无效，应为 1 到 " + std::to_string(largest);
    return Error{ErrorCode::Invalid, "invalid_list", message, {{"limit", "range", message}}};
}

http::Response reply(int status, std::string json) {
    auto response = http::Response::json(status, std::move(json));
    response.header("Cache-Control", "no-store");
    return response;
}

http::Response no_content() {
    http::Response response;
    response.status = 204;
    return response;
}

std::string_view session_cookie(config::Settings const& settings) {
    return has_tls(settings) ? "__Host-kedang" : "kedang";
}

std::string_view day_pass_cookie(config::Settings const& settings) {
    return has_tls(settings) ? "__Host-kedang-day" : "kedang-day";
}

}  // namespace kedang::api
