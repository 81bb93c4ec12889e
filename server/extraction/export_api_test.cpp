// Customers as files: what leaves, what stays, who may fetch it, and what the log says of it.
// SPDX-License-Identifier: Apache-2.0
#include "extraction/export_api_test.h"

#include "accounts/actions.h"
#include "extraction/jobs.h"
#include "platform/crypto/file_digest.h"
#include "records/table_cells.h"

namespace kedang::extraction {
namespace {

using customers::NewFile;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class Exports : public ExportTest {
  protected:
    void SetUp() override {
        ExportTest::SetUp();
        if (IsSkipped())
            return;
        first_ = make("sales", NewFile("华东精密科技有限公司")
                                   .value("office_phone", "0512-65881234")
                                   .value("registered_capital", "1234.5元")
                                   .value("notes", "=1+1")
                                   .value("credit_code", "91320412250963790E"));
        second_ = make("sales", NewFile("无锡恒远五金厂").value("notes", "+8613800138000"));
        foreign_ = make("other", NewFile("常州恒立机械厂"));
    }
    void register_all(jobs::JobRunner& runner) override {
        register_jobs(runner, app().company().services());
    }
    std::int64_t person(std::string const& login) { return app().company().person(login); }
    void change(std::string const& login,
                std::function<void(accounts::PersonChange&)> const& what) {
        accounts::PersonChange wanted;
        wanted.id = person(login);
        what(wanted);
        ASSERT_TRUE(accounts::change_person(app().company().system(), wanted).ok());
    }

    std::string first_, second_, foreign_;
};
INSTANTIATE_ON_BOTH_ENGINES(Exports);

TEST_P(Exports, E17_leave_as_the_list_shows_them) {
    auto const sheet = sheet_of("sales", R"({"format":"csv","columns":["number","name","notes"],
        "sort":"name","purpose":"季度盘点","with_keys":false})");
    EXPECT_THAT(sheet.headings, ElementsAre("客户编号", "客户名称", "备注"));
    EXPECT_THAT(sheet.column("客户名称"), ElementsAre("华东精密科技有限公司", "无锡恒远五金厂"));
    EXPECT_THAT(sheet.column("备注"), ElementsAre("=1+1", "+8613800138000"));
    auto const filtered = sheet_of("sales", R"({"format":"xlsx","columns":["name"],"q":"恒远",
        "purpose":"季度盘点"})");
    EXPECT_THAT(filtered.column("客户名称"), ElementsAre("无锡恒远五金厂"));
    auto const ticked =
        sheet_of("sales", R"({"format":"xlsx","columns":["name"],"ids":[")" + first_ + R"(",")" +
                              foreign_ + R"("],"purpose":"季度盘点"})");
    EXPECT_THAT(ticked.column("客户名称"), ElementsAre("华东精密科技有限公司"))
        << "ticking a file one does not see brings nothing";
}

TEST_P(Exports, keep_codes_and_formulas_texts_and_amounts_numbers) {
    for (std::string const format : {"csv", "xlsx"}) {
        auto const id = exported("sales", R"({"format":")" + format + R"(","purpose":"核对资料",
            "columns":["name","credit_code","notes","registered_capital"],"sort":"name"})");
        auto const file = fetch("sales", id).expect(200).file();
        auto const sheet = read_sheet(file, "导出." + format);
        ASSERT_EQ(sheet.rows.size(), 2);
        auto const& row = sheet.rows[0];
        EXPECT_EQ(row.at("统一社会信用代码").text, "91320412250963790E");
        EXPECT_EQ(row.at("备注").text, "=1+1");
        EXPECT_EQ(row.at("注册资本").text, "1234.5");
        if (format == "xlsx") {
            EXPECT_EQ(row.at("注册资本").kind, tables::Cell::Kind::Number);
            EXPECT_EQ(row.at("备注").kind, tables::Cell::Kind::Text);
            continue;
        }
        std::ifstream in(file);
        std::string const bytes((std::istreambuf_iterator<char>(in)), {});
        EXPECT_TRUE(bytes.starts_with("\xEF\xBB\xBF"));
        EXPECT_THAT(bytes, HasSubstr(",'=1+1,"));
        EXPECT_THAT(bytes, HasSubstr(",'+8613800138000,"));
    }
}

