// A division of GB/T 2260 by its code of six digits.
// SPDX-License-Identifier: Apache-2.0
#include "fields/types/region.h"

#include <optional>

#include "base/text.h"
#include "fields/lists.h"
#include "fields/types/all_types.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

Error unclear(Field const& field, std::string const& line, DivisionFound const& found,
              Divisions const& divisions) {
    if (!found.candidates.empty()) {
        std::string paths;
        for (Division const* candidate : found.candidates)
            paths += (paths.empty() ? "" : "、") + divisions.path_text(candidate->code);
        return refuse(field, "region", quoted(line) + " 有多个同名地区，请写全，可能是：" + paths);
    }
    if (found.division != nullptr)
        return refuse(field, "region",
                      quoted(line) + " 中的 " + quoted(found.rest) +
                          " 看不懂，请只填到区县，如 江苏省常州市武进区");
    return refuse(field, "region", quoted(line) + " 不是已知的地区，请填写如 江苏省常州市武进区");
}

/// Lists name zones that are no division (江苏省常州市经济开发区): what a text that begins with its
/// province names above them is sure enough to be kept, with a word about the rest.
std::optional<Parsed> up_to_the_unknown(Field const& field, std::string const& line,
                                        Divisions const& divisions) {
    auto const found = divisions.read(line);
    if (found.division == nullptr)
        return std::nullopt;
    constexpr std::size_t two_characters = 6;
    auto const path = divisions.path_text(found.division->code);
    if (line.substr(0, two_characters) != path.substr(0, two_characters))
        return std::nullopt;
    Parsed parsed{Value::of_text(std::string(found.division->code))};
    parsed.warnings.push_back({field.name, "region_rest",
                               field.label.zh + " " + quoted(line) + " 中的 " +
                                   quoted(text::trim(found.rest)) + " 不是行政区划，已按 " + path +
                                   " 处理，请核对"});
    return parsed;
}

Result<Parsed> parsed_or_refused(Field const& field, std::string const& line,
                                 DivisionFound const& found, Divisions const& divisions) {
    if (found.division != nullptr && text::trim(found.rest).empty())
        return Parsed{Value::of_text(std::string(found.division->code))};
    if (found.candidates.empty())
        if (auto parsed = up_to_the_unknown(field, line, divisions))
            return std::move(*parsed);
    return unclear(field, line, found, divisions);
}

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const& context) {
    TRY_SET(std::string const line, one_narrow_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    Divisions const& divisions = context.catalogue.lists().divisions;
    if (Division const* division = divisions.by_code(line); division != nullptr)
        return Parsed{Value::of_text(std::string(division->code))};
    DivisionFound found = divisions.find(line);
    if (found.division == nullptr && found.candidates.empty())
        found = divisions.read(line);
    return parsed_or_refused(field, line, found, divisions);
}

std::string to_text(Field const&, Value const& value, TextContext const& context) {
    if (value.absent())
        return {};
    std::string path = context.catalogue.lists().divisions.path_text(value.text);
    return path.empty() ? value.text : path;
}

}  // namespace

Result<Parsed> parse_region_parts(Field const& field, std::string_view province,
                                  std::string_view city, std::string_view district,
                                  ParseContext const& context) {
    std::string parts[3];
    std::string line;
    std::size_t i = 0;
    for (std::string_view const part : {province, city, district}) {
        TRY_SET(parts[i], one_narrow_line(field, part));
        if (means_absent(parts[i]))
            parts[i].clear();
        if (!parts[i].empty())
            line += (line.empty() ? "" : "/") + parts[i];
        ++i;
    }
    if (line.empty())
        return Parsed{};
    Divisions const& divisions = context.catalogue.lists().divisions;
    return parsed_or_refused(field, line, divisions.find(parts[0], parts[1], parts[2]), divisions);
}

constinit FieldType const region{"region", text_column,  parse,         write_text,
                                 to_text,  sort_by_text, no_index_keys, tree_operators};

}  // namespace kedang::fields::types
