// SPDX-License-Identifier: Apache-2.0
#include "platform/config/setting_row.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <boost/json.hpp>
#include <fstream>
#include <set>

#include "base/check.h"
#include "platform/config/settings.h"
#include "platform/config/sources.h"
#include "platform/config/values.h"

namespace kedang::config {
namespace {

constexpr std::array sample_choices{Choice{"smtp", {"邮件", "Mail"}},
                                    Choice{"none", {"不发送", "None"}}};
constexpr std::array sample{
    Row{.key = "mail.password",
        .type = Type::Secret,
        .default_value = "",
        .maximum = 20,
        .label = {"邮箱密码", "Password"},
        .effect = "发信"},
    Row{.key = "mail.enabled",
        .type = Type::Boolean,
        .default_value = "false",
        .label = {"发送邮件", "Send mail"},
        .effect = "发信"},
    Row{.key = "mail.channel",
        .type = Type::Choice,
        .default_value = "none",
        .choices = sample_choices,
        .label = {"渠道", "Channel"},
        .effect = "发信"},
    Row{.key = "mail.retries",
        .type = Type::Integer,
        .default_value = "3",
        .minimum = 1,
        .maximum = 9,
        .label = {"重试次数", "Retries"},
        .effect = "发信"},
};

class TemporaryFile {
  public:
    explicit TemporaryFile(std::string const& content) {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "kedang-toml-XXXXXX").string();
        ::close(::mkstemp(pattern.data()));
        path_ = pattern;
        std::ofstream(path_) << content;
    }
    ~TemporaryFile() { std::filesystem::remove(path_); }
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;
    std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

TEST(Settings, every_row_is_complete) {
    std::set<std::string_view> keys;
    for (Row const& row : rows()) {
        EXPECT_TRUE(keys.insert(row.key).second) << row.key;
        EXPECT_FALSE(row.label.zh.empty() || row.label.en.empty() || row.effect.empty()) << row.key;
        EXPECT_TRUE(check_value(row, row.default_value).ok()) << row.key;
    }
}

TEST(Settings, are_their_defaults_at_first) {
    Settings const settings = Settings::load({}).value();
    EXPECT_EQ(settings.text("company.time_zone"), "Asia/Shanghai");
    EXPECT_EQ(settings.integer("session.idle_minutes"), 30);
    EXPECT_EQ(settings.integer("session.absolute_hours"), 12);
    EXPECT_EQ(settings.integer("password.minimum_length"), 10);
    EXPECT_EQ(settings.integer("import.slice_rows"), 1000);
    EXPECT_EQ(settings.integer("audit.checkpoint_seconds"), 10);
    EXPECT_EQ(settings.origin("session.idle_minutes"), Origin::Default);
    EXPECT_TRUE(settings.list("server.trusted_proxies").empty());
}

TEST(Settings, the_nearer_source_wins) {
    std::string const key = "session.idle_minutes";
    Sources sources{.file = {{key, "31"}}};
    EXPECT_EQ(Settings::load(sources).value().integer(key), 31);
    sources.database = {{key, "32"}};
    EXPECT_EQ(Settings::load(sources).value().integer(key), 32);
    sources.environment = {{key, "33"}};
    EXPECT_EQ(Settings::load(sources).value().integer(key), 33);
    sources.command_line = {{key, "34"}};
    Settings const settings = Settings::load(sources).value();
    EXPECT_EQ(settings.integer(key), 34);
    EXPECT_EQ(settings.origin(key), Origin::CommandLine);
}

TEST(Settings, asking_for_an_unknown_key_or_another_type_is_a_bug) {
    Settings const settings = Settings::load({}).value();
    EXPECT_THROW(static_cast<void>(settings.integer("session.idle_minute")), Bug);
    EXPECT_THROW(static_cast<void>(settings.boolean("session.idle_minutes")), Bug);
    EXPECT_THROW(static_cast<void>(settings.secret("company.name")), Bug);
}

TEST(Settings, all_wrong_values_are_told_at_once) {
    auto loaded =
        Settings::load({.file = {{"session.idle_minutes", "三十"}, {"session.idle_minute", "5"}},
                        .command_line = {{"server.port", "80800"}}});
    ASSERT_FALSE(loaded.ok());
    auto const& fields = loaded.error().fields;
    ASSERT_EQ(fields.size(), 3u);
    EXPECT_EQ(fields[0].message,
              "配置文件 kedang.toml 中的 session.idle_minute 不是设置项，可用的有："
              "session.idle_minutes、session.absolute_hours");
    EXPECT_EQ(
        fields[1].message,
        "配置文件 kedang.toml：设置 session.idle_minutes（闲置多少分钟后退出）的值“三十”不对，"
        "应为1到1440之间的整数");
    EXPECT_EQ(fields[2].field, "server.port");
}

struct Case {
    std::string_view key;
    std::string_view value;
    bool good;
};

TEST(Settings, values_keep_to_their_row) {
    for (auto const& [key, value, good] : {
             Case{"server.port", "0", true},
             {"server.port", "65535", true},
             {"server.port", "65536", false},
             {"server.port", "-1", false},
             {"server.port", "80 80", false},
             {"server.port", "8080abc", false},
             {"server.port", "99999999999999999999", false},
             {"company.time_zone", "Asia/Urumqi", true},
             {"company.time_zone", "北京", false},
             {"company.name", "华东科技(上海)有限公司", true},
             {"public_url", "", true},
             {"public_url", "https://crm.example.com", true},
             {"public_url", "http://192.168.1.5:8080", true},
             {"public_url", "crm.example.com", false},
             {"public_url", "https://", false},
             {"public_url", "https://a@b", false},
             {"public_url", "javascript:alert(1)", false},
             {"server.address", "0.0.0.0", true},
             {"server.address", "::1", true},
             {"server.address", "localhost", false},
             {"server.trusted_proxies", "10.0.0.0/8, 192.168.1.5", true},
             {"server.trusted_proxies", "fd00::/8", true},
             {"server.trusted_proxies", "10.0.0.0/33", false},
             {"server.trusted_proxies", "proxy", false},
             {"audit.checkpoint_directory", "/mnt/other", true},
             {"audit.checkpoint_directory", "other", false},
             {"mail.host", "smtp.example.com", true},
             {"mail.host", "::1", true},
             {"mail.host", "smtp.example.com/x", false},
             {"mail.host", "-smtp", false},
             {"mail.from", "", true},
             {"mail.from", "a@b.cn", true},
             {"mail.from", "a@b.cn, c@d.cn", false},
             {"mail.from", "a@b.cn\r\nBcc: c@d.cn", false},
             {"oversight.anchor_mail", "a@b.cn, c@d.cn", true},
             {"oversight.anchor_mail", "a@b.cn, 审计员", false},
         })
        EXPECT_EQ(check_value(*find(rows(), key), value).ok(), good) << key << " = " << value;
    EXPECT_FALSE(check_value(*find(rows(), "company.name"), std::string(101, 'x')).ok());
    EXPECT_TRUE(check_value(*find(sample, "mail.channel"), "smtp").ok());
    EXPECT_FALSE(check_value(*find(sample, "mail.channel"), "sms").ok());
    EXPECT_FALSE(check_value(*find(sample, "mail.enabled"), "yes").ok());
}

TEST(Settings, a_value_is_stored_in_one_spelling) {
    EXPECT_EQ(check_value(*find(rows(), "public_url"), " https://a.cn/ ").value(), "https://a.cn");
    EXPECT_EQ(check_value(*find(sample, "mail.password"), " x ").value(), " x ");
}

TEST(Settings, a_secret_is_neither_shown_nor_quoted) {
    auto const settings =
        Settings::load({.environment = {{"mail.password", "CANARY-1"}}}, sample).value();
    EXPECT_EQ(settings.secret("mail.password").reveal(), "CANARY-1");
    EXPECT_THROW(static_cast<void>(settings.text("mail.password")), Bug);
    EXPECT_EQ(settings.to_json().find("CANARY"), std::string::npos);
    auto refused =
        Settings::load({.file = {{"mail.password", "CANARY-2345678901234567890"}}}, sample);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().title.find("CANARY"), std::string::npos) << refused.error().title;
}

TEST(Settings, json_describes_each_row) {
    auto const settings = Settings::load({.database = {{"mail.retries", "5"}}}, sample).value();
    auto const json = boost::json::parse(settings.to_json()).as_array();
    ASSERT_EQ(json.size(), sample.size());
    EXPECT_EQ(json[0].at("is_set"), false);
    EXPECT_EQ(json[2].at("choices").at(0).at("zh"), "邮件");
    EXPECT_EQ(json[3].at("value"), "5");
    EXPECT_EQ(json[3].at("default"), "3");
    EXPECT_EQ(json[3].at("origin"), "database");
    EXPECT_EQ(json[3].at("maximum"), 9);
}

TEST(SettingsFile, names_are_read_with_their_section) {
    TemporaryFile const file(
        "public_url = \"https://a.cn\"\n[session]\nidle_minutes = 45\n"
        "[server]\ntrusted_proxies = [\"10.0.0.1\", \"10.0.0.2\"]\n");
    Values const values = read_file(file.path()).value();
    EXPECT_EQ(values, (Values{{"public_url", "https://a.cn"},
                              {"session.idle_minutes", "45"},
                              {"server.trusted_proxies", "10.0.0.1,10.0.0.2"}}));
    EXPECT_EQ(Settings::load({.file = values}).value().list("server.trusted_proxies"),
              (std::vector<std::string>{"10.0.0.1", "10.0.0.2"}));
}

TEST(SettingsFile, may_be_absent_but_not_wrong) {
    EXPECT_TRUE(read_file("/nonexistent/kedang.toml").value().empty());
    for (std::string_view content :
         {"[session\n", "\n\nname = 王芳\n", "a = 1979-05-27\n", "a = [[1]]\n"}) {
        TemporaryFile const file{std::string(content)};
        auto read = read_file(file.path());
        ASSERT_FALSE(read.ok()) << content;
        EXPECT_NE(read.error().title.find("行"), std::string::npos);
    }
    TemporaryFile const third_line("\n\nname = 王芳\n");
    EXPECT_NE(read_file(third_line.path()).error().title.find("第3行"), std::string::npos);
}

TEST(SettingsEnvironment, spells_keys_in_capitals) {
    auto const environment = [](std::string const& name) -> std::optional<std::string> {
        return name == "KEDANG_SESSION_IDLE_MINUTES" ? std::optional<std::string>("7")
                                                     : std::nullopt;
    };
    EXPECT_EQ(read_environment(environment), (Values{{"session.idle_minutes", "7"}}));
}

}  // namespace
}  // namespace kedang::config
