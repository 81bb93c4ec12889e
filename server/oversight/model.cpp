// SPDX-License-Identifier: Apache-2.0
#include "oversight/model.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.h"

namespace kedang::oversight {
namespace {

struct KindName {
    Kind kind;
    std::string_view word, label;
};
constexpr std::array kinds{
    KindName{Kind::Entry, "entry", "录入"},           KindName{Kind::Change, "change", "修改"},
    KindName{Kind::Reveal, "reveal", "查看完整号码"}, KindName{Kind::LookUp, "look_up", "精确查找"},
    KindName{Kind::Import, "import", "导入"},         KindName{Kind::Download, "download", "下载"},
    KindName{Kind::Login, "login", "登录"},           KindName{Kind::Refusal, "refusal", "被拒绝"},
    KindName{Kind::Rights, "rights", "权限变更"},     KindName{Kind::Audit, "audit", "审计"},
    KindName{Kind::System, "system", "系统"},
};

constexpr std::array table{
    Phrase{"customer.create", Kind::Entry, "新建了客户{file}"},
    Phrase{"contact.create", Kind::Entry, "为{file}添加了联系人"},
    Phrase{"follow_up.create", Kind::Entry, "为{file}写了跟进记录"},
    Phrase{"sales_order.create", Kind::Entry, "为{file}登记了订单"},

    Phrase{"customer.change", Kind::Change, "修改了{file}[的{fields}]"},
    Phrase{"contact.change", Kind::Change, "修改了{file}的联系人[的{fields}]"},
    Phrase{"follow_up.change", Kind::Change, "修改了{file}的跟进记录[的{fields}]"},
    Phrase{"sales_order.change", Kind::Change, "修改了{file}的订单[的{fields}]"},
    Phrase{"customer.follow_owner", Kind::Change, "[{person}的客户][{summary}]"},
    Phrase{"customer.renumber", Kind::Change, "更改了{file}的客户编号[：{summary}]"},

    Phrase{"segment.create", Kind::Entry, "保存了客户分群[：{summary}]"},
    Phrase{"segment.change", Kind::Change, "修改了客户分群[：{summary}]"},
    Phrase{"segment.remove", Kind::Change, "删除了客户分群[：{summary}]"},

    Phrase{"update_request.asked", Kind::Change, "对{file}提出了[{summary}]"},
    Phrase{"update_request.applied", Kind::Change, "通过了对{file}的修改申请[（{summary}）]"},
    Phrase{"update_request.refused", Kind::Change, "驳回了对{file}的修改申请[（{summary}）]"},
    Phrase{"update_request.withdrawn", Kind::Change, "撤回了对{file}的修改申请[（{summary}）]"},
    Phrase{"update_request.outdated", Kind::Change, "对{file}的修改申请已失效[（{summary}）]"},

    Phrase{"reveal", Kind::Reveal, "查看了{file}的完整{fields}"},
    Phrase{"look_up", Kind::LookUp, "[{summary}][：{file}]"},
    Phrase{"look_up.sight", Kind::LookUp, "查找到{file}[，{summary}]"},

    Phrase{"import.upload", Kind::Import, "上传了导入文件，导入编号 {number}"},
    Phrase{"import.layout", Kind::Import, "为导入 {number} 重新指定了表头"},
    Phrase{"import.check", Kind::Import, "开始试运行导入 {number}"},
    Phrase{"import.checked", Kind::Import, "导入 {number} 试运行完成"},
    Phrase{"import.run", Kind::Import, "开始导入 {number}"},
    Phrase{"import.slice", Kind::Import, "导入 {number} 写入了[{summary}]"},
    Phrase{"import.done", Kind::Import, "导入 {number} 完成[：{summary}]"},
    Phrase{"import.cancelled", Kind::Import, "取消了导入 {number}[：{summary}]"},
    Phrase{"import.failed", Kind::Import, "导入 {number} 失败[：{summary}]"},
    Phrase{"import.purge", Kind::System, "清理了旧的导入[：{summary}]"},
    Phrase{"import.rejected_download", Kind::Download, "下载了导入 {number} 的失败行",
           Kind::Import},

    Phrase{"export.ask", Kind::Download, "申请导出 {number}[：{summary}]"},
    Phrase{"export.made", Kind::Download, "导出 {number} 已生成[：{summary}]"},
    Phrase{"export.download", Kind::Download, "下载了导出 {number}[：{summary}]"},
    Phrase{"export.cancelled", Kind::Download, "取消了导出 {number}"},
    Phrase{"export.failed", Kind::Download, "导出 {number} 失败[：{summary}]"},
    Phrase{"export.withdrawn", Kind::Download, "收回了导出 {number}[：{summary}]"},
    Phrase{"export.expired", Kind::System, "删除了过期的导出 {number}[：{summary}]"},

    Phrase{"login", Kind::Login, "登录了系统"},
    Phrase{"logout", Kind::Login, "退出了登录"},
    Phrase{"login.refused", Kind::Refusal, "[以{person}的账号]登录被拒绝[：{summary}]",
           Kind::Login},
    Phrase{"password.refused", Kind::Refusal, "修改密码被拒绝[：{summary}]", Kind::Login},
    Phrase{"second_factor.refused", Kind::Refusal, "两步验证被拒绝[：{summary}]", Kind::Login},
    Phrase{"request.refused", Kind::Refusal, "被拒绝：{summary}"},
    Phrase{"session.end", Kind::Login, "结束了[{person}的]一个登录"},
    Phrase{"session.end_all", Kind::Login, "结束了[{person}的]全部登录"},

    Phrase{"password.change", Kind::Rights, "修改了自己的密码"},
    Phrase{"password.reset", Kind::Rights, "重置了{person}的密码"},
    Phrase{"second_factor.begin", Kind::Rights, "开始设置两步验证"},
    Phrase{"second_factor.enrol", Kind::Rights, "启用了两步验证"},
    Phrase{"second_factor.codes", Kind::Rights, "更换了两步验证的恢复码"},
    Phrase{"second_factor.remove", Kind::Rights, "停用了自己的两步验证"},
    Phrase{"second_factor.reset", Kind::Rights, "重置了{person}的两步验证"},
    Phrase{"api_key.create", Kind::Rights, "新建了 API 密钥[：{summary}]"},
    Phrase{"api_key.delete", Kind::Rights, "删除了 API 密钥[：{summary}]"},
    Phrase{"person.create", Kind::Rights, "添加了人员{person}[（{summary}）]"},
    Phrase{"person.change", Kind::Rights, "修改了人员{person}[（{summary}）]"},
    Phrase{"person.disable", Kind::Rights, "停用了人员{person}[（{summary}）]"},
    Phrase{"department.create", Kind::Rights, "添加了部门[“{summary}”]"},
    Phrase{"department.change", Kind::Rights, "修改了部门[“{summary}”]"},
    Phrase{"department.delete", Kind::Rights, "删除了部门[“{summary}”]"},

    Phrase{"customer.share", Kind::Rights, "把{file}[{summary}]"},
    Phrase{"customer.unshare", Kind::Rights, "结束了{file}的一项共享"},
    Phrase{"rights.preview", Kind::Rights, "[{summary}]"},
    Phrase{"setting.change", Kind::Rights, "修改了系统设置[：{summary}]"},

    Phrase{"role.create", Kind::Rights, "新建了角色[：{summary}]"},
    Phrase{"role.change", Kind::Rights, "修改了角色[：{summary}]"},
    Phrase{"role.reset", Kind::Rights, "恢复了角色的原有权限[：{summary}]"},
    Phrase{"role.delete", Kind::Rights, "删除了角色[：{summary}]"},

    Phrase{"audit.print", Kind::Audit, "要求导出操作日志 PDF[（{summary}）]"},
    Phrase{"audit.pdf", Kind::Audit, "下载了操作日志 PDF[（{summary}）]", Kind::Download},
    Phrase{"audit.check", Kind::Audit, "开始校验日志完整性"},
    Phrase{"audit.checked", Kind::Audit, "日志完整性校验结果：{summary}"},
    Phrase{"alert.raise", Kind::Audit, "发出提醒：{summary}"},
    Phrase{"alert.acknowledge", Kind::Audit, "处理了提醒：{summary}"},

    Phrase{"customer.follow", Kind::System, "关注了{file}"},
    Phrase{"customer.unfollow", Kind::System, "不再关注{file}"},
    Phrase{"notice.switch_on", Kind::System, "打开了一类通知[：{summary}]"},
    Phrase{"notice.switch_off", Kind::System, "关闭了一类通知[：{summary}]"},
    Phrase{"setup", Kind::System, "选定了{summary}"},
    Phrase{"audit.epoch", Kind::System, "从备份恢复后开始了{summary}"},
};

/// Why a log-in was refused, as it stands in the log.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> login_outcomes{
    {{"bad_credentials", "登录名或密码不正确"},
     {"bad_code", "验证码不正确"},
     {"locked_out", "账号因多次失败暂时锁定"},
     {"disabled", "账号已停用"}}};

std::string summary_of(audit_trail::Change const& change) {
    if (change.action == "login.refused")
        for (auto const& [word, text] : login_outcomes)
            if (change.summary == word)
                return std::string(text);
    return change.summary;
}

/// Chinese and Latin apart, as names and numbers are read.
std::string spaced(std::string const& name) {
    return name.empty() ? name : " " + name + " ";
}

/// What the placeholders of one line stand for.
struct Filling {
    std::array<std::pair<std::string_view, std::string>, 5> values;

