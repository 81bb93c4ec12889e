// SPDX-License-Identifier: Apache-2.0
#include "platform/config/sources.h"

#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include <cstdlib>

namespace kedang::config {
namespace {

Error unusable(std::filesystem::path const& file, toml::source_position at,
               std::string const& why) {
    return {ErrorCode::Invalid, "settings_file_invalid",
            "配置文件 " + file.string() + " 第" + std::to_string(at.line) + "行第" +
                std::to_string(at.column) + "列：" + why};
}

std::optional<std::string> scalar(toml::node const& node) {
    if (auto const* text = node.as_string())
        return text->get();
    if (auto const* number = node.as_integer())
        return std::to_string(number->get());
    if (auto const* truth = node.as_boolean())
        return truth->get() ? "true" : "false";
    return std::nullopt;
}

std::optional<std::string> list(toml::array const& array) {
    std::string joined;
    for (toml::node const& element : array) {
        std::optional<std::string> const value = scalar(element);
        if (!value)
            return std::nullopt;
        joined += (joined.empty() ? "" : ",") + *value;
    }
    return joined;
}

Result<Done> collect(toml::table const& table, std::string const& prefix,
                     std::filesystem::path const& file, Values& values) {
    for (auto const& [name, node] : table) {
        std::string const key = prefix + std::string(name.str());
        if (auto const* inner = node.as_table()) {
            TRY(collect(*inner, key + ".", file, values));
            continue;
        }
        std::optional<std::string> value = node.is_array() ? list(*node.as_array()) : scalar(node);
        if (!value)
            return unusable(file, node.source().begin,
                            key + " 的值应为文字、整数、true 或 false，文字请加英文双引号");
        values[key] = std::move(*value);
    }
    return Done{};
}

}  // namespace

Result<Values> read_file(std::filesystem::path const& file) {
    Values values;
    if (!std::filesystem::exists(file))
        return values;
    try {
        TRY(collect(toml::parse_file(file.string()), "", file, values));
    } catch (toml::parse_error const& error) {
        return unusable(file, error.source().begin,
                        "写法不对，应为 名称 = 值，文字请加英文双引号（" +
                            std::string(error.description()) + ")");
    }
    return values;
}

Environment process_environment() {
    return [](std::string const& name) -> std::optional<std::string> {
        char const* value = std::getenv(name.c_str());
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
    };
}

Values read_environment(Environment const& environment, std::span<Row const> table) {
    Values values;
    for (Row const& row : table) {
        std::string name = "KEDANG_" + std::string(row.key);
        for (char& character : name) {
            if (character == '.')
                character = '_';
            else if (character >= 'a' && character <= 'z')
                character = static_cast<char>(character - 'a' + 'A');
        }
        if (auto value = environment(name))
            values[std::string(row.key)] = std::move(*value);
    }
    return values;
}

}  // namespace kedang::config
