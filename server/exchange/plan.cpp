// SPDX-License-Identifier: Apache-2.0
#include "exchange/plan.h"

#include <algorithm>

#include "exchange/round_trip.h"
#include "records/prepare.h"

namespace kedang::exchange {
namespace {

using fields::Field;
using fields::RecordType;

constexpr int worth_taking = 50;  ///< proposals below it are shown, not taken

class PlanCheck {
  public:
    PlanCheck(accounts::Context const& context, records::KnownPeople& people,
              Targets const& targets, Found const& found, Plan const& plan)
        : context_(context), people_(people), targets_(targets), found_(found) {
        checked_.plan = plan;
    }

    Result<CheckedPlan> run() {
        TRY(check_rights());
        for (auto const& column : checked_.plan.mapping)
            if (!column.target.empty())
                add_column(column);
        for (auto const& [address, text] : checked_.plan.fixed)
            add_fixed(address, text);
        check_match();
        if (checked_.plan.mode != Mode::Update)
            check_required();
        if (!errors_.empty())
            return Error{ErrorCode::Invalid, "plan_invalid", "导入方案需要调整",
                         std::move(errors_)};
        add_notes();
        return std::move(checked_);
    }

  private:
    Result<Done> check_rights() const {
        TRY(context_.require("customer.import"));
        if (checked_.plan.mode != Mode::Update)
            TRY(context_.require("customer.create"));
        if (checked_.plan.mode != Mode::Create)
            TRY(context_.require("customer.change"));
        return Done{};
    }

    void refuse(std::string const& field, std::string rule, std::string message) {
        errors_.push_back({field, std::move(rule), std::move(message)});
    }

    bool may_give(Target const& target) const {
        return target.field->is_system() ||
               context_.actor.right(*target.record, *target.field, accounts::Relation::Own).write;
    }

    /// nullptr where it is refused, with its line in errors_.
    Target const* usable(std::string const& address) {
        auto const* target = targets_.find(address);
        if (target == nullptr || !may_give(*target)) {
            refuse(address, "unknown_field", "字段“" + address + "”不存在或您无权使用");
            return nullptr;
        }
        if (is_given(*target)) {
            refuse(address, "doubled", "“" + target->label() + "”对应了不止一列，请只保留一列");
            return nullptr;
        }
        return target;
    }

    bool is_given(Target const& target) const {
        auto const meets = [&](Target const& other) {
            return other.field == target.field &&
                   (other.part == target.part || other.part.empty() || target.part.empty());
        };
        return std::any_of(checked_.columns.begin(), checked_.columns.end(),
                           [&](ColumnUse const& use) { return meets(*use.target); });
    }

    void add_column(ColumnTarget const& wanted) {
        auto const known =
            std::find_if(found_.columns.begin(), found_.columns.end(),
                         [&](FoundColumn const& column) { return column.index == wanted.column; });
        if (known == found_.columns.end()) {
            refuse(wanted.target, "unknown_column",
                   "文件没有第 " + std::to_string(wanted.column + 1) + " 列，请刷新后重选");
            return;
        }
        if (wanted.target == row_key_target) {
            checked_.key_column = static_cast<std::size_t>(wanted.column);
            return;
        }
        auto const* target = usable(wanted.target);
        if (target == nullptr)
            return;
        bool const is_money = target->field->type->name == "money";
        checked_.columns.push_back({static_cast<std::size_t>(wanted.column), target,
                                    is_money ? unit_in(known->header) : std::string()});
    }

    void add_fixed(std::string const& address, std::string const& text) {
        auto const* target = usable(address);
        if (target == nullptr)
            return;
        if (!target->part.empty() || target->field->is_system()) {
            refuse(address, "not_fixed", "“" + target->label() + "”不能填写固定值");
            return;
        }
        records::Findings findings;
        fields::Typed const typed{target->field->name, text};
        records::parse(context_, people_, *target->record, {&typed, 1},
                       {.place = target->of_contact() ? "contact." : ""}, findings);
        errors_.insert(errors_.end(), findings.errors.begin(), findings.errors.end());
        (target->of_contact() ? checked_.fixed_contact : checked_.fixed_customer).push_back(typed);
    }

