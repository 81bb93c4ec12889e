// SPDX-License-Identifier: Apache-2.0
#include "notices/model.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace kedang::notices {
namespace {

constexpr std::array all_kinds{
    Kind{assigned_kind, "分配给我的客户"},
    Kind{changed_kind, "客户信息更新"},
    Kind{follow_up_kind, "新的跟进"},
};

/// Reads digits from the front of the text. Returns: false where there are none.
template <typename T>
bool take_number(std::string_view& text, T& number) {
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc())
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

}  // namespace

std::span<Kind const> kinds() {
    return all_kinds;
}

Kind const* kind_named(std::string_view id) {
    auto const found = std::find_if(all_kinds.begin(), all_kinds.end(),
                                    [&](Kind const& kind) { return kind.id == id; });
    return found == all_kinds.end() ? nullptr : &*found;
}

std::int64_t customer_of_link(std::string_view link) {
    constexpr std::string_view files = "/customers/";
    std::int64_t customer = 0;
    if (!link.starts_with(files))
        return 0;
    link.remove_prefix(files.size());
    bool const is_file =
        take_number(link, customer) &&
        (link.empty() || link.front() == '?' || link.front() == '#' || link.front() == '/');
    return is_file ? customer : 0;
}

std::string to_text(std::span<Part const> parts) {
    std::string text;
    for (auto const& part : parts)
        text += (text.empty() ? "" : ",") + std::to_string(part.record_type) + "." +
                std::to_string(part.field);
    return text;
}

std::vector<Part> parts_from(std::string_view text) {
    std::vector<Part> parts;
    while (!text.empty()) {
        auto const end = std::min(text.find(','), text.size());
        auto one = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        Part part;
        if (!take_number(one, part.record_type) || !one.starts_with('.'))
            continue;
        one.remove_prefix(1);
        if (take_number(one, part.field))
            parts.push_back(part);
    }
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    return parts;
}

std::string filled(std::string_view text, Words const& words) {
    std::string const count = std::to_string(words.count);
    std::array<std::pair<std::string_view, std::string_view>, 3> const meanings{
        {{"{actor}", words.actor}, {"{customer}", words.customer}, {"{count}", count}}};
    std::string made;
    while (!text.empty()) {
        auto const meaning = std::find_if(meanings.begin(), meanings.end(), [&](auto const& each) {
            return text.starts_with(each.first);
        });
        auto const known = meaning != meanings.end();
        auto const length = known ? meaning->first.size() : 1;
        made += known ? meaning->second : text.substr(0, 1);
        text.remove_prefix(length);
    }
    return made;
}

}  // namespace kedang::notices
