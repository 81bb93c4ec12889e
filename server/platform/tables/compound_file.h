// The streams inside an OLE compound file (.xls, .et, encrypted .xlsx). Everything in it is
// untrusted: every offset is checked, chains that loop end. Pure functions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace kedang::tables {

inline constexpr std::string_view compound_file_mark{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8};

/// In: the whole file. Returns the stream with the workbook's records.
/// Errors: encrypted, a document of another kind (says which), or damaged.
Result<std::string> workbook_stream(std::string_view file);

}  // namespace kedang::tables
