// The one door of the API: finds the route, who asks, whether they may, whether the body has the
// stated shape; then calls the action and turns its refusal into a problem document. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/refusals.h"
#include "api/route.h"
#include "platform/http/client_address.h"
#include "platform/http/message.h"
#include "platform/http/router.h"

namespace kedang::api {

class Dispatch {
  public:
    /// In: `otherwise` answers paths outside the table (the page's files).
    Dispatch(accounts::Services& services, std::vector<Route> routes,
             std::function<http::Response(http::RequestHead const&)> otherwise);

    /// What the server calls with each head.
    std::variant<http::Response, http::Admission> admit(http::RequestHead const& head) const;
    /// The pattern a request fell on, for log and metrics; "" where none.
    std::string route_pattern(http::Method method, std::string_view path) const;

    std::vector<Route> const& routes() const { return routes_; }

  private:
    struct Request;
    /// The refusal as it is sent, noted in the audit trail where it is one of rights or limits.
    http::Response refuse(Route const& route, Request const& request, Error const& refusal,
                          std::string const& request_id) const;
    Result<Done> let_in(Route const& route, http::RequestHead const& head, Request& request) const;
    http::Response answer(Route const& route, http::RequestHead const& head, Request& request,
                          http::Body& body) const;

    accounts::Services& services_;
    std::vector<Route> routes_;
    std::function<http::Response(http::RequestHead const&)> otherwise_;
    http::Router router_;
    mutable Refusals refusals_;  ///< locks by itself
};

}  // namespace kedang::api
