// A table that leaves, is edited and comes back: exactly what was edited changes.
// SPDX-License-Identifier: Apache-2.0
#include "extraction/export_api_test.h"

#include "accounts/actions.h"
#include "exchange/jobs.h"
#include "extraction/jobs.h"
#include "extraction/rights.h"
#include "extraction/writing.h"
#include "platform/tables/table_writer.h"
#include "records/table_cells.h"

namespace kedang::extraction {
namespace {

using customers::NewFile;
using http::Method;
using testing::HasSubstr;

constexpr auto imports = "/api/v1/imports";

class RoundTrip : public ExportTest {
  protected:
    void register_all(jobs::JobRunner& runner) override {
        register_jobs(runner, app().company().services());
        exchange::register_jobs(runner, app().company().services());
    }
    /// Brings a file in. Returns: the import as it ended.
    app::Answer bring(std::string const& login, std::string const& bytes,
                      std::string const& plan = "") {
        auto const uploaded =
            as(login).send(Method::Post, imports, {{"file_name", "客户.csv"}}, bytes).expect(201);
        auto const path = std::string(imports) + "/" + uploaded.at("/id");
        as(login).post(path + "/run", plan.empty() ? proposed(uploaded) : plan).expect(202);
        run_jobs();
        return as(login).get(path).expect(200);
    }
    /// The plan that the page proposes.
    static std::string proposed(app::Answer const& uploaded) {
        boost::json::array mapping;
        auto const json = uploaded.json();
        for (auto const& column : json.at("found").at("columns").as_array()) {
            boost::json::object entry{{"column", column.at("index")}};
            if (auto const* proposal = column.as_object().if_contains("proposal"))
                entry["target"] = proposal->at("target");
            else
                entry["target"] = nullptr;
            mapping.push_back(std::move(entry));
        }
        return boost::json::serialize(
            boost::json::object{{"mapping", mapping}, {"mode", "update"}, {"match_by", "row_key"}});
    }
    static std::string bytes_of(std::filesystem::path const& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::string exported_bytes(std::string const& login, std::string const& wish) {
        return bytes_of(fetch(login, exported(login, wish)).expect(200).file());
    }
    static void replace(std::string& bytes, std::string const& from, std::string const& to) {
        auto const at = bytes.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        bytes.replace(at, from.size(), to);
    }
    /// Many customers of one person, as an import brings them.
    void fill(std::string const& login, int count) {
        std::string file = "客户名称,备注,员工人数,注册资本\n";
        for (int i = 0; i < count; ++i)
            file += "无锡第" + std::to_string(10'000 + i) + "机电有限公司,备注" +
                    std::to_string(i) + "号," + std::to_string(i + 1) + "," + std::to_string(i) +
                    "万元\n";
        bring(login, file,
              R"({"mapping":[{"column":0,"target":"name"},{"column":1,"target":"notes"},
                  {"column":2,"target":"employees"},
                  {"column":3,"target":"registered_capital"}],"legacy":true})")
            .has_at("/result/created", std::to_string(count));
    }
    std::int64_t changes_in_log() {
        return *app().database().read()->integer(
            "SELECT COUNT(*) FROM audit_entry WHERE action = 'customer.change'");
    }
};
INSTANTIATE_ON_BOTH_ENGINES(RoundTrip);

TEST_P(RoundTrip, B07_ten_edited_cells_come_back_as_ten_changes) {
    fill("sales", 40);
    auto const before = changes_in_log();
    for (std::string const format : {"csv", "xlsx"}) {
        auto const id = exported(
            "sales", R"({"format":")" + format + R"(","purpose":"批量整理","sort":"name"})");
        auto const file = fetch("sales", id).expect(200).file();
        auto opened = tables::open(file, "导出." + format);
        ASSERT_TRUE(opened.ok());
        auto const edited = app().company().folder() / ("edited." + format);
        auto const writer =
            format == "csv" ? tables::create_csv(edited) : tables::create_xlsx(edited);
        std::size_t notes = 0;
        for (tables::Row row; opened.value().reader->next(row).value();) {
            for (std::size_t i = 0; row.number == 1 && i < row.cells.size(); ++i)
                if (row.cells[i].text == "备注")
                    notes = i;
            if (row.number >= 10 && row.number < 20)
                row.cells[notes] = tables::text_cell("改过-" + format + std::to_string(row.number));
            ASSERT_TRUE(writer->write(row.cells).ok());
        }
        writer->finish();
        auto const done = bring("sales", bytes_of(edited));
        done.has_at("/result/updated", "10").has_at("/result/unchanged", "30");
        done.has_at("/result/rejected", "0").has_at("/result/created", "0");
        EXPECT_EQ(
            *app().database().read()->integer("SELECT COUNT(*) FROM customer WHERE notes LIKE $1",
                                              {"改过-" + format + "%"}),
            10);
    }
    EXPECT_EQ(changes_in_log() - before, 20) << "ten by each file, and no line more";
}

TEST_P(RoundTrip, says_what_it_proposes) {
    fill("sales", 2);
    auto const bytes = exported_bytes("sales", R"({"format":"csv","purpose":"批量整理",
            "columns":["number","name","created_at","notes"]})");
    auto const uploaded =
        as("sales").send(Method::Post, imports, {{"file_name", "客户.csv"}}, bytes).expect(201);
    EXPECT_EQ(uploaded.at("/found/columns/0/proposal/target"), "") << "numbers do not change here";
    EXPECT_EQ(uploaded.at("/found/columns/1/proposal/target"), "name");
    EXPECT_EQ(uploaded.at("/found/columns/2/proposal"), "") << "a date it shows is no date to set";
    EXPECT_EQ(uploaded.at("/found/columns/3/proposal/target"), "notes");
    EXPECT_EQ(uploaded.at("/found/columns/4/proposal/target"), "row_key");
}

TEST_P(RoundTrip, leaves_alone_what_is_blank_or_masked_or_reads_the_same) {
    ASSERT_TRUE(accounts::add_person(app().company().system(),
                                     {"twin", "王芳", "", 1, {"salesperson"}},
                                     SecretText(app::TestApp::password))
                    .ok());
    make("sales", NewFile("华东精密科技有限公司")
                      .value("notes", "老客户")
                      .value("registered_capital", "0.1234元")
                      .value("region", "江苏省/苏州市"));
    auto bytes = exported_bytes("sales", R"({"format":"csv","purpose":"批量整理"})");
    EXPECT_THAT(bytes, HasSubstr("王芳")) << "a name two people have is no owner one could set";
    bring("sales", bytes).has_at("/result/unchanged", "1").has_at("/result/rejected", "0");
    replace(bytes, "老客户", "");
    bring("sales", bytes).has_at("/result/unchanged", "1");
    replace(bytes, "华东精密科技有限公司", "华东精密机械有限公司");
    bring("sales", bytes).has_at("/result/updated", "1");
    as("sales").get("/api/v1/customers", {{"q", "华东精密机械"}}).has("华东精密机械有限公司");
}

TEST_P(RoundTrip, refuses_what_somebody_else_changed_meanwhile) {
    auto const id = make("sales", NewFile("华东精密科技有限公司").value("notes", "老客户"));
    auto bytes = exported_bytes("sales", R"({"format":"csv","purpose":"批量整理"})");
    as("sales")
        .patch("/api/v1/customers/" + id, "1", R"({"values":{"notes":"新的备注"}})")
        .expect(200);
    replace(bytes, "老客户", "表格里改的");
    auto const done = bring("sales", bytes).has_at("/result/rejected", "1");
    EXPECT_THAT(done.body(), HasSubstr("又被修改过"));
    as("sales").get("/api/v1/customers/" + id).has("新的备注");
}

TEST_P(RoundTrip, refuses_keys_that_were_touched_or_are_of_files_out_of_sight) {
    make("sales", NewFile("华东精密科技有限公司").value("notes", "老客户"));
    auto const bytes = exported_bytes("sales", R"({"format":"csv","purpose":"批量整理"})");
    auto const refused = [&](std::string const& login, std::string const& file) {
        return bring(login, file).has_at("/result/rejected", "1").body();
    };
    auto forged = bytes;
    auto const key = forged.find("kd1.");
    forged[key + 40] = forged[key + 40] == 'A' ? 'B' : 'A';
    EXPECT_THAT(refused("sales", forged), HasSubstr("行标识被改动过"));
    auto edited = bytes;
    replace(edited, "老客户", "撬走");
    EXPECT_THAT(refused("other", edited), HasSubstr("不存在或您无权查看"));
    auto const twice = bytes + bytes.substr(bytes.find("\r\n") + 2);
    EXPECT_THAT(refused("sales", twice), HasSubstr("重复"));
}

TEST_P(RoundTrip, a_walk_in_slices_loses_and_doubles_nothing) {
    constexpr int many = 1203;
    fill("sales", many);
    auto const sheet = sheet_of("sales", R"({"format":"csv","columns":["name","employees"],
        "sort":"-employees","purpose":"全部资料备查"})");
    ASSERT_EQ(sheet.rows.size(), many);
    for (int i = 0; i < many; ++i)
        ASSERT_EQ(sheet.rows[static_cast<std::size_t>(i)].at("员工人数").text,
                  std::to_string(many - i));
}

