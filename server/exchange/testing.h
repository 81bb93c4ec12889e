// For tests of imports: a company with their tables, files made of lines, passes run to their end
// as the jobs would. Included by *_test.cpp only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>

#include <boost/json.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "exchange/actions.h"
#include "exchange/jobs.h"
#include "exchange/store.h"
#include "platform/db/testing.h"
#include "platform/jobs/queue.h"
#include "records/testing.h"

namespace kedang::exchange {

using namespace std::chrono_literals;

class ExchangeTest : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (!IsSkipped())
            open_company("A");
    }

    void open_company(std::string const& preset) {
        company_ = std::make_unique<records::TestCompany>(
            engine(), std::vector<std::string_view>{jobs::job_schema, schema()}, preset);
    }
    records::TestCompany& company() { return *company_; }
    accounts::Context as(std::string const& login) { return company_->context(login); }

    std::filesystem::path write(std::string const& name, std::string const& content) {
        auto const path = company_->folder() / name;
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }
    static std::filesystem::path shared(std::string const& name) {
        return std::filesystem::path(KEDANG_SHARED_DATA) / name;
    }
    /// take_file moves what it is given; fixtures stay where they are.
    std::int64_t take(std::string const& login, std::filesystem::path const& file) {
        auto const copy = company_->folder() / ("copy-of-" + file.filename().string());
        std::filesystem::copy_file(file, copy, std::filesystem::copy_options::overwrite_existing);
        auto id = take_file(as(login), copy, file.filename().string());
        EXPECT_TRUE(id.ok()) << (id.ok() ? "" : id.error().title);
        return id.ok() ? id.value() : 0;
    }
    std::int64_t take_text(std::string const& login, std::string const& content) {
        return take(login, write("customers.csv", content));
    }

    Import stored(std::int64_t id) {
        return store::load(*company_->database().read(), id).value().import;
    }
    /// The mapping as it was proposed.
    Plan plan(std::int64_t id, Plan wish = {}) {
        for (auto const& column : stored(id).found.columns)
            wish.mapping.push_back(
                {column.index, column.proposal ? column.proposal->target : std::string()});
        return wish;
    }
    static Plan legacy() {
        Plan wish;
        wish.legacy = true;
        return wish;
    }

    /// Runs all that is queued.
    void run_jobs() {
        jobs::JobRunner runner(
            company_->database(), company_->clock(),
            {.on_failure = [](std::string const& incident, std::string const& what) {
                ADD_FAILURE() << incident << ": " << what;
            }});
        register_jobs(runner, company_->services());
        while (runner.run_one()) {
        }
    }
    Import run(std::string const& login, std::int64_t id, Plan const& plan) {
        auto const started = start_run(as(login), id, plan);
        EXPECT_TRUE(started.ok()) << told(started);
        run_jobs();
        return stored(id);
    }
    Import import(std::string const& login, std::string const& content, Plan const& wish) {
        auto const id = take_text(login, content);
        return run(login, id, plan(id, wish));
    }

    boost::json::object view(std::string const& login, std::int64_t id) {
        return boost::json::parse(import_json(as(login), id).value()).as_object();
    }
    /// Messages of the rows with that outcome: "2 客户名称 …".
    std::vector<std::string> messages(std::string const& login, std::int64_t id,
                                      std::string const& outcome = "rejected") {
        auto const answer =
            boost::json::parse(rows_json(as(login), id, outcome, 0).value()).as_object();
        std::vector<std::string> texts;
        for (auto const& item : answer.at("items").as_array())
            for (auto const* list : {"errors", "warnings"})
                if (auto const* findings = item.as_object().if_contains(list))
                    for (auto const& finding : findings->as_array())
                        texts.push_back(std::to_string(item.at("row").as_int64()) + " " +
                                        std::string(finding.at("field").as_string()) + " " +
                                        std::string(finding.at("message").as_string()));
        return texts;
    }

    std::int64_t count(std::string const& table) {
        return *company_->database().read()->integer("SELECT COUNT(*) FROM " + table);
    }
    std::string text(std::string const& sql) {
        return company_->database().read()->text(sql).value_or("");
    }

    template <typename T>
    static std::string told(Result<T> const& result) {
        if (result.ok())
            return "ok";
        std::string told = result.error().title;
        for (auto const& field : result.error().fields)
            told += "\n" + field.field + ": " + field.message;
        return told;
    }
    static std::string proposals(Import const& import) {
        std::string all;
        for (auto const& column : import.found.columns)
            all += (all.empty() ? "" : " ") +
                   (column.proposal ? column.proposal->target : std::string("-"));
        return all;
    }

  private:
    std::unique_ptr<records::TestCompany> company_;
};

}  // namespace kedang::exchange
