// Parameters as libpq takes them: numbers and texts as text, so that the server infers their types;
// bytes in binary.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "platform/db/value.h"

namespace kedang::db::postgres {

/// Holds views of the bytes it was given.
class WireParameters {
  public:
    /// Throws: Bug for NUL in a text or NaN.
    explicit WireParameters(std::span<Value const> parameters);

    int count() const { return static_cast<int>(values_.size()); }
    char const* const* values() const { return values_.data(); }
    int const* lengths() const { return lengths_.data(); }
    int const* formats() const { return formats_.data(); }

  private:
    void add(Value const& parameter);
    void add_text(std::string_view text);

    std::string texts_;  // each ended by NUL; never grows after the first
    std::vector<char const*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

}  // namespace kedang::db::postgres
