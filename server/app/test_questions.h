// For tests only: everything that somebody can ask of a company, from the route table and the
// catalogue, so that a new route, field or operator is asked about by itself. Included by test*.cpp
// and *_test.cpp only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/test_worlds.h"

namespace kedang::app {

struct Question {
    std::string name;    ///< for people, the same in both worlds
    std::string exempt;  ///< by which exemption the answers may differ, "" for none
    http::Method method = http::Method::Get;
    std::string path;
    Query query = {};
    std::string body = {};
};

/// GET routes of the table with every file, with the sample's query and without.
std::vector<Question> questions_of_routes(World& world);
/// Conditions, sorting, columns, search and the duplicate check, for all fields of the catalogue,
/// with every value that is planted in either world and may not be seen.
std::vector<Question> questions_of_fields(World& world);

}  // namespace kedang::app
