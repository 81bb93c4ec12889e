// Refusals as application/problem+json (RFC 9457): {"code", "title", "fields", "incident", …}.
// The only place where an ErrorCode becomes an HTTP status. Pure functions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/result.h"
#include "platform/http/message.h"

namespace kedang::http {

int status_of(ErrorCode code);

/// In: `incident` is the request id, by which the log is searched.
Response problem(Error const& error, std::string_view incident);

/// For what the protocol itself refuses (400, 413, 431, 500, 501 …), where no ErrorCode exists.
Response problem(int status, std::string_view code, std::string_view title,
                 std::string_view incident);

/// An exception reached the end of a request: says nothing but whom to ask, and with which number.
Response internal_problem(std::string_view incident);

}  // namespace kedang::http
