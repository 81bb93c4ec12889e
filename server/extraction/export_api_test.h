// For tests of exports: a company with customers, jobs run to their end, files read back as tables.
// Included by *_api_test.cpp only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "app/testing.h"
#include "customers/testing.h"
#include "platform/jobs/job_runner.h"
#include "platform/tables/tables.h"

namespace kedang::extraction {

inline constexpr auto exports = "/api/v1/exports";

/// A table as it was read: headings, and each row by them.
struct Sheet {
    std::vector<std::string> headings;
    std::vector<std::map<std::string, tables::Cell>> rows;

    std::vector<std::string> column(std::string const& heading) const {
        std::vector<std::string> texts;
        for (auto const& row : rows)
            texts.push_back(row.contains(heading) ? row.at(heading).text : "");
        return texts;
    }
};

inline Sheet read_sheet(std::filesystem::path const& file, std::string const& name) {
    Sheet sheet;
    auto opened = tables::open(file, name);
    EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : opened.error().title);
    if (!opened.ok())
        return sheet;
    for (tables::Row row;;) {
        auto const more = opened.value().reader->next(row);
        EXPECT_TRUE(more.ok());
        if (!more.ok() || !more.value())
            return sheet;
        if (sheet.headings.empty()) {
            for (auto const& cell : row.cells)
                sheet.headings.push_back(cell.text);
            continue;
        }
        auto& read = sheet.rows.emplace_back();
        for (std::size_t i = 0; i < row.cells.size() && i < sheet.headings.size(); ++i)
            read.emplace(sheet.headings[i], row.cells[i]);
    }
}

class ExportTest : public app::ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (!IsSkipped())
            runner_.emplace(app().database(), app().clock(), runner_options());
        if (runner_)
            register_all(*runner_);
    }
    virtual void register_all(jobs::JobRunner& runner) = 0;
    void TearDown() override {
        runner_.reset();
        ApiTest::TearDown();
    }

    /// With a contact, as preset A wants one.
    std::string make(std::string const& login, customers::NewFile file) {
        file.contact("张伟", std::to_string(next_mobile_++));
        return as(login).post("/api/v1/customers", file).expect(201).at("/id");
    }
    void run_jobs() {
        while (runner_->run_one()) {
        }
    }
    /// Asks, and lets the job run. Returns: the id.
    std::string exported(std::string const& login, std::string const& wish) {
        auto const id = as(login).post(exports, wish).expect(202).at("/id");
        run_jobs();
        return id;
    }
    app::Answer look(std::string const& login, std::string const& id) {
        return as(login).get(std::string(exports) + "/" + id);
    }
    app::Answer fetch(std::string const& login, std::string const& id) {
        return as(login).get(std::string(exports) + "/" + id + "/file");
    }
    Sheet sheet_of(std::string const& login, std::string const& wish) {
        auto const id = exported(login, wish);
        auto const done = look(login, id).expect(200).has_at("/state", "done");
        return read_sheet(fetch(login, id).expect(200).file(), "导出." + done.at("/format"));
    }
    /// What auditors read, newest first.
    std::string log() { return as("admin").get("/api/v1/oversight/entries").expect(200).body(); }

  private:
    static jobs::RunnerOptions runner_options() {
        return {.on_failure = [](std::string const& incident, std::string const& what) {
            ADD_FAILURE() << incident << ": " << what;
        }};
    }

    std::optional<jobs::JobRunner> runner_;
    std::int64_t next_mobile_ = 13'800'138'000;
};

}  // namespace kedang::extraction