TEST_P(RoundTrip, a_walk_ends_where_rights_change_between_two_slices) {
    fill("sales", 1203);
    auto const context = app().company().context("sales");
    auto const id = ask(context, {.columns = "name", .purpose = "全部资料备查"}).value();
    Export made;
    made.id = id;
    made.person = context.actor.id();
    made.request.columns = "name";
    made.rights = rights_of(context);
    auto const walk = customers::begin_walk(context, {}).value();
    ASSERT_EQ(walk.ids.size(), 1203);
    int slices = 0;
    std::int64_t written = 0;
    Pass const pass{
        [&]() -> Result<accounts::Context> {
            if (++slices == 2) {
                accounts::PersonChange moved;
                moved.id = made.person;
                moved.department = 2;
                EXPECT_TRUE(accounts::change_person(app().company().system(), moved).ok());
            }
            return acting_for(app().company().services(), made);
        },
        [&](std::int64_t rows) { written = rows; }};
    auto const result = write_file(made, walk, app().company().folder() / "cut.csv", pass);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().key, "export_withdrawn");
    EXPECT_EQ(written, 500);
}

TEST_P(RoundTrip, a_file_that_went_out_of_sight_between_two_slices_does_not_leave) {
    fill("sales", 3);
    auto const context = app().company().context("sales");
    auto const walk = customers::begin_walk(context, {}).value();
    ASSERT_TRUE(app()
                    .database()
                    .write([&](db::Transaction& transaction) -> Result<Done> {
                        transaction.execute("UPDATE customer SET owner = $1 WHERE id = $2",
                                            {app().company().person("other"), walk.ids[1]});
                        return Done{};
                    })
                    .ok());
    auto const left =
        customers::read_slice(*app().database().read(), context, {}, walk.ids).value();
    ASSERT_EQ(left.size(), 2);
    EXPECT_EQ(left[0].id, walk.ids[0]);
    EXPECT_EQ(left[1].id, walk.ids[2]);
}

}  // namespace
}  // namespace kedang::extraction
