// One row of the route table: all that is known of an endpoint. Permission check, validation of
// the body, OpenAPI, the TypeScript types, the access log's name and the test matrix come from it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/actions.h"
#include "api/schema.h"
#include "platform/http/message.h"

namespace kedang::api {

/// A request that has passed the door: known actor, permission given, body of the stated shape.
struct Call {
    accounts::Context& context;
    accounts::SessionState const& session;  ///< empty where nobody is logged in
    http::RequestHead const& head;
    http::Body& raw_body;             ///< with BodyKind::File
    boost::json::object const& body;  ///< empty where there is none
    std::vector<std::pair<std::string, std::string>> const& parameters;  ///< from the path

    /// A path parameter as an id. Errors: NotFound where it is no positive number.
    Result<std::int64_t> id(std::string_view name) const;
    /// A path parameter as it stands there.
    std::string_view text(std::string_view name) const;
    /// The version in If-Match. Errors: NeedsVersion where there is none.
    Result<std::int64_t> expected_version() const;
    std::string_view query(std::string_view name) const;  ///< "" where absent
    /// How many rows of a list are wanted: `limit` of the address, `usual` where there is none.
    /// Errors: Invalid, naming value and range.
    Result<std::int64_t> page_size(std::int64_t usual, std::int64_t largest) const;
};

/// Who may call at all, before any permission is looked at.
enum class Access : std::uint8_t {
    Public,    ///< nobody need be logged in
    LoggedIn,  ///< even with a password that must be changed or without the second factor that
               ///< must be enrolled, even before set-up
    SetUp,     ///< logged in, password changed and all; the company need not be set up
    Business   ///< all of that and a chosen preset: the usual case
};

enum class BodyKind : std::uint8_t { None, Json, File };

struct Route {
    http::Method method;
    std::string path = {};
    std::string summary = {};  ///< Chinese, for the OpenAPI document
    Access access = Access::Business;
    std::string permission = {};  ///< "" where being logged in is enough
    /// Never by an API key: what concerns logging in itself. So is all of Access::LoggedIn.
    bool in_person = false;
    BodyKind body = BodyKind::None;
    /// Takes an Idempotency-Key: a repeat is answered with what was made. Never where an answer
    /// holds a secret or a log-in counts attempts.
    bool repeatable = false;
    Schema input = object({});
    std::vector<std::string> query = {};  ///< names of the query parameters it reads
    Schema output = any();
    int success = 200;
    std::function<Result<http::Response>(Call&)> action = {};
};

/// A reply with a JSON body, not to be kept by caches.
http::Response reply(int status, std::string json);
/// 204: done, and nothing to say.
http::Response no_content();

/// The name of the session cookie: bound to host and TLS where the public address has TLS.
std::string_view session_cookie(config::Settings const& settings);
/// The same for the cookie that says that this browser gave a code today.
std::string_view day_pass_cookie(config::Settings const& settings);

}  // namespace kedang::api
