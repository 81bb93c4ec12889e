// Alerts about people who read too much, and the check of the whole log.
// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include "app/testing.h"
#include "audit_trail/actions.h"
#include "audit_trail/anchors.h"
#include "audit_trail/checkpoints.h"
#include "audit_trail/verification.h"
#include "customers/testing.h"
#include "extraction/jobs.h"
#include "oversight/actions.h"
#include "oversight/jobs.h"
#include "oversight/working.h"
#include "platform/crypto/testing.h"
#include "platform/mail/testing.h"

namespace kedang::oversight {
namespace {

using app::Answer;
using customers::NewFile;

constexpr auto alerts = "/api/v1/oversight/alerts";
constexpr auto checks = "/api/v1/oversight/checks";
constexpr int allowed = 30;

class Watching : public app::ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        auto const made = as("sales")
                              .post("/api/v1/customers",
                                    NewFile("华东精密科技有限公司").contact("张伟", "13800138000"))
                              .expect(201);
        contact_ =
            as("sales").get("/api/v1/customers/" + made.at("/record/id")).at("/contacts/0/id");
        runner_.emplace(app().database(), app().clock());
        register_jobs(*runner_, app().company().services(), [this] { return anchors(); });
    }
    void TearDown() override {
        runner_.reset();
        ApiTest::TearDown();
    }
    void reveal(std::string const& login, int times) {
        for (int i = 0; i < times; ++i)
            as(login)
                .post("/api/v1/reveal", R"({"record":"contact","id":")" + contact_ +
                                            R"(","field":"mobile","purpose":"回访"})")
                .expect(200);
    }
    void look() { ASSERT_TRUE(watch(app().company().services()).ok()); }
    Answer acknowledge(std::string const& login, std::string const& id, std::string const& note) {
        return as(login).post(std::string(alerts) + "/" + id + "/acknowledge",
                              R"({"note":")" + note + "\"}");
    }
    std::filesystem::path anchors() { return outside_.path(); }
    /// As the program does every few seconds.
    void sign() {
        ASSERT_TRUE(audit_trail::Checkpoints(app().database(), app().clock(),
                                             app().company().keyring(), anchors())
                        .write_if_changed()
                        .ok());
    }
    /// Asks for a check and lets the job run.
    Answer check() {
        as("admin").post(checks).expect(202).has_at("/items/0/state", "running");
        while (runner_->run_one()) {
        }
        return as("admin").get(checks).expect(200);
    }
    /// As somebody does who may write to the database itself.
    void behind_its_back(std::string const& statement) {
        ASSERT_TRUE(app()
                        .database()
                        .write([&](db::Transaction& transaction) -> Result<Done> {
                            transaction.run_script(
                                engine() == db::Engine::Sqlite
                                    ? "DROP TRIGGER audit_entry_no_update;"
                                      "DROP TRIGGER audit_entry_no_delete;"
                                    : "DROP TRIGGER audit_entry_no_change ON audit_entry;");
                            transaction.run_script(statement);
                            return Done{};
                        })
                        .ok());
    }
    std::string role_named(std::string_view label) {
        auto const roles = as("admin").get("/api/v1/roles").json();
        for (auto const& role : roles.at("items").as_array())
            if (role.at("label").at("zh").as_string() == label)
                return std::string(role.at("id").as_string());
        return "";
    }
    std::int64_t last() { return audit_trail::last_sequence(*app().database().read()); }

    std::string contact_;
    crypto::TestFolder outside_;
    std::optional<jobs::JobRunner> runner_;
};
INSTANTIATE_ON_BOTH_ENGINES(Watching);

TEST_P(Watching, D11_raises_an_alert_when_somebody_reveals_many) {
    reveal("head", allowed);
    look();
    as("admin").get(alerts).expect(200).has_at("/open", "0");
    app().clock().advance(std::chrono::seconds(30));
    reveal("head", 1);
    look();
    auto const raised = as("admin").get(alerts).expect(200).has_at("/open", "1");
    raised.has_at("/items/0/text", "李主管 连续查看完整号码 31 次，超过每小时 30 次");
    raised.has_at("/items/0/kind", "reveals").has_at("/items/0/person/name", "李主管");
    as("admin").get("/api/v1/oversight/entries", {{"kind", "audit"}}).has("发出提醒：李主管");
}

TEST_P(Watching, D11_tells_of_a_burst_once_an_hour_and_counts_on) {
    reveal("head", allowed + 1);
    look();
    app().clock().advance(std::chrono::minutes(1));
    reveal("head", 5);
    look();
    look();
    as("admin")
        .get(alerts)
        .has_at("/open", "1")
        .has_at("/items/0/text", "李主管 连续查看完整号码 36 次，超过每小时 30 次");
    app().clock().advance(std::chrono::hours(2));
    reveal("head", allowed + 1);
    look();
    as("admin").get(alerts).has_at("/open", "2");
}

