// Mail to a real server: Debian's aiosmtpd, started by the test on a free port.
// SPDX-License-Identifier: Apache-2.0
#include "platform/mail/mail.h"

#include <gtest/gtest.h>

#include "platform/crypto/testing.h"
#include "platform/mail/header_text.h"
#include "platform/mail/mail_settings.h"
#include "platform/mail/testing.h"

namespace kedang::mail {
namespace {

Message message_to(std::string const& to) {
    return {.id = "test-1",
            .from = "kedang@example.com",
            .to = {to},
            .subject = "日志签名：华东精密科技有限公司的操作日志，请妥善保存",
            .text = "附件请保存。\n.\n第二段",
            .attachments = {{"kedang-audit-1.jsonl", "{\"sequence\":1}\n"}},
            .sent_at = from_milliseconds(1795312800000)};
}

class Mail : public ::testing::Test {
  protected:
    void start(std::vector<std::string> const& options) {
        server_ = std::make_unique<TestMailServer>(folder_.path(), options);
    }
    void start_with_certificate(std::vector<std::string> options) {
        certificate_ = make_certificate(folder_.path());
        options.insert(options.end(), {"--certificate", certificate_.string()});
        start(options);
    }
    Server server(Protection protection) const {
        Server server{.host = "127.0.0.1", .port = server_->port(), .protection = protection};
        server.authority_file = certificate_.string();
        server.timeout = std::chrono::seconds(5);
        return server;
    }
    /// Which error came of it; nothing was delivered.
    Error refused(Server const& to, std::string const& mailbox = "audit@example.com") {
        auto const sent = send(to, message_to(mailbox));
        EXPECT_TRUE(server_->mails().empty());
        EXPECT_FALSE(sent.ok());
        return sent.ok() ? Error{} : sent.error();
    }

