// SPDX-License-Identifier: Apache-2.0
#include "fields/list_rows.h"

#include "base/check.h"

namespace kedang::fields {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (auto end = text.find(separator); end != text.npos; end = text.find(separator, begin)) {
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    parts.push_back(text.substr(begin));
    return parts;
}

std::vector<std::vector<std::string_view>> list_rows(std::string_view csv) {
    std::vector<std::vector<std::string_view>> rows;
    std::size_t width = 0;
    for (auto line : split(csv, '\n')) {
        if (line.empty())
            continue;
        auto cells = split(line, ',');
        if (width == 0) {
            width = cells.size();
            continue;
        }
        check(cells.size() == width, "every row of a list has the heading's cells");
        rows.push_back(std::move(cells));
    }
    return rows;
}

}  // namespace kedang::fields
