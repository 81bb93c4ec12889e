// A parameter bound to a statement. Four shapes are enough on both engines.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kedang::db {

using Bytes = std::vector<std::byte>;

struct Null {};

/// Owns nothing: texts and bytes must outlive the call they are passed to.
using Value =
    std::variant<Null, std::int64_t, double, std::string_view, std::span<std::byte const>>;

/// Owns what it holds; for values that wait in the write lane's queue.
using OwnedValue = std::variant<Null, std::int64_t, double, std::string, Bytes>;

Value view(OwnedValue const& value);
std::vector<Value> views(std::span<OwnedValue const> values);

}  // namespace kedang::db
