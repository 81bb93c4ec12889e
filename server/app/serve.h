// The server: HTTP in front of an application, until a signal ends it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/application.h"

namespace kedang::app {

/// Holds SIGINT and SIGTERM back for serve(). To be called before any thread is made.
void hold_ending_signals();

/// Serves until SIGINT or SIGTERM, then finishes running requests and jobs. Prints the address.
/// Throws std::runtime_error where the address is taken.
void serve(Application& application);

}  // namespace kedang::app