    std::string const& of(std::string_view name) const {
        auto const found = std::find_if(values.begin(), values.end(),
                                        [&](auto const& value) { return value.first == name; });
        check(found != values.end(), "phrases use the five placeholders");
        return found->second;
    }
};

/// The text with its placeholders filled. Sets `lacks` where one of them has nothing to say.
std::string filled(std::string_view text, Filling const& filling, bool& lacks) {
    std::string made;
    while (!text.empty()) {
        auto const open = std::min(text.find('{'), text.size());
        made += text.substr(0, open);
        text.remove_prefix(open);
        if (text.empty())
            break;
        auto const close = text.find('}');
        check(close != std::string_view::npos, "placeholders are closed");
        auto const& value = filling.of(text.substr(1, close - 1));
        lacks |= value.empty();
        made += value;
        text.remove_prefix(close + 1);
    }
    return made;
}

/// Leaves out the parts in [ ] that have nothing to say.
std::string said(std::string_view text, Filling const& filling) {
    std::string made;
    while (!text.empty()) {
        bool lacks = false;
        auto const open = std::min(text.find('['), text.size());
        made += filled(text.substr(0, open), filling, lacks);
        text.remove_prefix(open);
        if (text.empty())
            break;
        auto const close = text.find(']');
        check(close != std::string_view::npos, "optional parts are closed");
        lacks = false;
        auto const part = filled(text.substr(1, close - 1), filling, lacks);
        made += lacks ? "" : part;
        text.remove_prefix(close + 1);
    }
    return made;
}

/// A blank belongs between a name and what follows, not at the end or before a sign.
std::string tidied(std::string const& text) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const rest = std::string_view(text).substr(i);
        bool const needless = text[i] == ' ' && (rest.size() == 1 || rest.starts_with(" （") ||
                                                 rest.starts_with(" ：") || rest.starts_with("  "));
        if (!needless)
            made += text[i];
    }
    return made;
}