    void check_match() {
        if (checked_.plan.mode == Mode::Create)
            return;
        bool const has_key = [&] {
            if (checked_.plan.match_by == MatchBy::RowKey)
                return checked_.key_column.has_value();
            if (checked_.plan.match_by != MatchBy::Phone)
                return checked_.maps(word(checked_.plan.match_by));
            return std::any_of(
                checked_.columns.begin(), checked_.columns.end(),
                [](ColumnUse const& use) { return use.target->field->type->name == "phone"; });
        }();
        if (!has_key)
            refuse("match_by", "required",
                   "更新需要用于匹配的列，请映射“" + match_label() + "”或改用其他匹配方式");
        if (checked_.plan.match_by == MatchBy::RowKey && checked_.plan.mode == Mode::Both)
            refuse("match_by", "update_only",
                   "按行标识只能更新已有客户，请选择“仅更新”或改用其他匹配方式");
        if (checked_.plan.match_by == MatchBy::Phone && !context_.actor.may_search_exact())
            refuse("match_by", "forbidden", "您没有按完整号码查找的权限，请改用其他匹配方式");
    }

    std::string match_label() const {
        if (checked_.plan.match_by == MatchBy::Phone)
            return "电话";
        if (checked_.plan.match_by == MatchBy::RowKey)
            return std::string(records::row_key_heading);
        auto const* target = targets_.find(word(checked_.plan.match_by));
        return target == nullptr ? std::string() : target->label();
    }

    void check_required() {
        if (!checked_.gives("name"))
            refuse("name", "required", "客户名称没有对应的列，请先映射“客户名称”");
        if (checked_.plan.legacy)
            return;
        check_required(context_.catalogue().customer(), "");
        if (context_.catalogue().contact().required != fields::Required::No)
            check_required(context_.catalogue().contact(), "contact.");
    }

    void check_required(RecordType const& type, std::string const& prefix) {
        for (auto const& field : type.fields) {
            auto const address = prefix + field.name;
            if (field.required == fields::Required::No || field.is_system() ||
                field.default_value || address == "name" || checked_.gives(address))
                continue;
            bool const excused = std::any_of(
                field.required_unless.begin(), field.required_unless.end(),
                [&](std::string const& other) { return checked_.gives(prefix + other); });
            if (!excused)
                refuse(address, "required",
                       "必填项“" + targets_.find(address)->label() +
                           "”没有对应的列，请映射或填写固定值；旧资料不全时请勾选“历史数据导入”");
        }
    }

    void add_notes() {
        auto const& plan = checked_.plan;
        checked_.into_pool = plan.mode != Mode::Update && !checked_.gives("owner") &&
                             context_.actor.scope() == accounts::Scope::All;
        auto const* preset = context_.catalogue().preset();
        if (checked_.into_pool && preset != nullptr) {
            auto const pool = preset->words.find("pool");
            checked_.notes.push_back("没有指定负责人，新建的客户进入" +
                                     (pool == preset->words.end() ? "公海" : pool->second.zh));
        }
        if (plan.mode != Mode::Create && !plan.fixed.empty())
            checked_.notes.push_back("固定值只用于新建的客户，不会改动已有客户");
        if (plan.mode != Mode::Create && checked_.maps("number") &&
            plan.match_by != MatchBy::Number)
            checked_.notes.push_back("已有客户的编号不会被改动");
    }

    accounts::Context const& context_;
    records::KnownPeople& people_;
    Targets const& targets_;
    Found const& found_;
    CheckedPlan checked_;
    std::vector<FieldError> errors_;
};

}  // namespace

bool CheckedPlan::maps(std::string_view address) const {
    return std::any_of(columns.begin(), columns.end(), [&](ColumnUse const& use) {
        bool const is_part = !use.target->part.empty() &&
                             use.target->address.starts_with(std::string(address) + ".");
        return use.target->address == address || is_part;
    });
}

bool CheckedPlan::gives(std::string_view address) const {
    return maps(address) || plan.fixed.contains(std::string(address));
}

Result<CheckedPlan> check_plan(accounts::Context const& context, records::KnownPeople& people,
                               Targets const& targets, Found const& found, Plan const& plan) {
    return PlanCheck(context, people, targets, found, plan).run();
}

Plan proposed_plan(Found const& found, Plan wish) {
    for (auto const& column : found.columns) {
        bool const is_fixed = column.proposal && wish.fixed.contains(column.proposal->target);
        bool const taken =
            column.proposal && column.proposal->confidence >= worth_taking && !is_fixed;
        wish.mapping.push_back({column.index, taken ? column.proposal->target : ""});
    }
    return wish;
}

}  // namespace kedang::exchange