TEST_P(Watching, alerts_are_for_those_who_may_read_the_log) {
    EXPECT_EQ(auditors(*app().database().read(), *app().company().services().company()),
              std::vector{app().company().person("admin")});
}

TEST_P(Watching, begins_with_the_last_hour) {
    reveal("head", allowed + 1);
    app().clock().advance(std::chrono::hours(3));
    look();
    as("admin").get(alerts).has_at("/open", "0");
}

TEST_P(Watching, writes_nothing_while_nothing_is_done) {
    look();
    auto const before = last();
    app().stores_nothing([&] { look(); });
    EXPECT_EQ(last(), before);
}

TEST_P(Watching, an_alert_is_acknowledged_with_a_note_and_once) {
    reveal("head", allowed + 1);
    look();
    auto const id = as("admin").get(alerts).at("/items/0/id");
    app().stores_nothing([&] {
        acknowledge("admin", id, " ").expect(422).complains("note", "2 到 500");
        acknowledge("admin", "99999", "已核实").expect(404);
        acknowledge("sales", id, "没事").expect(403);
    });
    auto const done = acknowledge("admin", id, "已核实：批量回访").expect(200);
    done.has_at("/open", "0").has_at("/items/0/state", "acknowledged");
    done.has_at("/items/0/note", "已核实：批量回访");
    done.has_at("/items/0/acknowledged_by/name", "系统管理员");
    acknowledge("admin", id, "再处理一次").expect(409);
    as("admin").get("/api/v1/oversight/entries", {{"kind", "audit"}}).has("原因：已核实：批量回访");
}

TEST_P(Watching, B11_a_sound_log_is_found_sound) {
    sign();
    check()
        .has_at("/items/0/state", "sound")
        .has("日志完整")
        .has_at("/items/0/asked_by/name", "系统管理员");
    as("admin").get(alerts).has_at("/open", "0");
    as("admin").get("/api/v1/oversight/entries", {{"kind", "audit"}}).has("完整性校验结果");
}

TEST_P(Watching, B11_a_changed_line_is_found_with_its_number) {
    reveal("head", 1);
    auto const line = last();
    sign();
    behind_its_back("UPDATE audit_entry SET actor_id = 1 WHERE sequence = " + std::to_string(line));
    auto const found = check();
    found.has_at("/items/0/state", "tampered");
    found.has_at("/items/0/first_bad", std::to_string(line));
    found.has("第" + std::to_string(line) + "条内容被改动过");
    as("admin").get(alerts).has_at("/open", "1").has_at("/items/0/kind", "log_damaged");
}

TEST_P(Watching, B11_a_log_that_was_cut_is_found) {
    reveal("head", 2);
    sign();
    behind_its_back("DELETE FROM audit_entry WHERE sequence = " + std::to_string(last()));
    // Nothing is written in between: a new line would take the number of the one that is gone.
    crypto::TestFolder const nowhere;
    auto& services = app().company().services();
    audit_trail::Proof proof;
    proof.installation_id = services.keyring.installation_id();
    proof.keys = crypto::public_keys(services.keyring);
    proof.anchor_directory = anchors();
    EXPECT_EQ(audit_trail::verify(*app().database().read(), proof).finding,
              audit_trail::Finding::TruncatedOrRolledBack);
    auto const found = check();
    EXPECT_TRUE(found.at("/items/0/state") == "tampered" ||
                found.at("/items/0/state") == "truncated")
        << found.body();
}

TEST_P(Watching, B11_a_log_that_nobody_outside_vouches_for_is_called_so) {
    check().has_at("/items/0/state", "no_anchor").has("不能证明日志未被整体重写");
}

TEST_P(Watching, checks_of_the_log_are_one_at_a_time_and_kept) {
    as("admin").post(checks).expect(202);
    auto const second = as("admin").post(checks).expect(202);
    EXPECT_EQ(second.json().at("items").as_array().size(), 1u);
    as("sales").post(checks).expect(403).has("audit.verify");
    while (runner_->run_one()) {
    }
    check();
    EXPECT_EQ(as("admin").get(checks).json().at("items").as_array().size(), 2u);
}

