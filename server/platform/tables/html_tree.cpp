// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/html_tree.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>

#include "platform/tables/refusal.h"

namespace kedang::tables {

namespace {

/// Elements that stay open only until the next of their kind, or never open anything.
bool nests(std::string_view name) {
    constexpr std::array<std::string_view, 22> never{
        "td",    "th",       "tr",   "p",   "li",     "br",   "img",   "input",
        "meta",  "link",     "hr",   "col", "dt",     "dd",   "thead", "tbody",
        "tfoot", "colgroup", "base", "wbr", "option", "param"};
    return std::find(never.begin(), never.end(), name) == never.end();
}

std::string name_at(std::string_view text, std::size_t at) {
    std::string name;
    for (; at < text.size() && name.size() < 16; ++at) {
        auto letter = static_cast<char>(text[at] | 0x20);
        bool part = (letter >= 'a' && letter <= 'z') || (text[at] >= '0' && text[at] <= '9');
        if (!part)
            break;
        name += letter;
    }
    return name;
}

/// The parser's time grows with the square of the depth, so depth is bounded before it starts.
bool is_too_deep(std::string_view text) {
    constexpr std::int64_t deepest = 2000;
    std::unordered_map<std::string, std::int64_t> open;
    std::int64_t depth = 0;
    for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        bool closes = at + 1 < text.size() && text[at + 1] == '/';
        auto name = name_at(text, at + (closes ? 2 : 1));
        if (name.empty() || !nests(name))
            continue;
        auto& count = open[name];
        if (!closes) {
            ++count;
            ++depth;
        } else if (count > 0) {
            --count;
            --depth;
        }
        if (depth > deepest || open.size() > static_cast<std::size_t>(deepest))
            return true;
    }
    return false;
}

}  // namespace

void* HtmlTree::allocate(void* self, std::size_t bytes) {
    constexpr std::size_t alignment = alignof(std::max_align_t), usual_block = 1 << 20;
    auto& tree = *static_cast<HtmlTree*>(self);
    bytes = (bytes + alignment - 1) / alignment * alignment;
    if (tree.blocks_.empty() || tree.used_ + bytes > tree.block_bytes_) {
        tree.block_bytes_ = std::max(bytes, usual_block);
        tree.blocks_.emplace_back(new char[tree.block_bytes_]);
        tree.used_ = 0;
    }
    auto* place = tree.blocks_.back().get() + tree.used_;
    tree.used_ += bytes;
    return place;
}

Result<std::unique_ptr<HtmlTree>> HtmlTree::parse(std::string text) {
    if (is_too_deep(text))
        return hostile("网页表格的嵌套过深，已拒绝读取");
    std::unique_ptr<HtmlTree> tree(new HtmlTree(std::move(text)));
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &HtmlTree::allocate;
    options.deallocator = &HtmlTree::release;
    options.userdata = tree.get();
    options.max_errors = 0;
    tree->output_ = gumbo_parse_with_options(&options, tree->text_.data(), tree->text_.size());
    return tree;
}

}  // namespace kedang::tables
