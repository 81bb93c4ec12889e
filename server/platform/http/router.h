// Finds the route of a path by its segments: "/api/v1/customers/{id}/contacts". Knows numbers, not
// handlers. Filled once at start, then read from any thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "platform/http/message.h"

namespace kedang::http {

struct RouteFound {
    std::size_t route = 0;
    std::vector<std::pair<std::string, std::string>> parameters;  ///< in the order of the pattern
};
struct RouteMissing {};
struct MethodNotAllowed {
    std::string allow;  ///< the value of the Allow header, e.g. "GET, HEAD, POST"
};

class Router {
  public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    /// In: `pattern` starts with '/'; a segment is a literal or one {name}, which stands for one
    /// segment that is not empty. Throws Bug where method and pattern are taken already.
    void add(Method method, std::string_view pattern, std::size_t route);

    /// A literal wins over a parameter; HEAD falls to GET where it has no route of its own.
    /// In: a decoded path, as in RequestHead::path.
    std::variant<RouteFound, RouteMissing, MethodNotAllowed> match(Method method,
                                                                   std::string_view path) const;

  private:
    struct Node;
    std::unique_ptr<Node> root_;
};

}  // namespace kedang::http
