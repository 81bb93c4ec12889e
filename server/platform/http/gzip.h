// Compression of replies with zlib. Pure functions; thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kedang::http {

/// In:     the value of an Accept-Encoding header.
/// Source: RFC 9110 section 12.5.3
bool accepts_gzip(std::string_view accept_encoding);

/// Text, JSON, scripts, fonts in text form: types that become much shorter. Parameters are ignored.
bool is_compressible(std::string_view content_type);

/// The text as a gzip member; fast rather than small.
std::string gzip(std::string_view text);

}  // namespace kedang::http
