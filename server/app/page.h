// The browser page from within the program: files with their caching, and index.html for every path
// that is the page's own, under a strict Content-Security-Policy.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "platform/http/message.h"

namespace kedang::app {

/// Answers GET and HEAD of paths outside the route table.
http::Response page(http::RequestHead const& head);

}  // namespace kedang::app