    crypto::TestFolder folder_;
    std::filesystem::path certificate_;
    std::unique_ptr<TestMailServer> server_;
};

TEST_F(Mail, arrives_in_clear_on_this_machine) {
    start({});
    auto const sent = send(server(Protection::None), message_to("audit@example.com"));
    ASSERT_TRUE(sent.ok()) << sent.error().title;
    auto const mails = server_->mails();
    ASSERT_EQ(mails.size(), 1u);
    EXPECT_EQ(mails[0].at("from"), "kedang@example.com");
    EXPECT_EQ(mails[0].at("to").at(0), "audit@example.com");
    EXPECT_EQ(mails[0].at("encrypted"), false);
    std::string const content(mails[0].at("content").as_string());
    for (auto const* const part :
         {"Date: Sun, 22 Nov 2026 02:00:00 +0000\r\n", "From: kedang@example.com\r\n",
          "To: audit@example.com\r\n", "Message-ID: <test-1@example.com>\r\n",
          "Subject: =?UTF-8?B?", "filename=\"kedang-audit-1.jsonl\"", "eyJzZXF1ZW5jZSI6MX0K"})
        EXPECT_NE(content.find(part), std::string::npos) << part << "\n" << content;
}

TEST_F(Mail, goes_in_clear_to_no_other_machine) {
    start({});
    auto to = server(Protection::None);
    for (auto const* const elsewhere : {"192.0.2.1", "2001:db8::1"}) {
        to.host = elsewhere;
        auto const error = refused(to);
        EXPECT_EQ(error.code, ErrorCode::Invalid);
        EXPECT_NE(error.title.find("本机"), std::string::npos) << error.title;
    }
}

TEST_F(Mail, is_protected_from_the_first_byte) {
    start_with_certificate({});
    ASSERT_TRUE(send(server(Protection::Tls), message_to("audit@example.com")).ok());
    EXPECT_EQ(server_->mails().at(0).at("encrypted"), true);
}

TEST_F(Mail, logs_in_only_after_starttls) {
    start_with_certificate({"--starttls", "--user", "kedang", "--password", "CANARY-PASSWORD"});
    auto to = server(Protection::StartTls);
    to.user = "kedang";
    to.password = SecretText("CANARY-PASSWORD");
    auto const sent = send(to, message_to("audit@example.com"));
    ASSERT_TRUE(sent.ok()) << sent.error().title;
    EXPECT_EQ(server_->mails().at(0).at("user"), "kedang");
    EXPECT_EQ(server_->mails().at(0).at("encrypted"), true);
}

TEST_F(Mail, says_that_the_password_is_wrong_and_not_which) {
    start_with_certificate({"--starttls", "--user", "kedang", "--password", "CANARY-PASSWORD"});
    auto to = server(Protection::StartTls);
    to.user = "kedang";
    to.password = SecretText("CANARY-WRONG");
    auto const error = refused(to);
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_NE(error.title.find("用户名或密码"), std::string::npos) << error.title;
    EXPECT_EQ(error.title.find("CANARY"), std::string::npos);
}

TEST_F(Mail, is_not_given_to_a_server_nobody_vouches_for) {
    start_with_certificate({});
    auto to = server(Protection::Tls);
    to.authority_file.clear();
    EXPECT_NE(refused(to).title.find("证书不可信"), std::string::npos);
}

TEST_F(Mail, is_not_given_in_clear_to_a_server_without_starttls) {
    start({});
    auto to = server(Protection::StartTls);
    to.user = "kedang";
    to.password = SecretText("CANARY-PASSWORD");
    auto const error = refused(to);
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_NE(error.title.find("不能加密"), std::string::npos) << error.title;
}

TEST_F(Mail, tells_for_now_from_for_good) {
    start({});
    auto const later = refused(server(Protection::None), "later@example.com");
    EXPECT_EQ(later.code, ErrorCode::Unavailable);
    EXPECT_NE(later.title.find("451"), std::string::npos) << later.title;
    auto const never = refused(server(Protection::None), "refused@example.com");
    EXPECT_EQ(never.code, ErrorCode::Invalid);
    EXPECT_NE(never.title.find("550"), std::string::npos) << never.title;
    EXPECT_EQ((later.title + never.title).find("CANARY"), std::string::npos);
}

TEST_F(Mail, says_which_server_is_not_reached) {
    start({});
    auto const to = server(Protection::None);
    server_->stop();
    auto const error = refused(to);
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_NE(error.title.find("连不上邮件服务器 127.0.0.1:"), std::string::npos) << error.title;
}

TEST_F(Mail, takes_no_address_that_says_more) {
    start({});
    auto const error =
        refused(server(Protection::None), "a@example.com>\r\nRCPT TO:<b@example.com");
    EXPECT_EQ(error.key, "mail_refused");
}

TEST(MailHeader, subjects_are_folded_between_characters_and_end_no_header) {
    auto const header = encoded_words("日志签名：华东精密科技有限公司\r\nBcc: x@example.com");
    EXPECT_EQ(header.find("Bcc"), std::string::npos);
    EXPECT_EQ(header,
              "=?UTF-8?B?5pel5b+X562+5ZCN77ya5Y2O5Lic57K+5a+G56eR5oqA5pyJ6ZmQ5YWs5Y+4?=\r\n "
              "=?UTF-8?B?DQpCY2M6IHhAZXhhbXBsZS5jb20=?=");
}

TEST(MailSettings, are_complete_or_name_what_is_missing) {
    auto const settings = [](config::Values values) {
        return config::Settings::load({.database = std::move(values)}).value();
    };
    auto const missing = server_of(settings({{"mail.host", "smtp.example.com"}}));
    ASSERT_FALSE(missing.ok());
    EXPECT_NE(missing.error().title.find("发件地址"), std::string::npos);
    auto const complete = server_of(settings({{"mail.host", "smtp.example.com"},
                                              {"mail.from", "kedang@example.com"},
                                              {"mail.protection", "starttls"},
                                              {"mail.port", "587"},
                                              {"mail.password", "CANARY"}}));
    ASSERT_TRUE(complete.ok());
    EXPECT_EQ(complete.value().port, 587);
    EXPECT_EQ(complete.value().protection, Protection::StartTls);
    EXPECT_EQ(complete.value().password.reveal(), "CANARY");
}

}  // namespace
}  // namespace kedang::mail
