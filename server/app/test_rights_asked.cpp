// What ./dev mutate-rights needs of the tests. KEDANG_RIGHTS_ASKED=FILE writes a line a test: its
// name, how long it took, where in the source it asked about rights. KEDANG_RIGHTS_YES_AT=PLACE
// makes one such place hear yes.
// SPDX-License-Identifier: Apache-2.0
#ifdef KEDANG_MUTABLE_RIGHTS

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>

#include "accounts/asked_at.h"

namespace kedang::app {
namespace {

class Listener : public testing::EmptyTestEventListener {
  public:
    explicit Listener(char const* file) : out_(file) {}

  private:
    void OnTestStart(testing::TestInfo const&) override { accounts::places_asked(); }
    void OnTestEnd(testing::TestInfo const& test) override {
        boost::json::array places;
        for (auto const& place : accounts::places_asked())
            places.emplace_back(place);
        boost::json::object const line{
            {"test", std::string(test.test_suite_name()) + "." + test.name()},
            {"ms", test.result()->elapsed_time()},
            {"asked", std::move(places)}};
        out_ << boost::json::serialize(line) << std::endl;
    }

    std::ofstream out_;
};

class Environment : public testing::Environment {
  public:
    Environment() {
        if (char const* const file = std::getenv("KEDANG_RIGHTS_ASKED"))
            testing::UnitTest::GetInstance()->listeners().Append(new Listener(file));
    }
    void SetUp() override {
        if (char const* const place = std::getenv("KEDANG_RIGHTS_YES_AT"))
            accounts::hear_yes_at(place);
    }
};

auto* const environment = testing::AddGlobalTestEnvironment(new Environment);

}  // namespace
}  // namespace kedang::app

#endif
