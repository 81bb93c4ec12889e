// SPDX-License-Identifier: Apache-2.0
#include "oversight/model.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "accounts/roles_json.h"
#include "fields/catalogue.h"
#include "platform/config/settings.h"

namespace kedang::oversight {
namespace {

namespace fs = std::filesystem;

audit_trail::Change change(std::string action, std::string summary = "", std::string reason = "") {
    audit_trail::Change change;
    change.action = std::move(action);
    change.summary = std::move(summary);
    change.reason = std::move(reason);
    change.record_id = 7;
    return change;
}

TEST(Sentence, D11_says_what_was_done_to_which_file_and_field) {
    Names const names{.file = "C202405001 华东精密", .fields = "手机号", .person = "王芳"};
    EXPECT_EQ(sentence(change("reveal", "", "回访"), names),
              "查看了 C202405001 华东精密 的完整手机号，用途：回访");
    EXPECT_EQ(sentence(change("customer.create"), names), "新建了客户 C202405001 华东精密");
    EXPECT_EQ(sentence(change("contact.change", "手机", "客户来电更正"), names),
              "修改了 C202405001 华东精密 的联系人的手机号，原因：客户来电更正");
    EXPECT_EQ(sentence(change("login"), {}), "登录了系统");
    EXPECT_EQ(sentence(change("login.refused", "locked_out"), names),
              "以 王芳 的账号登录被拒绝：账号因多次失败暂时锁定");
    EXPECT_EQ(sentence(change("login.refused", "bad_credentials"), {}),
              "登录被拒绝：登录名或密码不正确");
    EXPECT_EQ(sentence(change("password.reset"), names), "重置了 王芳 的密码");
    EXPECT_EQ(sentence(change("person.change", "wangfang"), names), "修改了人员 王芳（wangfang）");
    EXPECT_EQ(sentence(change("import.done", "共 3 行"), {}), "导入 7 完成：共 3 行");
    EXPECT_EQ(
        sentence(change("request.refused", "添加人员（POST /api/v1/people）", "没有权限"), {}),
        "被拒绝：添加人员（POST /api/v1/people），原因：没有权限");
}

TEST(Sentence, leaves_out_what_is_not_known) {
    EXPECT_EQ(sentence(change("customer.change"), {.file = "C1 甲"}), "修改了 C1 甲");
    EXPECT_EQ(sentence(change("import.cancelled"), {}), "取消了导入 7");
    EXPECT_EQ(sentence(change("person.create"), {.person = "赵敏"}), "添加了人员 赵敏");
}

TEST(Sentence, is_found_for_a_word_of_a_newer_program) {
    EXPECT_EQ(sentence(change("pool.take", "领取"), {}), "做了操作 pool.take：领取");
}

TEST(Sentence, D11_never_repeats_a_number_that_was_typed_as_a_reason) {
    EXPECT_EQ(without_numbers("客户来电13800138000更正"), "客户来电138********更正");
    EXPECT_EQ(without_numbers("138 0013 8000 打不通"), "138 **** **** 打不通");
    EXPECT_EQ(without_numbers("座机0519-86561234"), "座机051*-********");
    EXPECT_EQ(without_numbers("11010519491231002X"), "110**************X");
    EXPECT_EQ(without_numbers("2026-11-22 年检，第 3 次，共 123456 元"),
              "2026-11-22 年检，第 3 次，共 123456 元");
    auto const said = sentence(change("reveal", "", "回拨 13800138000"), {.file = "C1 甲"});
    EXPECT_THAT(said, testing::Not(testing::HasSubstr("13800138000")));
}

TEST(Phrases, name_each_action_once_and_can_be_said) {
    std::set<std::string_view> seen;
    for (auto const& phrase : phrases()) {
        EXPECT_TRUE(seen.insert(phrase.action).second) << phrase.action << " stands twice";
        auto const said = sentence(change(std::string(phrase.action), "总结"),
                                   {.file = "C1 甲", .fields = "行业", .person = "王芳"});
        EXPECT_EQ(said.find_first_of("{}[]"), std::string::npos) << said;
    }
}

TEST(Kinds, find_what_belongs_to_them) {
    using testing::Contains;
    EXPECT_THAT(actions_of(Kind::Login), Contains("login.refused"));
    EXPECT_THAT(actions_of(Kind::Refusal), Contains("login.refused"));
    EXPECT_THAT(actions_of(Kind::Refusal), Contains("request.refused"));
    EXPECT_THAT(actions_of(Kind::Reveal), testing::ElementsAre("reveal"));
    EXPECT_EQ(kind_named("look_up"), Kind::LookUp);
    EXPECT_EQ(kind_named("lookups"), std::nullopt);
    EXPECT_EQ(label(Kind::Refusal), "被拒绝");
}

/// The words in the sources that look like an action: "word.word", or assigned to `action`.
class Sources {
  public:
    Sources() {
        for (auto const* folder :
             {"accounts", "api", "audit_trail", "customers", "exchange", "follow_ups", "notices",
              "oversight", "records", "review", "sign_in"})
            if (auto const path = fs::path(KEDANG_SOURCE_DIR) / "server" / folder; fs::exists(path))
                for (auto const& file : fs::recursive_directory_iterator(path))
                    read(file.path());
    }
    std::set<std::string> const& words() const { return words_; }

