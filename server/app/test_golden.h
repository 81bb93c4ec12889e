// For tests only: small readable text that is reviewed when it changes, in tests/golden/.
// KEDANG_WRITE_GOLDEN=1 writes it anew. Included by *_test.cpp only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace kedang::app {

/// Fails at the first line that differs.
inline void expect_golden(std::string const& name, std::string_view text) {
    auto const file = std::filesystem::path(KEDANG_SOURCE_DIR) / "tests/golden" / name;
    if (std::getenv("KEDANG_WRITE_GOLDEN") != nullptr) {
        std::ofstream(file, std::ios::binary) << text;
        return;
    }
    std::ifstream in(file, std::ios::binary);
    std::string const golden(std::istreambuf_iterator<char>(in), {});
    auto const [left, right] =
        std::mismatch(golden.begin(), golden.end(), text.begin(), text.end());
    if (left == golden.end() && right == text.end())
        return;
    auto const at = static_cast<std::size_t>(left - golden.begin());
    auto const line = std::count(golden.begin(), left, '\n') + 1;
    auto const line_start = at == 0 ? 0 : golden.rfind('\n', at - 1) + 1;
    auto const shown = [&](std::string_view of) {
        return of.substr(line_start,
                         std::min<std::size_t>(of.find('\n', at), of.size()) - line_start);
    };
    ADD_FAILURE() << "tests/golden/" << name << " line " << line << " says\n"
                  << shown(golden) << "\nnow it is\n"
                  << shown(text) << "\nKEDANG_WRITE_GOLDEN=1 writes it anew";
}

/// With a member or item a line, so that differences are readable.
inline void write_pretty(std::string& out, boost::json::value const& value, int depth = 0) {
    std::string const line = "\n" + std::string(static_cast<std::size_t>(depth) * 2 + 2, ' ');
    std::string const last = "\n" + std::string(static_cast<std::size_t>(depth) * 2, ' ');
    char const* separator = "";
    if (auto const* object = value.if_object(); object != nullptr && !object->empty()) {
        out += "{";
        for (auto const& [name, member] : *object) {
            out += separator + line + boost::json::serialize(name) + ": ";
            write_pretty(out, member, depth + 1);
            separator = ",";
        }
        out += last + "}";
    } else if (auto const* items = value.if_array(); items != nullptr && !items->empty()) {
        out += "[";
        for (auto const& item : *items) {
            out += separator + line;
            write_pretty(out, item, depth + 1);
            separator = ",";
        }
        out += last + "]";
    } else {
        out += boost::json::serialize(value);
    }
}

inline std::string pretty(boost::json::value const& value) {
    std::string text;
    write_pretty(text, value);
    return text + "\n";
}

}  // namespace kedang::app
