// SPDX-License-Identifier: Apache-2.0
#include "catalogue/embedded.h"

#include <algorithm>
#include <string>

#include "base/check.h"

namespace kedang::catalogue {

std::string_view embedded_file(std::string_view path) {
    auto const files = embedded_files();
    auto const found = std::ranges::lower_bound(files, path, {}, &EmbeddedFile::path);
    check(found != files.end() && found->path == path,
          ("the program carries catalogue/" + std::string(path)).c_str());
    return found->content;
}

}  // namespace kedang::catalogue
