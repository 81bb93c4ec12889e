#include "platform/http/router.h"

#include <array>
#include <map>
#include <optional>

#include "base/check.h"

namespace kedang::http {
namespace {

constexpr std::size_t method_count = 7;

struct Route {
    std::size_t number = 0;
    std::vector<std::string> parameter_names;
};

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        auto const end = path.find('/', 1);
        segments.push_back(path.substr(1, end == std::string_view::npos ? end : end - 1));
        path.remove_prefix(end == std::string_view::npos ? path.size() : end);
    }
    return segments;
}

std::size_t index(Method method) {
    return static_cast<std::size_t>(method);
}

}  // namespace

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> parameter;
    std::array<std::optional<Route>, method_count> routes;

    bool ends_here() const {
        for (auto const& route : routes)
            if (route)
                return true;
        return false;
    }

    std::optional<Route> const& route_for(Method method) const {
        auto const& own = routes[index(method)];
        return !own && method == Method::Head ? routes[index(Method::Get)] : own;
    }

    std::string allow() const {
        std::string names;
        for (std::size_t at = 0; at < method_count; ++at) {
            auto const method = static_cast<Method>(at);
            if (route_for(method))
                names.append(names.empty() ? "" : ", ").append(name(method));
        }
        return names;
    }

    // Depth first, literals before the parameter: "/customers/export" is found as itself although
    // "/customers/{id}" would take it too. `captured` holds the parameters of the way taken.
    Node const* find(std::vector<std::string_view> const& segments, std::size_t depth,
                     std::vector<std::string_view>& captured) const {
        if (depth == segments.size())
            return ends_here() ? this : nullptr;
        if (auto const literal = literals.find(segments[depth]); literal != literals.end())
            if (Node const* found = literal->second->find(segments, depth + 1, captured))
                return found;
        if (!parameter || segments[depth].empty())
            return nullptr;
        captured.push_back(segments[depth]);
        Node const* found = parameter->find(segments, depth + 1, captured);
        if (!found)
            captured.pop_back();
        return found;
    }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Method method, std::string_view pattern, std::size_t route) {
    check(pattern.starts_with('/'), "patterns are written in the route tables with a leading '/'");
    Node* node = root_.get();
    Route added{route, {}};
    for (std::string_view const segment : segments_of(pattern)) {
        bool const is_parameter = segment.starts_with('{') && segment.ends_with('}');
        if (is_parameter)
            added.parameter_names.emplace_back(segment.substr(1, segment.size() - 2));
        auto& next = is_parameter ? node->parameter : node->literals[std::string(segment)];
        if (!next)
            next = std::make_unique<Node>();
        node = next.get();
    }
    auto& place = node->routes[index(method)];
    check(!place, "no two routes share method and pattern");
    place = std::move(added);
}

std::variant<RouteFound, RouteMissing, MethodNotAllowed> Router::match(
    Method method, std::string_view path) const {
    if (!path.starts_with('/'))
        return RouteMissing{};
    std::vector<std::string_view> captured;
    Node const* node = root_->find(segments_of(path), 0, captured);
    if (!node)
        return RouteMissing{};
    auto const& route = node->route_for(method);
    if (!route)
        return MethodNotAllowed{node->allow()};
    RouteFound found{route->number, {}};
    for (std::size_t at = 0; at < captured.size(); ++at)
        found.parameters.emplace_back(route->parameter_names[at], captured[at]);
    return found;
}

}  // namespace kedang::http
