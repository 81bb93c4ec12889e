// All tables in the order of the capabilities that own them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "platform/db/migrations.h"

namespace kedang::app {

std::span<db::Migration const> migrations();

}  // namespace kedang::app
