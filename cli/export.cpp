// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "cli/commands.h"
#include "extraction/actions.h"

namespace kedang::cli {
namespace {

struct ExportWish {
    std::string file;
    std::string login = "admin";
    std::string format = "xlsx";
    extraction::Request request;
};

void print_progress(std::int64_t rows) {
    std::cerr << "\r已导出 " << rows << " 家" << std::flush;
}

void print_texts(std::string const& before, std::vector<std::string> const& texts) {
    if (texts.empty())
        return;
    std::cout << before;
    for (auto const& text : texts)
        std::cout << (&text == &texts.front() ? "" : "、") << text;
    std::cout << "\n";
}

void run(Shared& shared, ExportWish& wish) {
    auto const application = open(shared);
    auto const context = value_or_refuse(application->context_of(wish.login));
    wish.request.format = *extraction::format_from(wish.format);
    auto const made =
        value_or_refuse(extraction::export_file(context, wish.request, wish.file, print_progress));
    std::cout << "\n共 " << made.rows << " 家客户，SHA-256 " << made.hash << "\n";
    print_texts("字段：", made.fields);
    print_texts("未导出（需审批或禁止导出）：", made.withheld);
    std::cout << std::flush;
}

}  // namespace

void add_export(CLI::App& line, Shared& shared) {
    auto* command = line.add_subcommand("export", "把客户导出为 CSV 或 XLSX 文件");
    auto wish = std::make_shared<ExportWish>();
    auto& request = wish->request;
    command->add_option("file", wish->file, "写到哪个文件，不能已存在")->required();
    command->add_option("--purpose", request.purpose, "用途，记入操作日志")->required();
    command->add_option("--format", wish->format, "csv 或 xlsx")
        ->check(CLI::IsMember({"csv", "xlsx"}))
        ->capture_default_str();
    command->add_option("--as", wish->login, "以谁的身份导出（登录名）")->capture_default_str();
    command->add_option("--columns", request.columns, "字段名，逗号分隔；不填则为全部可导出的字段");
    command->add_option("--filter", request.filter, "筛选条件，JSON");
    command->add_option("--sort", request.sort, "排序字段，前面加 - 为倒序");
    command->callback([&shared, wish] { run(shared, *wish); });
}

}  // namespace kedang::cli
