// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/html_grid.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include "platform/tables/merge_fill.h"
#include "platform/tables/row_shape.h"

namespace kedang::tables {

namespace {

/// Visits `top` and what is below it in document order, without recursion; `enter` says whether to
/// go into a node.
void walk(GumboNode const& top, std::function<bool(GumboNode const&)> const& enter) {
    std::vector<GumboNode const*> waiting{&top};
    while (!waiting.empty()) {
        auto const& node = *waiting.back();
        waiting.pop_back();
        if (!enter(node))
            continue;
        auto children = children_of(node);
        waiting.insert(waiting.end(), children.rbegin(), children.rend());
    }
}

bool is_cell(GumboNode const& node) {
    return is_element(node, GUMBO_TAG_TD) || is_element(node, GUMBO_TAG_TH);
}

/// Rows of this table, not of tables within its cells.
std::vector<GumboNode const*> rows_of(GumboNode const& table) {
    std::vector<GumboNode const*> rows;
    walk(table, [&](GumboNode const& node) {
        if (is_element(node, GUMBO_TAG_TR))
            rows.push_back(&node);
        return &node == &table ||
               (!is_element(node, GUMBO_TAG_TR) && !is_element(node, GUMBO_TAG_TABLE));
    });
    return rows;
}

std::int64_t span(GumboNode const& cell, char const* name, std::int64_t limit) {
    auto const* attribute = gumbo_get_attribute(&cell.v.element.attributes, name);
    std::int64_t value = 1;
    if (attribute) {
        std::string_view text = attribute->value;
        std::from_chars(text.data(), text.data() + text.size(), value);
    }
    return std::clamp<std::int64_t>(value, 1, limit);
}

/// White space becomes one blank, <br> and the ends of blocks a line end.
class CellText {
  public:
    void add(GumboNode const& node) {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
            node.type == GUMBO_NODE_CDATA)
            add_text(node.v.text.text);
        else if (is_element(node, GUMBO_TAG_BR) || is_element(node, GUMBO_TAG_P) ||
                 is_element(node, GUMBO_TAG_DIV) || is_element(node, GUMBO_TAG_TR))
            break_line();
        else if (is_cell(node))
            add_text(" ");
    }
    std::string take() {
        auto last = text_.find_last_not_of(" \n");
        text_.resize(last == std::string::npos ? 0 : last + 1);
        return std::move(text_);
    }

  private:
    void add_text(std::string_view part) {
        constexpr std::string_view no_break_space = "\u00A0";
        while (!part.empty()) {
            bool hard_blank = part.starts_with(no_break_space);
            bool blank =
                hard_blank || std::string_view(" \t\r\n\f").find(part[0]) != std::string_view::npos;
            if (!blank)
                text_ += part[0];
            else if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n')
                text_ += ' ';
            part.remove_prefix(hard_blank ? no_break_space.size() : 1);
        }
    }
    void break_line() {
        if (!text_.empty() && text_.back() == ' ')
            text_.pop_back();
        if (!text_.empty())
            text_ += '\n';
    }
    std::string text_;
};

std::string text_of(GumboNode const& cell) {
    CellText text;
    walk(cell, [&](GumboNode const& node) {
        if (&node != &cell)
            text.add(node);
        return !is_element(node, GUMBO_TAG_SCRIPT) && !is_element(node, GUMBO_TAG_STYLE);
    });
    return text.take();
}

}  // namespace

std::size_t count_cells(GumboNode const& table) {
    std::size_t count = 0;
    for (auto const* row : rows_of(table))
        for (auto const* child : children_of(*row))
            count += is_cell(*child);
    return count;
}

std::vector<GumboNode const*> outermost_tables(GumboNode const& root) {
    std::vector<GumboNode const*> tables;
    walk(root, [&](GumboNode const& node) {
        bool is_table = is_element(node, GUMBO_TAG_TABLE);
        if (is_table && count_cells(node) > 0)
            tables.push_back(&node);
        return !is_table;
    });
    return tables;
}

Result<HtmlGrid> read_grid(GumboNode const& table, OpenOptions const& options) {
    HtmlGrid grid;
    auto rows = rows_of(table);
    auto row_count = static_cast<std::int64_t>(rows.size());
    std::vector<std::int64_t> taken_until;  // per column: last row a cell from above reaches into
    for (std::int64_t number = 1; number <= row_count; ++number) {
        Row row{number, {}};
        std::size_t column = 0;
        for (auto const* child : children_of(*rows[static_cast<std::size_t>(number - 1)])) {
            if (!is_cell(*child))
                continue;
            while (column < taken_until.size() && taken_until[column] >= number)
                ++column;
            auto width = static_cast<std::size_t>(span(*child, "colspan", options.limits.columns));
            auto height = span(*child, "rowspan", row_count - number + 1);
            if (static_cast<std::int64_t>(column + width) > 2 * options.limits.columns)
                return too_wide(number, options.limits.columns);
            row.cells.resize(std::max(row.cells.size(), column + width));
            taken_until.resize(std::max(taken_until.size(), column + width));
            if (auto text = text_of(*child); !text.empty())
                row.cells[column] = {Cell::Kind::Text, std::move(text)};
            auto first = static_cast<std::int64_t>(column);
            if (width > 1 || height > 1)
                grid.merges.push_back({number, number + height - 1, first,
                                       first + static_cast<std::int64_t>(width) - 1});
            for (; width > 0; --width)
                taken_until[column++] = number + height - 1;
        }
        if (drop_trailing_empty(row.cells))
            grid.rows.push_back(std::move(row));
    }
    MergeFill fill(options.fill_merged ? grid.merges : std::vector<Merge>{},
                   options.limits.columns);
    RowBudget budget(options.limits);
    for (auto& row : grid.rows) {
        fill.apply(row);
        TRY(budget.spend(row));
    }
    return grid;
}

}  // namespace kedang::tables
