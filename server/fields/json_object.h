// Strict reading of one JSON object of our own files: a member that is missing, of the wrong kind
// or that nobody asked for is a Bug, named with the place where it stands. Not for input from
// outside. Not thread-safe. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fields/catalogue.h"

namespace kedang::fields {

class JsonObject {
  public:
    /// In: `place` is what errors say, e.g. "customer.json name". The value outlives this.
    JsonObject(boost::json::value const& value, std::string place);

    /// A member that has to be there.
    std::string text(std::string_view name);
    std::int64_t number(std::string_view name);
    Label label(std::string_view name);

    /// Members that may be missing leave `target` as it is.
    void read(std::string_view name, std::string& target);
    void read(std::string_view name, bool& target);
    void read(std::string_view name, std::int64_t& target);
    void read(std::string_view name, std::optional<std::int64_t>& target);
    void read(std::string_view name, std::vector<std::string>& target);
    void read(std::string_view name, Label& target);

    JsonObject object(std::string_view name);

    /// nullptr where it is missing.
    boost::json::value const* find(std::string_view name);
    /// The objects of an array member; none where it is missing.
    std::vector<JsonObject> objects(std::string_view name);
    /// The members of an object member, in their order; none where it is missing.
    std::vector<std::pair<std::string, JsonObject>> members(std::string_view name);

    /// Throws Bug where a member was never asked for.
    void finish() const;
    [[noreturn]] void fail(std::string_view what) const;
    std::string const& place() const { return place_; }

  private:
    boost::json::value const& required(std::string_view name);
    boost::json::object const* object_ = nullptr;
    std::string place_;
    std::set<std::string, std::less<>> asked_;
};

}  // namespace kedang::fields
