// What an action of the write lane gets to see. Makes a statement that threw the end of the action.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <type_traits>

#include "platform/db/connection.h"

namespace kedang::db {

class LaneTransaction final : public Transaction {
  public:
    explicit LaneTransaction(Connection& connection) : connection_(connection) {}

    Engine engine() const override { return connection_.engine(); }
    std::unique_ptr<Cursor> query(std::string_view sql, Parameters parameters) override {
        return guarded([&] { return connection_.query(sql, parameters); });
    }
    std::int64_t execute(std::string_view sql, Parameters parameters) override {
        return guarded([&] { return connection_.execute(sql, parameters); });
    }
    void run_script(std::string_view sql) override {
        guarded([&] {
            connection_.run_script(sql);
            return Done{};
        });
    }

    /// A statement threw and nothing may be committed.
    bool failed() const { return failed_; }

  private:
    template <typename Statement>
    std::invoke_result_t<Statement> guarded(Statement&& statement) {
        check(!failed_, "an action ends with the first statement that throws");
        failed_ = true;
        auto result = statement();
        failed_ = false;
        return result;
    }

    Connection& connection_;
    bool failed_ = false;
};

}  // namespace kedang::db