TEST_P(Watching, D11_reading_the_log_is_not_having_it_checked) {
    as("admin")
        .post("/api/v1/roles",
              R"({"label":{"zh":"日志查看员"},"permissions":["audit.read"],"scope":"none",
                  "pool":false,"core_hours":0,"field_rights":[]})")
        .expect(201);
    auto const role = role_named("日志查看员");
    auto const id = std::to_string(app().company().person("other"));
    as("admin").patch("/api/v1/people/" + id, "1", R"({"roles":[")" + role + R"("]})").expect(204);
    app().stores_nothing([&] { as("other").post(checks).expect(403).has("audit.verify"); });
    as("other").get(checks).expect(200);
}

/// The services with other settings.
accounts::Services with_settings(accounts::Services services, config::Values values) {
    auto company = std::make_shared<accounts::Company>(*services.company());
    company->settings = std::make_shared<config::Settings const>(
        config::Settings::load({.database = std::move(values)}).value());
    services.company = [company] { return company; };
    return services;
}

TEST_P(Watching, B11_checkpoints_are_copied_to_a_second_place) {
    crypto::TestFolder const second;
    auto services = with_settings(app().company().services(),
                                  {{"oversight.anchor_directory", second.path().string()}});
    sign();
    ASSERT_TRUE(copy_checkpoints(services, Way::Machine).ok());
    for (int i = 0; i < 3; ++i) {
        reveal("head", 1);
        sign();
    }
    EXPECT_NE(copying_figures(services).find("kedang_audit_copy_waiting 3"), std::string::npos);
    ASSERT_TRUE(copy_checkpoints(services, Way::Machine).ok());
    ASSERT_TRUE(copy_checkpoints(services, Way::Machine).ok());
    auto const keys = crypto::public_keys(services.keyring);
    auto const copied =
        audit_trail::read_anchors(second.path(), services.keyring.installation_id(), keys);
    ASSERT_TRUE(copied.ok());
    EXPECT_EQ(copied.value().checkpoints.size(), 4u);
    EXPECT_EQ(copied.value().unusable_lines, 0);
    EXPECT_EQ(copied.value().checkpoints.back().sequence, last());
    EXPECT_NE(copying_figures(services).find("kedang_audit_copy_waiting 0"), std::string::npos);
}

TEST_P(Watching, B11_a_place_that_is_away_is_told_once_and_caught_up) {
    crypto::TestFolder const second;
    auto const share = second.path() / "share";
    auto services =
        with_settings(app().company().services(), {{"oversight.anchor_directory", share.string()}});
    sign();
    ASSERT_TRUE(copy_checkpoints(services, Way::Machine).ok());
    ASSERT_TRUE(copy_checkpoints(services, Way::Machine).ok());
    as("admin").get(alerts).has_at("/open", "1").has_at("/items/0/kind", "copy_fails").has("目录");
    EXPECT_NE(copying_figures(services).find("kedang_audit_copy_failing 1"), std::string::npos);
    std::filesystem::create_directory(share);
    sign();
    ASSERT_TRUE(copy_checkpoints(services, Way::Machine).ok());
    EXPECT_NE(copying_figures(services).find("kedang_audit_copy_failing 0"), std::string::npos);
    auto const copied = audit_trail::read_anchors(share, services.keyring.installation_id(),
                                                  crypto::public_keys(services.keyring));
    EXPECT_EQ(copied.value().checkpoints.size(), 2u);
}

/// Settings under which checkpoints go by mail to that server.
config::Values mail_settings(std::uint16_t port, std::string const& receiver) {
    return {{"oversight.anchor_mail", receiver},  {"mail.host", "127.0.0.1"},
            {"mail.port", std::to_string(port)},  {"mail.protection", "none"},
            {"mail.from", "kedang@example.com"},  {"mail.user", "kedang"},
            {"mail.password", "CANARY-PASSWORD"}, {"mail.timeout_seconds", "5"}};
}

/// The attachments of all mails, decoded, as a directory of anchors.
void save_attachments(std::vector<boost::json::value> const& mails,
                      std::filesystem::path const& folder) {
    for (std::size_t number = 0; number < mails.size(); ++number) {
        std::string const content(mails[number].at("content").as_string());
        auto const head = content.find("filename=\"kedang-audit-");
        ASSERT_NE(head, std::string::npos) << content;
        auto const begin = content.find("\r\n\r\n", head) + 4;
        auto base64 = content.substr(begin, content.find("\r\n--", begin) - begin);
        std::erase_if(base64,
                      [](char sign) { return sign == '\r' || sign == '\n' || sign == '='; });
        std::replace(base64.begin(), base64.end(), '+', '-');
        std::replace(base64.begin(), base64.end(), '/', '_');
        std::ofstream(folder / ("kedang-audit-" + std::to_string(number)))
            << crypto::as_text(crypto::from_base64url(base64).value());
    }
}

