// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "cli/commands.h"
#include "exchange/actions.h"

namespace kedang::cli {
namespace {

struct ImportWish {
    std::string file;
    std::string login = "admin";
    std::string mode = "create";
    std::string match_by = "name";
    std::vector<std::string> fixed;  ///< field=value
    exchange::FileOptions options;
};

exchange::Plan plan_of(ImportWish const& wish) {
    exchange::Plan plan = wish.options.plan;
    plan.mode = *exchange::mode_from(wish.mode);
    plan.match_by = *exchange::match_by_from(wish.match_by);
    for (auto const& pair : wish.fixed) {
        auto const at = pair.find('=');
        if (at == std::string::npos)
            throw Refused({ErrorCode::Invalid, "fixed", "--fixed 应为 字段=值：" + pair});
        plan.fixed[pair.substr(0, at)] = pair.substr(at + 1);
    }
    return plan;
}

void print_progress(exchange::Import const& import) {
    std::cerr << "\r已处理 " << import.tally.counts.rows() << " 行" << std::flush;
}

void print_outcome(exchange::ImportOutcome const& outcome) {
    auto const& counts = outcome.tally.counts;
    std::cout << "\n共 " << counts.rows() << " 行：新建 " << counts.created << "，更新 "
              << counts.updated << "，无变化 " << counts.unchanged << "，未导入 " << counts.rejected
              << "\n";
    for (auto const& reason : outcome.tally.reasons)
        std::cout << "  " << reason.count << " 行：" << reason.message << "\n";
    for (auto const& note : outcome.notes)
        std::cout << note << "\n";
    std::cout << std::flush;
}

void run(Shared& shared, ImportWish& wish) {
    auto const application = open(shared);
    auto context = value_or_refuse(application->context_of(wish.login));
    context.audit.via = audit_trail::Via::Import;
    wish.options.plan = plan_of(wish);
    auto const outcome =
        value_or_refuse(exchange::import_file(context, wish.file, wish.options, print_progress));
    print_outcome(outcome);
    if (outcome.tally.counts.rejected > 0)
        std::cout << "未导入的行可在页面“导入”中下载更正，导入编号 " << outcome.id << std::endl;
}

}  // namespace

void add_import(CLI::App& line, Shared& shared) {
    auto* command = line.add_subcommand("import", "从 CSV、XLSX、XLS 文件导入客户");
    auto wish = std::make_shared<ImportWish>();
    command->add_option("file", wish->file, "文件")->required()->check(CLI::ExistingFile);
    command->add_option("--as", wish->login, "以谁的身份导入（登录名）")->capture_default_str();
    command->add_option("--mapping", wish->options.scheme, "已保存的对应方案，默认自动识别");
    command->add_flag("--legacy", wish->options.plan.legacy, "历史数据导入：缺项标为待补全");
    command->add_option("--mode", wish->mode, "create 新建，update 更新，both 两者")
        ->check(CLI::IsMember({"create", "update", "both"}));
    command->add_option("--match-by", wish->match_by, "按什么认出同一客户")
        ->check(CLI::IsMember({"number", "credit_code", "phone", "name", "row_key"}));
    command->add_option("--fixed", wish->fixed, "所有行的固定值，字段=值，可多次");
    command->callback([&shared, wish] { run(shared, *wish); });
}

}  // namespace kedang::cli
