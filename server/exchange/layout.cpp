// SPDX-License-Identifier: Apache-2.0
#include "exchange/layout.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "exchange/sniffing.h"

namespace kedang::exchange {
namespace {

using tables::Cell;
using tables::Merge;
using tables::Row;

constexpr std::size_t rows_looked_at = 30;
constexpr int most_header_rows = 4;
constexpr int surely_meant = 75;  ///< confidence from which a heading counts as known
constexpr std::array<std::string_view, 8> total_words = {"合计",   "总计",     "小计", "共计",
                                                         "总合计", "本页合计", "累计", "汇总"};
constexpr std::array<std::string_view, 6> total_endings = {"小计",  "合计",  "总计",
                                                           "小计:", "合计:", "总计:"};
constexpr std::array<std::string_view, 9> footer_words = {"制表", "打印", "审核", "填表",    "填报",
                                                          "复核", "经办", "报表", "数据来源"};
constexpr std::size_t longest_total = 10;  // code points

std::string_view text_at(Row const& row, std::size_t column) {
    return column < row.cells.size() ? text::trim(row.cells[column].text) : std::string_view();
}

std::size_t width_of(std::vector<Row> const& rows) {
    std::size_t width = 0;
    for (auto const& row : rows)
        width = std::max(width, row.cells.size());
    return width;
}

bool is_known(Targets const& targets, std::string_view heading) {
    auto const guesses = targets.meant_by(heading);
    return !guesses.empty() && guesses.front().confidence >= surely_meant;
}

int known(Targets const& targets, std::vector<std::string> const& headers) {
    return static_cast<int>(std::count_if(
        headers.begin(), headers.end(),
        [&](std::string const& header) { return !header.empty() && is_known(targets, header); }));
}

std::size_t filled(Row const& row) {
    return static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(),
                      [](Cell const& cell) { return !text::trim(cell.text).empty(); }));
}

/// One text over the whole width, once or in every cell of a merged area.
bool is_banner(Row const& row, std::size_t width) {
    std::string_view only;
    for (auto const& cell : row.cells) {
        auto const text = text::trim(cell.text);
        if (text.empty() || text == only)
            continue;
        if (!only.empty())
            return false;
        only = text;
    }
    return width > 1;
}

bool may_be_headings(Row const& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), may_be_heading);
}

/// The headings of rows [first, first + count), a column's words joined from top to bottom. A group
/// heading over several columns counts for those without one of their own.
std::vector<std::string> joined(std::vector<Row> const& rows, std::size_t first, int count,
                                std::size_t width) {
    std::vector<std::string> headers(width);
    for (int level = 0; level < count; ++level) {
        auto const& row = rows[first + static_cast<std::size_t>(level)];
        std::string_view group;
        for (std::size_t column = 0; column < width; ++column) {
            auto text = text_at(row, column);
            bool const below =
                level + 1 < count &&
                !text_at(rows[first + static_cast<std::size_t>(level) + 1], column).empty();
            if (text.empty() && below && column > 0)
                text = group;
            group = below ? text : std::string_view();
            auto const clean = text::collapse_spaces(text);
            if (!clean.empty() && !headers[column].ends_with(clean))
                headers[column] += (headers[column].empty() ? "" : " ") + clean;
        }
    }
    return headers;
}

struct Search {
    std::vector<Row> const& rows;
    std::vector<Merge> const& merges;
    Targets const& targets;
    std::size_t width;

    std::vector<std::string> headers(std::size_t first, int count) const {
        return joined(rows, first, count, width);
    }

    /// The row with most known headings; else the first that could be headings at all.
    std::optional<std::size_t> best() const {
        std::size_t const end = std::min(rows.size(), rows_looked_at);
        std::optional<std::size_t> found;
        int most = 0;
        for (std::size_t i = 0; i < end; ++i) {
            if (is_banner(rows[i], width))
                continue;
            int const count = known(targets, headers(i, 1));
            bool const enough = count >= 2 || (count == 1 && filled(rows[i]) <= 2);
            if (enough && count > most) {
                most = count;
                found = i;
            }
        }
        for (std::size_t i = 0; !found && i < end; ++i)
            if (!is_banner(rows[i], width) && may_be_headings(rows[i]) &&
                filled(rows[i]) * 2 >= width)
                return i;
        return found;
    }