std::string_view reason_word(Kind kind) {
    return kind == Kind::Reveal || kind == Kind::LookUp || kind == Kind::Download ? "用途" : "原因";
}

constexpr std::size_t longest_shown_number = 6;     ///< digits in a row
constexpr std::size_t longest_shown_in_parts = 10;  ///< digits with blanks or dashes between
constexpr std::size_t shown_digits = 3;

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// How long the number at the beginning of the text is, in bytes, single blanks and dashes between
/// its digits included; 0 where it begins with something else.
std::size_t number_length(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < text.size() && i <= end + 1; ++i) {
        if (is_digit(text[i]))
            end = i + 1;
        else if (i == 0 || i != end || (text[i] != ' ' && text[i] != '-'))
            break;
    }
    return end;
}

std::string veiled(std::string_view number) {
    auto const digits =
        static_cast<std::size_t>(std::count_if(number.begin(), number.end(), is_digit));
    bool const in_parts = digits != number.size();
    if (digits <= (in_parts ? longest_shown_in_parts : longest_shown_number))
        return std::string(number);
    std::string made(number);
    std::size_t seen = 0;
    for (char& letter : made)
        if (is_digit(letter) && ++seen > shown_digits)
            letter = '*';
    return made;
}

}  // namespace

std::string_view word(Kind kind) {
    return std::find_if(kinds.begin(), kinds.end(), [&](auto& name) { return name.kind == kind; })
        ->word;
}

std::string_view label(Kind kind) {
    return std::find_if(kinds.begin(), kinds.end(), [&](auto& name) { return name.kind == kind; })
        ->label;
}

std::optional<Kind> kind_named(std::string_view word) {
    for (auto const& name : kinds)
        if (name.word == word)
            return name.kind;
    return std::nullopt;
}

std::span<Phrase const> phrases() {
    return table;
}

Phrase const* phrase_of(std::string_view action) {
    auto const found = std::find_if(table.begin(), table.end(),
                                    [&](Phrase const& phrase) { return phrase.action == action; });
    return found == table.end() ? nullptr : &*found;
}

std::vector<std::string> actions_of(Kind kind) {
    std::vector<std::string> actions;
    for (auto const& phrase : table)
        if (phrase.kind == kind || phrase.also == kind)
            actions.emplace_back(phrase.action);
    return actions;
}

std::string sentence(audit_trail::Change const& change, Names const& names) {
    auto const* phrase = phrase_of(change.action);
    std::string const number = change.record_id == 0 ? "" : std::to_string(change.record_id);
    Filling const filling{{{{"file", spaced(names.file)},
                            {"fields", names.fields},
                            {"person", spaced(names.person)},
                            {"summary", summary_of(change)},
                            {"number", number}}}};
    // A newer program may have written what this one has no words for.
    std::string text =
        tidied(phrase == nullptr ? said("做了操作 " + change.action + "[：{summary}]", filling)
                                 : said(phrase->text, filling));
    if (!change.reason.empty())
        text += "，" + std::string(reason_word(phrase == nullptr ? Kind::System : phrase->kind)) +
                "：" + without_numbers(change.reason);
    return text;
}

std::string without_numbers(std::string_view text) {
    std::string made;
    while (!text.empty()) {
        auto const length = number_length(text);
        if (length == 0) {
            made += text.front();
            text.remove_prefix(1);
            continue;
        }
        made += veiled(text.substr(0, length));
        text.remove_prefix(length);
    }
    return made;
}

}  // namespace kedang::oversight
