// For store tests: the same test on both engines. Included by *_test.cpp only.
//
//     class NotesTest : public db::EngineTest {};
//     INSTANTIATE_ON_BOTH_ENGINES(NotesTest);
//     TEST_P(NotesTest, keeps_what_it_was_given) { database().write(…); }
//
// Reports show NotesTest.keeps_what_it_was_given/sqlite and …/postgres; the latter is skipped where
// KEDANG_TEST_POSTGRES is unset (tools/postgres_for_tests sets it).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "platform/db/test_database.h"

namespace kedang::db {

inline std::string engine_name(::testing::TestParamInfo<Engine> const& info) {
    return info.param == Engine::Sqlite ? "sqlite" : "postgres";
}

class EngineTest : public ::testing::TestWithParam<Engine> {
  protected:
    /// Opens the database. A fixture with a SetUp of its own calls this one first and returns where
    /// IsSkipped().
    void SetUp() override {
        if (!TestDatabase::available(GetParam()))
            GTEST_SKIP() << "KEDANG_TEST_POSTGRES is not set";
        database_.emplace(GetParam(), options());
    }
    /// Other options for this fixture's database.
    virtual Options options() const { return {}; }

    Database& database() { return **database_; }
    TestDatabase& test_database() { return *database_; }
    Engine engine() const { return GetParam(); }

  private:
    std::optional<TestDatabase> database_;
};

}  // namespace kedang::db

#define INSTANTIATE_ON_BOTH_ENGINES(Fixture)                                                    \
    INSTANTIATE_TEST_SUITE_P(                                                                   \
        , Fixture, ::testing::Values(kedang::db::Engine::Sqlite, kedang::db::Engine::Postgres), \
        kedang::db::engine_name)