  private:
    void read(fs::path const& path) {
        auto const name = path.filename().string();
        if (!name.ends_with(".cpp") || name.ends_with("_test.cpp") || name == "testing.cpp" ||
            (path.parent_path().filename() == "oversight" && name.starts_with("model")))
            return;
        std::ifstream file(path);
        for (std::string line, before; std::getline(file, line); before = line)
            // An event of the server's log, a kind of job, a file: no deeds.
            if (!std::regex_search(before + line, std::regex(R"(log[._a-z]*\.write\(|_job =)")) &&
                !std::regex_search(line, std::regex(R"(\.(handle|repeat)\()")))
                collect(line);
    }
    void collect(std::string const& line) {
        static std::regex const word(R"re("([a-z_]{2,}\.[a-z_]+)"|action = "([a-z_]+)")re");
        for (std::sregex_iterator found(line.begin(), line.end(), word), end; found != end; ++found)
            words_.insert((*found)[1].matched ? (*found)[1] : (*found)[2]);
    }

    std::set<std::string> words_;
};

/// Dotted words that are something else.
bool is_known_otherwise(fields::Catalogue const& catalogue, std::string const& word) {
    auto const dot = word.find('.');
    auto const first = word.substr(0, dot), second = word.substr(dot + 1);
    if (config::find(config::rows(), word) != nullptr)
        return true;
    for (auto const* extension : {"json", "toml", "db", "log", "html"})
        if (second == extension)
            return true;
    for (auto const& role : accounts::shipped_roles())
        if (std::find(role.permissions.begin(), role.permissions.end(), word) !=
            role.permissions.end())
            return true;
    auto const* type = catalogue.record(first);
    return type != nullptr && type->field(second) != nullptr;
}

TEST(Phrases, D11_every_action_in_the_sources_has_a_sentence) {
    Sources const sources;
    auto const catalogue = fields::Catalogue::load("A");
    int actions = 0;
    for (auto const& word : sources.words()) {
        actions += phrase_of(word) != nullptr ? 1 : 0;
        EXPECT_TRUE(phrase_of(word) != nullptr || is_known_otherwise(*catalogue, word))
            << word << " looks like an action and has no sentence in oversight/model.cpp";
    }
    EXPECT_GE(actions, 30) << "the words are found at all";
    EXPECT_TRUE(sources.words().contains("reveal"));
    EXPECT_TRUE(sources.words().contains("import.upload"));
    for (auto const& type : catalogue->records())
        for (auto const* end : {".create", ".change"})
            EXPECT_NE(phrase_of(type.name + end), nullptr) << type.name << end;
    for (auto const* end : {"done", "cancelled", "failed"})
        EXPECT_NE(phrase_of(std::string("import.") + end), nullptr) << end;
}

}  // namespace
}  // namespace kedang::oversight
