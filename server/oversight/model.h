// How a line of the log reads: which kind of deed it is, and the Chinese sentence that says it.
// Every action word of the program stands in the one table here. Pure; no storage, no HTTP.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit_trail/model.h"

namespace kedang::oversight {

inline constexpr std::uint32_t oversight_table = 31;  ///< of alerts and checks, in the audit trail

/// What an auditor filters by.
enum class Kind : std::uint8_t {
    Entry,     ///< 录入
    Change,    ///< 修改
    Reveal,    ///< 查看完整号码
    LookUp,    ///< 精确查找
    Import,    ///< 导入
    Download,  ///< 下载
    Login,     ///< 登录
    Refusal,   ///< 被拒绝
    Rights,    ///< 权限变更
    Audit,     ///< 审计: reading the log out, checking it, alerts
    System     ///< 系统
};
/// "entry", "change", "reveal", "look_up" …: as sent.
std::string_view word(Kind kind);
/// As people read it.
std::string_view label(Kind kind);
std::optional<Kind> kind_named(std::string_view word);

/// How one action is said. In `text`, {file} stands for the customer, {fields} for the labels of
/// what was touched, {person} for whom it was done to, {summary} for the line's own words, {number}
/// for the id of what it was done to; each with what is around it in [ ] is left out where empty.
struct Phrase {
    std::string_view action;
    Kind kind;
    std::string_view text;
    std::optional<Kind> also = {};  ///< is found under this kind as well
};
std::span<Phrase const> phrases();
/// nullptr for a word that is not in the table.
Phrase const* phrase_of(std::string_view action);
/// What to look for in the log to find this kind.
std::vector<std::string> actions_of(Kind kind);

/// What the ids of a line stand for.
struct Names {
    std::string file = {};    ///< number and name of the customer
    std::string fields = {};  ///< labels joined by 、
    std::string person = {};  ///< to whom it was done
};

/// The deed, without who did it and when: "查看了 C202405001 华东精密 的完整手机号，用途：回访".
/// Numbers of seven digits and more in what people typed as a reason are not repeated.
std::string sentence(audit_trail::Change const& change, Names const& names);

/// Digits that could be somebody's number, but for the first three: "138********".
std::string without_numbers(std::string_view text);

}  // namespace kedang::oversight
