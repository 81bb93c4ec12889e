// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/json_writer.h"
#include "base/text.h"
#include "fields/types/all_types.h"
#include "fields/types/chosen_words.h"
#include "fields/types/entry.h"
#include "fields/types/option_lookup.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

constexpr std::size_t longest_word = 20;
constexpr std::size_t most_words = 50;

/// A label may itself hold a slash (政府机关/事业单位); only what is no label is cut there.
std::vector<std::string> typed_words(Field const& field, std::string_view line) {
    std::vector<std::string> words;
    for (std::string_view const part : text::split(line, U"、,，;；|\n")) {
        if (option_meant(field, part) != nullptr) {
            words.emplace_back(part);
            continue;
        }
        for (std::string_view const piece : text::split(part, U"/／"))
            words.emplace_back(piece);
    }
    return words;
}

/// Options in the catalogue's order, then own words as they were typed; none twice.
std::string in_stored_order(Field const& field, std::vector<std::string> const& chosen) {
    std::vector<std::string> ordered;
    for (Option const& option : field.options)
        if (std::find(chosen.begin(), chosen.end(), option.value) != chosen.end())
            ordered.push_back(option.value);
    for (std::string const& word : chosen)
        if (std::find(ordered.begin(), ordered.end(), word) == ordered.end())
            ordered.push_back(word);
    return stored_words(ordered);
}

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const&) {
    TRY_SET(std::string const lines, several_lines(field, typed));
    Parsed parsed;
    std::vector<std::string> chosen;
    for (std::string const& word : typed_words(field, lines)) {
        if (Option const* option = option_meant(field, word); option != nullptr) {
            chosen.push_back(option->value);
            if (option->retired)
                parsed.warnings.push_back(
                    finding(field, "retired_option", quoted(word) + " 已停用，请核对"));
        } else if (means_absent(word)) {
            continue;
        } else if (!field.multiple_open) {
            return refuse(field, "choice",
                          quoted(word) + " 不在可选范围内，可填：" + offered_labels(field));
        } else if (text::count_code_points(word) > longest_word) {
            return refuse(field, "max_length", quoted(word) + " 太长，每个最多 20 个字");
        } else {
            chosen.push_back(text::collapse_spaces(word));
        }
    }
    std::string stored = in_stored_order(field, chosen);
    if (chosen_words(stored).size() > most_words)
        return refuse(field, "too_many", "最多 50 个，请删去一些");
    if (!stored.empty())
        parsed.value = Value::of_text(std::move(stored));
    return parsed;
}

void to_json(JsonWriter& out, Field const&, Value const& value) {
    out.begin_array();
    for (std::string_view const word : chosen_words(value.text))
        out.value(word);
    out.end_array();
}

std::string to_text(Field const& field, Value const& value, TextContext const&) {
    std::string shown;
    for (std::string_view const word : chosen_words(value.text))
        shown += (shown.empty() ? "" : "、") + option_label(field, word);
    return shown;
}

}  // namespace

std::vector<std::string_view> chosen_words(std::string_view stored) {
    return text::split(stored, U"|");
}

std::string stored_words(std::vector<std::string> const& words) {
    std::string stored;
    for (std::string const& word : words)
        stored += (stored.empty() ? "|" : "") + word + "|";
    return stored;
}

constinit FieldType const choices{"choices", text_column,  parse,         to_json,
                                  to_text,   sort_by_text, no_index_keys, choices_operators};

}  // namespace kedang::fields::types
