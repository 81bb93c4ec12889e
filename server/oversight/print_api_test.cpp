// The log as a PDF: made by a job, for who asked, for a day.
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdio>
#include <memory>

#include "app/testing.h"
#include "customers/testing.h"
#include "oversight/actions.h"
#include "oversight/jobs.h"
#include "platform/jobs/job_runner.h"

namespace kedang::oversight {
namespace {

using app::Answer;
using customers::NewFile;

constexpr auto prints = "/api/v1/oversight/prints";
constexpr auto phone = "13800138000";
constexpr auto today = R"({"from":"2026-11-22","to":"2026-11-22"})";

class Printing : public app::ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        auto const made =
            as("sales")
                .post("/api/v1/customers", NewFile("华东精密科技有限公司").contact("张伟", phone))
                .expect(201);
        auto const contact =
            as("sales").get("/api/v1/customers/" + made.at("/record/id")).at("/contacts/0/id");
        as("head")
            .post("/api/v1/reveal", R"({"record":"contact","id":")" + contact +
                                        R"(","field":"mobile","purpose":"回访 13900139000"})")
            .expect(200);
        make_auditor("other");
        runner_.emplace(app().database(), app().clock());
        register_jobs(*runner_, app().company().services(), [] { return ""; });
    }
    void TearDown() override {
        runner_.reset();
        ApiTest::TearDown();
    }
    void make_auditor(std::string const& login) { change(login, "1", R"({"roles":["auditor"]})"); }
    void change(std::string const& login, std::string const& version, std::string const& body) {
        auto const id = std::to_string(app().company().person(login));
        as("admin").patch("/api/v1/people/" + id, version, body).expect(204);
    }
    std::string ask(std::string const& login, std::string const& question = today) {
        return as(login).post(prints, question).expect(202).at("/items/0/id");
    }
    void work() {
        while (runner_->run_one()) {
        }
    }
    Answer fetch(std::string const& login, std::string const& id) {
        return as(login).get(std::string(prints) + "/" + id + "/file");
    }
    std::filesystem::path file(std::string const& id) {
        return std::filesystem::path(app().company().services().data_directory) / "prints" /
               (id + ".pdf");
    }
    Answer log(std::string const& kind) {
        return as("admin").get("/api/v1/oversight/entries", {{"kind", kind}}).expect(200);
    }

    std::optional<jobs::JobRunner> runner_;
};
INSTANTIATE_ON_BOTH_ENGINES(Printing);

/// What somebody reads who opens the file.
std::string text_of(std::filesystem::path const& pdf) {
    std::string const command = "pdftotext -layout '" + pdf.string() + "' -";
    std::unique_ptr<FILE, int (*)(FILE*)> const pipe(::popen(command.c_str(), "r"), ::pclose);
    std::string text;
    std::array<char, 4096> part{};
    for (std::size_t read; (read = std::fread(part.data(), 1, part.size(), pipe.get())) > 0;)
        text.append(part.data(), read);
    return text;
}

TEST_P(Printing, D11_leaves_as_a_pdf_that_says_who_made_it) {
    auto const id = ask("admin");
    as("admin").get(prints).expect(200).has_at("/items/0/state", "waiting");
    fetch("admin", id).expect(409).has("还在生成");
    work();
    auto const ready = as("admin").get(prints).expect(200).has_at("/items/0/state", "ready");
    ready.has_at("/items/0/description", "全部人员").has_at("/items/0/from", "2026-11-22");
    ready.has_at("/items/0/expires_at", "2026-11-23T02:00:00.000Z");
    auto const answer = fetch("admin", id).expect(200);
    EXPECT_EQ(answer.header("Content-Type"), "application/pdf");
    EXPECT_EQ(answer.header("Cache-Control"), "no-store");
    auto const text = text_of(file(id));
    for (auto const* expected : {"操作日志", "2026-11-22", "全部人员", "系统管理员", "第1页，共1页",
                                 "李主管 查看了", "华东精密科技有限公司", "10:00"})
        EXPECT_NE(text.find(expected), std::string::npos) << expected << "\n" << text;
    for (auto const* hidden : {phone, "13900139000", "138****8000"})
        EXPECT_EQ(text.find(hidden), std::string::npos) << hidden;
    EXPECT_EQ(std::filesystem::status(file(id)).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_P(Printing, every_asking_and_every_fetching_is_in_the_log) {
    auto const id = ask("admin", R"({"kind":"reveal","from":"2026-11-22"})");
    log("audit").has("要求导出操作日志 PDF（全部人员，查看完整号码，2026-11-22 至 2026-11-22");
    work();
    log("download").lacks("操作日志 PDF");
    fetch("admin", id).expect(200);
    fetch("admin", id).expect(200);
    auto const fetched = log("download").has("下载了操作日志 PDF（全部人员，查看完整号码");
    EXPECT_EQ(fetched.json().at("items").as_array().size(), 2u);
    fetched.has("1 条");
}

TEST_P(Printing, only_who_asked_may_fetch_it) {
    auto const id = ask("admin");
    work();
    app().stores_nothing([&] {
        fetch("other", id).expect(404).lacks("全部人员");
        fetch("sales", id).expect(403);
        fetch("admin", "99999").expect(404);
    });
    as("other").get(prints).expect(200).lacks("全部人员");
    as("sales").post(prints, today).expect(403);
}

TEST_P(Printing, it_is_gone_after_a_day) {
    auto const id = ask("admin");
    work();
    app().clock().advance(std::chrono::hours(24));
    app().stores_nothing([&] { fetch("admin", id).expect(404).has("过期"); });
    as("admin").get(prints).expect(200).lacks(id);
    EXPECT_TRUE(std::filesystem::exists(file(id)));
    ASSERT_TRUE(purge_prints(app().company().services()).ok());
    EXPECT_FALSE(std::filesystem::exists(file(id)));
    fetch("admin", id).expect(404);
}

TEST_P(Printing, who_lost_the_right_meanwhile_gets_nothing) {
    auto const id = ask("other");
    change("other", "2", R"({"roles":["salesperson"]})");
    work();
    EXPECT_FALSE(std::filesystem::exists(file(id)));
    change("other", "3", R"({"roles":["auditor"]})");
    as("other").get(prints).expect(200).has_at("/items/0/state", "failed");
}

TEST_P(Printing, three_wait_at_a_time_and_the_question_must_make_sense) {
    app().stores_nothing([&] {
        as("admin").post(prints, R"({"kind":"secrets"})").expect(422).complains("kind", "secrets");
        as("admin").post(prints, R"({"until":"2026-11-22"})").expect(400);
    });
    for (int i = 0; i < 3; ++i)
        ask("admin");
    app().stores_nothing([&] { as("admin").post(prints, today).expect(409).has("3 份"); });
    ask("other");
    work();
    ask("admin");
}

}  // namespace
}  // namespace kedang::oversight
