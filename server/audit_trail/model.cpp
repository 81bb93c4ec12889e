// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/model.h"

namespace kedang::audit_trail {
namespace {

constexpr std::array<std::string_view, 5> via_words{"page", "api", "import", "job", "cli"};

}  // namespace

std::string_view word(Via via) {
    return via_words[static_cast<std::size_t>(via)];
}

std::optional<Via> via_named(std::string_view word) {
    for (std::size_t i = 0; i < via_words.size(); ++i)
        if (via_words[i] == word)
            return static_cast<Via>(i);
    return std::nullopt;
}

}  // namespace kedang::audit_trail
