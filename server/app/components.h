// The parts of what components() gives, by capability.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/route.h"

namespace kedang::app {

/// Of a thing that people read, in both languages.
api::Schema label();
api::Schema person_name();

std::vector<api::Component> of_accounts();
std::vector<api::Component> of_sign_in();

}  // namespace kedang::app
