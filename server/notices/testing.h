// For tests only: telling somebody something as another capability would. Included by *_test.cpp
// only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include "notices/actions.h"
#include "records/testing.h"

namespace kedang::notices {

inline void tell(records::TestCompany& company, Notice const& notice) {
    auto const told = company.database().write([&](db::Transaction& transaction) -> Result<Done> {
        post(transaction, company.clock().now(), notice);
        return Done{};
    });
    EXPECT_TRUE(told.ok());
}

}  // namespace kedang::notices
