// SPDX-License-Identifier: Apache-2.0
#include "platform/db/value.h"

namespace kedang::db {

Value view(OwnedValue const& value) {
    struct Visitor {
        Value operator()(Null) const { return Null{}; }
        Value operator()(std::int64_t number) const { return number; }
        Value operator()(double number) const { return number; }
        Value operator()(std::string const& text) const { return std::string_view(text); }
        Value operator()(Bytes const& bytes) const { return std::span<std::byte const>(bytes); }
    };
    return std::visit(Visitor{}, value);
}

std::vector<Value> views(std::span<OwnedValue const> values) {
    std::vector<Value> seen;
    seen.reserve(values.size());
    for (OwnedValue const& value : values)
        seen.push_back(view(value));
    return seen;
}

}  // namespace kedang::db