TEST_P(Watching, B11_checkpoints_are_mailed_and_the_attachments_vouch_for_the_log) {
    crypto::TestFolder const inbox, saved;
    mail::TestMailServer const server(inbox.path(),
                                      {"--user", "kedang", "--password", "CANARY-PASSWORD"});
    auto services = with_settings(app().company().services(),
                                  mail_settings(server.port(), "auditor@example.com"));
    auto const mail = [&] { ASSERT_TRUE(copy_checkpoints(services, Way::Mail).ok()); };
    sign();
    mail();
    ASSERT_EQ(server.mails().size(), 1u);
    EXPECT_EQ(server.mails()[0].at("to").at(0), "auditor@example.com");
    EXPECT_EQ(server.mails()[0].at("user"), "kedang");
    for (int i = 0; i < 3; ++i) {
        app().clock().advance(std::chrono::minutes(10));
        reveal("head", 1);
        sign();
        mail();
    }
    EXPECT_EQ(server.mails().size(), 1u) << "at most one an hour";
    EXPECT_NE(copying_figures(services).find("kedang_audit_copy_waiting 0"), std::string::npos);
    app().clock().advance(std::chrono::minutes(30));
    mail();
    mail();
    ASSERT_EQ(server.mails().size(), 2u);
    save_attachments(server.mails(), saved.path());
    auto const copied = audit_trail::read_anchors(saved.path(), services.keyring.installation_id(),
                                                  crypto::public_keys(services.keyring));
    ASSERT_TRUE(copied.ok());
    EXPECT_EQ(copied.value().checkpoints.size(), 4u);
    EXPECT_EQ(copied.value().unusable_lines, 0);
    EXPECT_EQ(copied.value().checkpoints.back().sequence, last());
}

TEST_P(Watching, B11_a_mail_server_that_is_away_is_told_once_and_tried_ever_later) {
    crypto::TestFolder const inbox;
    auto server = std::make_unique<mail::TestMailServer>(
        inbox.path(),
        std::vector<std::string>{"--user", "kedang", "--password", "CANARY-PASSWORD"});
    auto const port = server->port();
    server.reset();
    auto services =
        with_settings(app().company().services(), mail_settings(port, "auditor@example.com"));
    auto const mail = [&] { ASSERT_TRUE(copy_checkpoints(services, Way::Mail).ok()); };
    sign();
    mail();
    auto const told = as("admin").get(alerts).has_at("/open", "1").has("连不上邮件服务器");
    told.has_at("/items/0/kind", "copy_fails").lacks("CANARY");
    app().clock().advance(std::chrono::minutes(8));
    mail();
    EXPECT_NE(copying_figures(services).find("kedang_audit_copy_failing 1"), std::string::npos);
    server = std::make_unique<mail::TestMailServer>(
        inbox.path(), std::vector<std::string>{"--port", std::to_string(port), "--user", "kedang",
                                               "--password", "CANARY-PASSWORD"});
    app().clock().advance(std::chrono::minutes(7));
    mail();
    EXPECT_TRUE(server->mails().empty()) << "left alone for as long as it had failed";
    app().clock().advance(std::chrono::minutes(1));
    mail();
    EXPECT_EQ(server->mails().size(), 1u);
    as("admin").get(alerts).has_at("/open", "1");
    EXPECT_NE(copying_figures(services).find("kedang_audit_copy_failing 0"), std::string::npos);
}

TEST_P(Watching, B11_mail_without_a_mail_server_is_told) {
    auto services = with_settings(app().company().services(),
                                  {{"oversight.anchor_mail", "auditor@example.com"}});
    sign();
    ASSERT_TRUE(copy_checkpoints(services, Way::Mail).ok());
    as("admin").get(alerts).has_at("/open", "1").has("请先在系统设置中填写邮件服务器");
}

TEST_P(Watching, E27_mass_downloads_of_exports_raise_an_alert) {
    auto const made = extraction::ask(app().company().context("sales"),
                                      {.columns = "name", .purpose = "季度盘点"});
    ASSERT_TRUE(made.ok());
    jobs::JobRunner runner(app().database(), app().clock());
    extraction::register_jobs(runner, app().company().services());
    while (runner.run_one()) {
    }
    auto const file = "/api/v1/exports/" + std::to_string(made.value()) + "/file";
    auto const allowed_downloads =
        app().company().context("admin").company->settings->integer("oversight.downloads_per_hour");
    for (std::int64_t i = 0; i < allowed_downloads; ++i)
        as("sales").get(file).expect(200);
    look();
    as("admin").get(alerts).expect(200).lacks("连续下载");
    as("sales").get(file).expect(200);
    look();
    as("admin").get(alerts).expect(200).has("王芳 连续下载");
}

}  // namespace
}  // namespace kedang::oversight
