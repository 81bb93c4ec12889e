#include "platform/http/problem.h"

#include "base/check.h"
#include "base/json_writer.h"

namespace kedang::http {
namespace {

Response problem_response(int status, std::string document) {
    Response response = Response::json(status, std::move(document));
    response.headers.front().second = "application/problem+json";
    response.header("Cache-Control", "no-store");
    return response;
}

}  // namespace

int status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::Malformed:
            return 400;
        case ErrorCode::Invalid:
            return 422;
        case ErrorCode::Unauthorized:
            return 401;
        case ErrorCode::Forbidden:
            return 403;
        case ErrorCode::NotFound:
            return 404;
        case ErrorCode::Conflict:
            return 409;
        case ErrorCode::Stale:
            return 412;
        case ErrorCode::NeedsVersion:
            return 428;
        case ErrorCode::TooLarge:
            return 413;
        case ErrorCode::Unsupported:
            return 415;
        case ErrorCode::TooMany:
            return 429;
        case ErrorCode::Unavailable:
            return 503;
    }
    throw Bug("every ErrorCode has a status");
}

Response problem(Error const& error, std::string_view incident) {
    JsonWriter writer;
    writer.begin_object().member("code", error.key).member("title", error.title);
    if (!error.fields.empty()) {
        writer.key("fields").begin_array();
        for (FieldError const& field : error.fields)
            writer.begin_object()
                .member("field", field.field)
                .member("rule", field.rule)
                .member("message", field.message)
                .end_object();
        writer.end_array();
    }
    writer.member("incident", incident).end_object();
    std::string document = writer.take();
    if (!error.extra_json.empty()) {
        document.back() = ',';
        document.append(error.extra_json).push_back('}');
    }
    Response response = problem_response(status_of(error.code), std::move(document));
    if (error.retry_after_s > 0)
        response.header("Retry-After", std::to_string(error.retry_after_s));
    return response;
}

Response problem(int status, std::string_view code, std::string_view title,
                 std::string_view incident) {
    JsonWriter writer;
    writer.begin_object()
        .member("code", code)
        .member("title", title)
        .member("incident", incident)
        .end_object();
    return problem_response(status, writer.take());
}

Response internal_problem(std::string_view incident) {
    return problem(500, "internal",
                   "服务器内部错误，请把事件编号 " + std::string(incident) + " 告诉管理员",
                   incident);
}

}  // namespace kedang::http
