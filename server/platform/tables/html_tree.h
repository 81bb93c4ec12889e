// An HTML document parsed by libgumbo, freed in one go however deep it is. Not thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kedang::tables {

class HtmlTree {
  public:
    /// In: UTF-8. Errors: elements nested so deeply that no table editor wrote them.
    static Result<std::unique_ptr<HtmlTree>> parse(std::string text);
    GumboNode const& root() const { return *output_->root; }

  private:
    explicit HtmlTree(std::string text) : text_(std::move(text)) {}
    static void* allocate(void* self, std::size_t bytes);
    static void release(void*, void*) {}

    std::string text_;  // the tree points into it
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t used_ = 0, block_bytes_ = 0;
    GumboOutput* output_ = nullptr;
};

/// The element's children; none for texts.
inline std::vector<GumboNode const*> children_of(GumboNode const& node) {
    std::vector<GumboNode const*> children;
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE)
        return children;
    for (unsigned i = 0; i < node.v.element.children.length; ++i)
        children.push_back(static_cast<GumboNode const*>(node.v.element.children.data[i]));
    return children;
}

inline bool is_element(GumboNode const& node, GumboTag tag) {
    return node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == tag;
}

}  // namespace kedang::tables
