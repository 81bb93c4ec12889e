#include "platform/http/message.h"

#include <algorithm>
#include <array>

#include "platform/http/text.h"

namespace kedang::http {
namespace {

constexpr std::array<std::string_view, 7> method_names = {"GET",   "HEAD",   "POST",   "PUT",
                                                          "PATCH", "DELETE", "OPTIONS"};

}  // namespace

std::string_view name(Method method) {
    return method_names[static_cast<std::size_t>(method)];
}

std::optional<Method> parse_method(std::string_view word) {
    auto const found = std::find(method_names.begin(), method_names.end(), word);
    if (found == method_names.end())
        return std::nullopt;
    return static_cast<Method>(found - method_names.begin());
}

std::string_view RequestHead::header(std::string_view name) const {
    for (auto const& [key, value] : headers)
        if (equal_ignoring_case(key, name))
            return value;
    return "";
}

std::optional<std::string_view> RequestHead::parameter(std::string_view name) const {
    for (auto const& [key, value] : query)
        if (key == name)
            return value;
    return std::nullopt;
}

std::string_view RequestHead::cookie(std::string_view name) const {
    for (auto const& [key, value] : headers) {
        if (!equal_ignoring_case(key, "Cookie"))
            continue;
        for (std::string_view const pair : split_trimmed(value, ';')) {
            auto const equals = pair.find('=');
            if (equals != std::string_view::npos && pair.substr(0, equals) == name)
                return pair.substr(equals + 1);
        }
    }
    return "";
}

Response Response::json(int status, std::string body) {
    Response response;
    response.status = status;
    response.body = std::move(body);
    response.header("Content-Type", "application/json");
    return response;
}

Response& Response::header(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

}  // namespace kedang::http
