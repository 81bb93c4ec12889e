// Result<T>: the value, or the expected reason why there is none. For outcomes a caller can act on
// (invalid, not found, forbidden, conflict). A broken world (disk, connection) is an exception, a
// bug is check(). Values only; not thread-safe by itself.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace kedang {

/// What kind of refusal it is; the HTTP status follows from it in one switch (platform/http).
enum class ErrorCode : std::uint8_t {
    Malformed,     ///< not of the shape the interface states: 400
    Invalid,       ///< the input breaks a rule: 422, `fields` says which
    Unauthorized,  ///< nobody is logged in: 401
    Forbidden,     ///< logged in, but not allowed: 403
    NotFound,      ///< not there, or not visible to this actor: 404
    Conflict,      ///< duplicates, wrong state: 409
    Stale,         ///< changed since it was read: 412
    NeedsVersion,  ///< a change without If-Match: 428
    TooLarge,      ///< over a stated limit: 413
    Unsupported,   ///< a format that is not read: 415
    TooMany,       ///< a rate limit: 429, `retry_after_s` says when
    Unavailable    ///< try again later: 503
};

/// One thing wrong with one field. `message` is Chinese, for people: field, value and mend.
struct FieldError {
    std::string field;    ///< catalogue name, `contacts[0].phone` for a nested one
    std::string rule;     ///< which rule, for programs: "required", "phone", "duplicate" …
    std::string message;  ///< for people
};

struct Error {
    ErrorCode code = ErrorCode::Invalid;
    std::string key;    ///< stable word for programs, e.g. "stale_version"
    std::string title;  ///< one Chinese sentence for people
    std::vector<FieldError> fields = {};
    std::string extra_json = {};  ///< further members of the problem document, "" or `"name":…`
    int retry_after_s = 0;        ///< with TooMany and Unavailable
};

/// `void` cannot be stored; Done stands for "it worked, there is nothing to hand back".
struct Done {};

template <typename T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }
    T& value() & { return std::get<0>(state_); }
    T const& value() const& { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }
    Error& error() & { return std::get<1>(state_); }
    Error const& error() const& { return std::get<1>(state_); }
    Error&& error() && { return std::get<1>(std::move(state_)); }

  private:
    std::variant<T, Error> state_;
};

}  // namespace kedang

#define KEDANG_CONCAT_(a, b) a##b
#define KEDANG_CONCAT(a, b) KEDANG_CONCAT_(a, b)

/// Leaves the function with the error, if there is one.
#define TRY(expression)                               \
    do {                                              \
        if (auto tried_ = (expression); !tried_.ok()) \
            return std::move(tried_).error();         \
    } while (false)

/// Leaves the function with the error, or sets `target` (which may declare a variable).
#define TRY_SET(target, expression) TRY_SET_(target, expression, KEDANG_CONCAT(tried_, __LINE__))
#define TRY_SET_(target, expression, name) \
    auto name = (expression);              \
    if (!name.ok())                        \
        return std::move(name).error();    \
    target = std::move(name).value()