TEST_P(Exports, A27_keep_back_what_needs_approval_and_say_so_before) {
    auto const preview =
        as("sales")
            .post("/api/v1/exports/preview", R"({"columns":["name","office_phone","notes"]})")
            .expect(200)
            .has_at("/rows", "2")
            .has_at("/withheld/0/label", "办公电话")
            .has_at("/withheld/0/reason", "approval");
    EXPECT_EQ(preview.at("/fields/1/name"), "notes");
    auto const id = exported("sales", R"({"format":"csv","purpose":"客户回访",
        "columns":["name","office_phone"]})");
    look("sales", id).has_at("/withheld/0", "办公电话").lacks("65881234");
    auto const sheet = read_sheet(fetch("sales", id).expect(200).file(), "导出.csv");
    EXPECT_THAT(sheet.headings, Not(Contains("办公电话")));
    as("sales")
        .post(exports, R"({"purpose":"客户回访","columns":["office_phone"]})")
        .expect(422)
        .has("nothing_leaves");
}

TEST_P(Exports, E27_refuse_hidden_fields_like_unknown_ones_and_mask_masked_ones) {
    ASSERT_TRUE(accounts::add_person(app().company().system(),
                                     {"market", "钱市场", "", 1, {"marketing"}},
                                     SecretText(app::TestApp::password))
                    .ok());
    auto const refused = [&](std::string const& column) {
        auto body =
            as("market")
                .post(exports, R"({"purpose":"活动名单","columns":["name",")" + column + R"("]})")
                .expect(422)
                .has("unknown_field")
                .body();
        for (auto at = body.find(column); at != std::string::npos; at = body.find(column))
            body.replace(at, column.size(), "?");
        return body;
    };
    EXPECT_EQ(refused("id_number"), refused("no_such_field"));
    make("sales", NewFile("张三").value("kind", "person").value("birth_year", 1980));
    auto const sheet = sheet_of("market", R"({"format":"csv","purpose":"活动名单",
        "columns":["name","birth_year"],"q":"张三"})");
    ASSERT_EQ(sheet.rows.size(), 1);
    EXPECT_THAT(sheet.rows[0].at("出生年份").text, AllOf(Not(HasSubstr("1980")), HasSubstr("*")));
    auto const own = sheet_of("sales", R"({"format":"csv","purpose":"活动名单",
        "columns":["name","birth_year"],"q":"张三"})");
    EXPECT_THAT(own.column("出生年份"), ElementsAre("1980"));
}

TEST_P(Exports, want_a_purpose_and_the_right) {
    auto const ask = [&](std::string const& login, std::string const& body) {
        return as(login).post(exports, body);
    };
    app().stores_nothing([&] {
        ask("sales", R"({"columns":["name"],"purpose":" "})")
            .expect(422)
            .complains("purpose", "用途");
        ask("sales", R"({"columns":["name"],"purpose":"盘点","q":"没有这家公司"})")
            .expect(422)
            .has("没有符合条件的客户");
        ask("sales", R"({"columns":["name"],"purpose":"盘点","sort":"office_phone"})")
            .expect(422)
            .has("unknown_field");
        ask("sales", R"({"columns":["name"],"purpose":"盘点","filter":"no json"})").expect(422);
    });
    ASSERT_TRUE(accounts::add_person(app().company().system(),
                                     {"clerk", "孙客服", "", 1, {"service_agent"}},
                                     SecretText(app::TestApp::password))
                    .ok());
    ask("clerk", R"({"columns":["name"],"purpose":"盘点"})").expect(403).has("export.free");
}

