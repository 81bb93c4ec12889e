// The texts an XLSX keeps once for all cells: one block of memory with offsets. Read-only after
// reading; the escapes _xHHHH_ are undone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/tables/xml_stream.h"

namespace kedang::tables {

class SharedStrings {
  public:
    /// Errors: more than `limit_bytes` in memory, besides those of reading XML.
    static Result<SharedStrings> read(ZipPackage& package, std::string_view part_name,
                                      std::int64_t limit_bytes);
    /// Returns nothing for an index that does not exist.
    std::optional<std::string_view> at(std::size_t index) const;

  private:
    friend class SharedStringsHandler;
    std::string text_;
    std::vector<std::uint32_t> ends_;
};

/// _x000D_ → CR and so on, in place; what is no character stays as it is.
void undo_escapes(std::string& text, std::size_t from = 0);

}  // namespace kedang::tables