    /// Whether a merged area ties the row to the one below it.
    bool tied_below(std::size_t at) const {
        auto const number = rows[at].number;
        return std::any_of(merges.begin(), merges.end(), [&](Merge const& merge) {
            bool const inside = merge.first_row <= number && merge.last_row >= number;
            bool const wide = merge.last_column > merge.first_column;
            bool const whole =
                merge.last_column - merge.first_column + 1 >= static_cast<std::int64_t>(width);
            return inside && !whole && (merge.last_row > number || wide);
        });
    }

    int rows_from(std::size_t first) const {
        int count = 1;
        while (count < most_header_rows && first + static_cast<std::size_t>(count) < rows.size()) {
            std::size_t const last = first + static_cast<std::size_t>(count) - 1;
            if (!may_be_headings(rows[last + 1]) || is_banner(rows[last + 1], width))
                break;
            bool const better =
                known(targets, headers(first, count + 1)) > known(targets, headers(first, count));
            if (!tied_below(last) && !better)
                break;
            ++count;
        }
        return count;
    }
};

std::optional<std::size_t> wished_row(std::vector<Row> const& rows, std::int64_t number) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (number > 0 && rows[i].number >= number)
            return i;
    return std::nullopt;
}

bool is_total(std::string_view cell) {
    std::string const text = text::drop_spaces(text::half_width(cell));
    for (auto const word : total_words) {
        if (!text.starts_with(word))
            continue;
        auto const rest = std::string_view(text).substr(word.size());
        // "合计" alone, "合计:128" or "总计(家)"; a company may begin with these characters.
        if (rest.empty() || static_cast<unsigned char>(rest.front()) < 0x80)
            return true;
    }
    return text::count_code_points(text) <= longest_total &&
           std::any_of(total_endings.begin(), total_endings.end(),
                       [&](std::string_view ending) { return text.ends_with(ending); });
}

bool is_footer(Row const& row) {
    std::string_view first;
    std::size_t count = 0;
    for (auto const& cell : row.cells) {
        auto const text = text::trim(cell.text);
        count += !text.empty();
        if (first.empty())
            first = text;
    }
    // 制表人：张三, 打印日期:2024-05-21
    bool const has_colon =
        first.find(':') != std::string_view::npos || first.find("：") != std::string_view::npos;
    return count <= 4 && has_colon &&
           std::any_of(footer_words.begin(), footer_words.end(),
                       [&](std::string_view word) { return first.starts_with(word); });
}

}  // namespace

Layout find_layout(std::vector<Row> const& rows, std::vector<Merge> const& merges,
                   Targets const& targets, LayoutWish const& wish) {
    Search const search{rows, merges, targets, width_of(rows)};
    Layout layout;
    auto first = wish.header_row ? wished_row(rows, *wish.header_row) : search.best();
    if (!first) {
        layout.headers.resize(search.width);
        return layout;
    }
    // Group headings above the row with most known ones belong to it.
    if (!wish.header_row && *first > 0 && !is_banner(rows[*first - 1], search.width) &&
        may_be_headings(rows[*first - 1]) && search.tied_below(*first - 1))
        --*first;
    int count = wish.header_rows.value_or(search.rows_from(*first));
    count =
        std::clamp(count, 1, std::min(most_header_rows, static_cast<int>(rows.size() - *first)));
    layout.header_row = rows[*first].number;
    layout.header_rows = count;
    layout.headers = search.headers(*first, count);
    for (std::size_t i = 0; i < *first; ++i)
        layout.skipped.push_back({rows[i].number, "表头上方的标题或说明"});
    return layout;
}

bool RowSieve::repeats_headings(Row const& row) const {
    std::size_t same = 0;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        auto const text = text_at(row, column);
        if (text.empty())
            continue;
        if (column >= headers_.size() || headers_[column].empty() ||
            text::collapse_spaces(text) != headers_[column])
            return false;
        ++same;
    }
    return same >= 2;
}

std::string RowSieve::reason_to_skip(Row const& row) const {
    std::size_t looked_at = 0;
    for (auto const& cell : row.cells) {
        if (text::trim(cell.text).empty())
            continue;
        if (is_total(cell.text))
            return "合计、小计行";
        if (++looked_at == 2)
            break;
    }
    if (looked_at == 0)
        return "空行";
    if (is_footer(row))
        return "制表、打印等落款";
    return repeats_headings(row) ? "重复的表头" : "";
}

}  // namespace kedang::exchange