TEST_P(Exports, belong_to_who_asked_and_are_hashed) {
    auto const id = exported("sales", R"({"columns":["name"],"purpose":"季度盘点"})");
    auto const done = look("sales", id).expect(200).has_at("/state", "done").has_at("/rows", "2");
    auto const file = fetch("sales", id).expect(200);
    EXPECT_EQ(done.at("/hash"), crypto::sha256_of_file(file.file()));
    EXPECT_THAT(file.header("Content-Disposition"), HasSubstr("filename*=UTF-8''%E5%AE%A2"));
    auto const rights = std::filesystem::status(file.file()).permissions();
    EXPECT_EQ(rights, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    for (auto const* other : {"other", "head", "admin"}) {
        look(other, id).expect(404);
        fetch(other, id).expect(404);
        as(other).post(std::string(exports) + "/" + id + "/cancel").expect(404);
        as(other).get(exports).expect(200).lacks("季度盘点");
    }
    as("sales").get(exports).expect(200).has("季度盘点").has_at("/items/0/downloads", "1");
}

TEST_P(Exports, D11_stand_in_the_log_with_operator_purpose_fields_count_and_hash) {
    auto const id = exported(
        "sales",
        R"({"columns":["name","notes"],"purpose":"季度盘点","filter":"{\"field\":\"name\",\"op\":\"contains\",\"value\":\"华东\"}"})");
    auto const hash = look("sales", id).at("/hash");
    fetch("sales", id).expect(200);
    auto const text = log();
    EXPECT_THAT(text, HasSubstr("申请导出 " + id +
                                "：筛选的客户（客户名称 包含 华东），XLSX，"
                                "字段：客户名称、备注，预计 1 家，用途：季度盘点"));
    EXPECT_THAT(text, HasSubstr("导出 " + id + " 已生成：1 家客户，SHA-256 " + hash));
    EXPECT_THAT(text, HasSubstr("下载了导出 " + id + "：1 家客户，SHA-256 " + hash));
    exported("sales", R"({"columns":["name"],"purpose":"季度盘点","q":"0512-65881234"})");
    EXPECT_THAT(log(), AllOf(HasSubstr("搜索“***”"), Not(HasSubstr("65881234"))))
        << "the log outlives the person";
}

TEST_P(Exports, E27_end_with_the_person_in_the_same_transaction) {
    auto const done = exported("sales", R"({"columns":["name"],"purpose":"季度盘点"})");
    auto const file = fetch("sales", done).expect(200).file();
    auto const waiting =
        as("sales").post(exports, R"({"columns":["name"],"purpose":"再导一次"})").at("/id");
    change("sales", [](auto& wanted) { wanted.disabled = true; });
    change("sales", [](auto& wanted) { wanted.disabled = false; });
    app().clock().advance(std::chrono::hours(1));  // logs in anew
    run_jobs();
    as("sales").get(exports).expect(200).lacks("\"done\"").has("withdrawn");
    fetch("sales", done).expect(403).has("export_withdrawn");
    fetch("sales", waiting).expect(403).has("export_withdrawn");
    ASSERT_TRUE(sweep(app().company().services()).ok());
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_THAT(log(), HasSubstr("收回了导出 " + done));
}

TEST_P(Exports, E27_are_refused_once_a_right_or_the_department_changed) {
    auto const id = exported("sales", R"({"columns":["name"],"purpose":"季度盘点"})");
    auto const waiting =
        as("sales").post(exports, R"({"columns":["name"],"purpose":"再导一次"})").at("/id");
    change("sales", [](auto& wanted) { wanted.department = 2; });
    run_jobs();
    look("sales", waiting).expect(200).has_at("/state", "withdrawn").has("部门或权限");
    fetch("sales", id).expect(403).has("export_withdrawn");
    change("sales", [](auto& wanted) { wanted.roles = {"service_agent"}; });
    fetch("sales", id).expect(403).has("export.free");
}

TEST_P(Exports, are_swept_when_their_time_is_over) {
    auto const id = exported("sales", R"({"columns":["name"],"purpose":"季度盘点"})");
    auto const file = fetch("sales", id).expect(200).file();
    app().clock().advance(std::chrono::hours(71));
    ASSERT_TRUE(sweep(app().company().services()).ok());
    fetch("sales", id).expect(200);
    app().clock().advance(std::chrono::hours(2));
    fetch("sales", id).expect(409).has("export_expired");
    ASSERT_TRUE(sweep(app().company().services()).ok());
    EXPECT_FALSE(std::filesystem::exists(file));
    look("sales", id).expect(200).has_at("/state", "expired");
}

TEST_P(Exports, can_be_cancelled_until_they_ended) {
    auto const path =
        std::string(exports) + "/" +
        as("sales").post(exports, R"({"columns":["name"],"purpose":"季度盘点"})").at("/id");
    as("sales").post(path + "/cancel").expect(200).has_at("/state", "cancelled");
    run_jobs();
    as("sales").get(path).expect(200).has_at("/state", "cancelled");
    as("sales").get(path + "/file").expect(409);
    as("sales").post(path + "/cancel").expect(409);
    for (int i = 0; i < 3; ++i)
        as("sales").post(exports, R"({"columns":["name"],"purpose":"季度盘点"})").expect(202);
    as("sales")
        .post(exports, R"({"columns":["name"],"purpose":"季度盘点"})")
        .expect(409)
        .has("export_busy");
}

}  // namespace
}  // namespace kedang::extraction
