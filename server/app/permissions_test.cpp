// Every permission that a role can have is asked for somewhere: by a route, or by a use case.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "accounts/roles_json.h"
#include "app/application.h"

namespace kedang::app {
namespace {

/// Nothing asks for them yet, and why. Whoever builds what they are for takes them out here and
/// their "reserved" out of catalogue/roles.json.
std::map<std::string, std::string> const not_asked_yet{
    {"export.request", "customers do not leave as files yet (A27)"},
    {"export.approve", "customers do not leave as files yet (A27)"},
};

std::string text_of(std::filesystem::path const& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

bool is_program(std::filesystem::path const& file) {
    auto const name = file.filename().string();
    return (file.extension() == ".cpp" || file.extension() == ".h") &&
           name.find("test") == std::string::npos;
}

/// What use cases ask themselves: may("…") and require("…") in the program's sources.
std::set<std::string> asked_by_use_cases() {
    static std::regex const question(R"re(\b(?:may|require)\("([a-z_.]+)"(?:, at)?\))re");
    std::set<std::string> asked;
    for (auto const& entry :
         std::filesystem::recursive_directory_iterator(KEDANG_SOURCE_DIR "/server")) {
        if (!is_program(entry.path()))
            continue;
        auto const source = text_of(entry.path());
        for (std::sregex_iterator found(source.begin(), source.end(), question), end; found != end;
             ++found)
            asked.insert((*found)[1]);
    }
    return asked;
}

TEST(Permissions, D11_each_is_asked_for_or_says_why_not) {
    auto asked = asked_by_use_cases();
    for (auto const& route : routes())
        asked.insert(route.permission);
    int permissions = 0;
    for (auto const& group : accounts::permission_groups())
        for (auto const& permission : group.permissions) {
            ++permissions;
            bool const is_exempt = not_asked_yet.contains(permission.id);
            EXPECT_NE(asked.contains(permission.id), is_exempt)
                << permission.id << (is_exempt ? " is asked for by now" : " is asked for nowhere");
            EXPECT_EQ(!permission.reserved.empty(), is_exempt)
                << permission.id << ": \"reserved\" in catalogue/roles.json";
        }
    EXPECT_GT(permissions, 20);
}

TEST(Permissions, D11_none_is_asked_for_that_no_role_can_have) {
    std::set<std::string> known{""};
    for (auto const& group : accounts::permission_groups())
        for (auto const& permission : group.permissions)
            known.insert(permission.id);
    auto asked = asked_by_use_cases();
    for (auto const& route : routes())
        asked.insert(route.permission);
    for (auto const& permission : asked)
        EXPECT_TRUE(known.contains(permission)) << permission;
}

}  // namespace
}  // namespace kedang::app
