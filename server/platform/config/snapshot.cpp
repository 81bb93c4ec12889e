// SPDX-License-Identifier: Apache-2.0
#include "platform/config/settings.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/check.h"
#include "base/json_writer.h"
#include "platform/config/values.h"

namespace kedang::config {
namespace {

std::string_view place(Origin origin) {
    switch (origin) {
        case Origin::Default:
            return "默认值";
        case Origin::File:
            return "配置文件 kedang.toml";
        case Origin::Database:
            return "系统设置";
        case Origin::Environment:
            return "环境变量";
        case Origin::CommandLine:
            return "命令行";
    }
    return "";
}

std::string_view word(Origin origin) {
    constexpr std::array<std::string_view, 5> words{"default", "file", "database", "environment",
                                                    "command_line"};
    return words[static_cast<std::size_t>(origin)];
}

std::string_view word(Type type) {
    constexpr std::array<std::string_view, 12> words{
        "text", "integer", "boolean",  "choice",    "secret", "time_zone",
        "url",  "address", "networks", "directory", "host",   "mailboxes"};
    return words[static_cast<std::size_t>(type)];
}

/// The keys of the same group, so that a slip of the pen is found.
std::string neighbours(std::span<Row const> table, std::string_view key) {
    std::string_view const group = key.substr(0, key.find('.'));
    std::string names;
    for (Row const& row : table)
        if (row.key.substr(0, row.key.find('.')) == group)
            names += (names.empty() ? "" : "、") + std::string(row.key);
    return names;
}

FieldError unknown(std::span<Row const> table, std::string const& key, Origin origin) {
    std::string const near = neighbours(table, key);
    return {key, "unknown",
            std::string(place(origin)) + " 中的 " + key + " 不是设置项，" +
                (near.empty() ? "请删除" : "可用的有：" + near)};
}

void describe(JsonWriter& json, Row const& row) {
    json.member("key", row.key).member("type", word(row.type));
    if (row.type == Type::Integer)
        json.member("minimum", row.minimum).member("maximum", row.maximum);
    if (row.type == Type::Choice) {
        json.key("choices").begin_array();
        for (Choice const& choice : row.choices)
            json.begin_object()
                .member("value", choice.value)
                .member("zh", choice.label.zh)
                .member("en", choice.label.en)
                .end_object();
        json.end_array();
    }
    json.key("label")
        .begin_object()
        .member("zh", row.label.zh)
        .member("en", row.label.en)
        .end_object();
    json.member("effect", row.effect)
        .member("restart_needed", row.takes == Takes::EffectAfterRestart)
        .member("kept_by", row.kept == Kept::BySystem ? "system" : "security");
}

}  // namespace

Result<Settings> Settings::load(Sources const& sources, std::span<Row const> table) {
    Settings settings;
    std::vector<FieldError> wrong;
    for (Row const& row : table) {
        Result<std::string> value = check_value(row, row.default_value);
        check(value.ok(), "a default keeps to its own row");
        settings.entries_.push_back({&row, Origin::Default, {}, {}, 0});
        settings.set(row, Origin::Default, std::move(value).value());
    }
    std::pair<Origin, Values const*> const by_strength[] = {
        {Origin::File, &sources.file},
        {Origin::Database, &sources.database},
        {Origin::Environment, &sources.environment},
        {Origin::CommandLine, &sources.command_line}};
    for (auto const& [origin, values] : by_strength) {
        for (auto const& [key, given] : *values) {
            Row const* const row = find(table, key);
            if (row == nullptr) {
                wrong.push_back(unknown(table, key, origin));
                continue;
            }
            Result<std::string> value = check_value(*row, given);
            if (value.ok())
                settings.set(*row, origin, std::move(value).value());
            else
                wrong.push_back(
                    {key, "setting", std::string(place(origin)) + "：" + value.error().title});
        }
    }
    if (wrong.empty())
        return settings;
    std::string title = wrong.front().message;
    if (wrong.size() > 1)
        title += "（共" + std::to_string(wrong.size()) + "处）";
    return Error{ErrorCode::Invalid, "settings_invalid", std::move(title), std::move(wrong)};
}

void Settings::set(Row const& row, Origin origin, std::string value) {
    auto const target = std::find_if(entries_.begin(), entries_.end(),
                                     [&](Entry const& each) { return each.row == &row; });
    target->origin = origin;
    if (row.type == Type::Boolean)
        target->number = value == "true";
    else if (row.type == Type::Integer)
        std::from_chars(value.data(), value.data() + value.size(), target->number);
    if (row.type == Type::Secret)
        target->secret = SecretText(std::move(value));
    else
        target->value = std::move(value);
}

Settings::Entry const& Settings::entry(std::string_view key) const {
    auto const found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](Entry const& each) { return each.row->key == key; });
    check(found != entries_.end(), "code asks only for settings that have a row");
    return *found;
}

std::string const& Settings::text(std::string_view key) const {
    Entry const& found = entry(key);
    check(found.row->type != Type::Secret, "a secret is asked for as a secret");
    return found.value;
}

std::int64_t Settings::integer(std::string_view key) const {
    check(entry(key).row->type == Type::Integer, "the row says that it is an integer");
    return entry(key).number;
}

bool Settings::boolean(std::string_view key) const {
    check(entry(key).row->type == Type::Boolean, "the row says that it is a boolean");
    return entry(key).number != 0;
}

SecretText const& Settings::secret(std::string_view key) const {
    check(entry(key).row->type == Type::Secret, "the row says that it is a secret");
    return entry(key).secret;
}

std::vector<std::string> Settings::list(std::string_view key) const {
    auto const type = entry(key).row->type;
    check(type == Type::Networks || type == Type::Mailboxes, "the row says that it is a list");
    return split_list(entry(key).value);
}

Origin Settings::origin(std::string_view key) const {
    return entry(key).origin;
}

std::string Settings::to_json() const {
    JsonWriter json;
    json.begin_array();
    for (Entry const& each : entries_) {
        json.begin_object();
        describe(json, *each.row);
        json.member("origin", word(each.origin));
        if (each.row->type == Type::Secret)
            json.member("is_set", !each.secret.empty());
        else
            json.member("value", each.value).member("default", each.row->default_value);
        json.end_object();
    }
    return json.end_array().take();
}

}  // namespace kedang::config
