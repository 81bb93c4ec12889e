// For tests only: what somebody could type into any field of the catalogue, two values of it that
// differ in just what a person may not see. Included by test*.cpp and *_test.cpp only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/model_roles.h"
#include "fields/catalogue.h"

namespace kedang::app {

/// As typed, for the two worlds; equal where the value may be seen.
struct Twins {
    std::string one, two;

    std::string const& of(int world) const { return world == 0 ? one : two; }
    bool differ() const { return one != two; }
};

/// In:      `file` 0 … 8 makes values of one field differ from file to file.
/// Returns: the same clear value twice, two with the same mask, or two that differ; nothing where
///          test_values.cpp knows no values of the field's type.
std::optional<Twins> twins_of(fields::Catalogue const& catalogue, fields::Field const& field,
                              int file, accounts::Right seen);

}  // namespace kedang::app
