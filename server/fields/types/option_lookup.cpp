// SPDX-License-Identifier: Apache-2.0
#include "fields/types/option_lookup.h"

#include <algorithm>

#include "base/text.h"

namespace kedang::fields::types {
namespace {

std::string comparable(std::string_view word) {
    return text::drop_spaces(text::fold(word));
}

bool is_called(Option const& option, std::string_view word) {
    return option.value == word || option.label.zh == word || option.label.en == word ||
           std::find(option.aliases.begin(), option.aliases.end(), word) != option.aliases.end();
}

bool sounds_like(Option const& option, std::string_view folded) {
    return comparable(option.value) == folded || comparable(option.label.zh) == folded ||
           comparable(option.label.en) == folded ||
           std::any_of(option.aliases.begin(), option.aliases.end(),
                       [&](std::string const& alias) { return comparable(alias) == folded; });
}

}  // namespace

Option const* option_meant(Field const& field, std::string_view word) {
    for (Option const& option : field.options)
        if (is_called(option, word))
            return &option;
    std::string const folded = comparable(word);
    if (folded.empty())
        return nullptr;
    for (Option const& option : field.options)
        if (sounds_like(option, folded))
            return &option;
    return nullptr;
}

std::string offered_labels(Field const& field) {
    std::string labels;
    for (Option const& option : field.options)
        if (!option.retired)
            labels += (labels.empty() ? "" : "、") + option.label.zh;
    return labels;
}

std::string option_label(Field const& field, std::string_view value) {
    Option const* option = field.option(value);
    return option == nullptr || option->label.zh.empty() ? std::string(value) : option->label.zh;
}

}  // namespace kedang::fields::types
