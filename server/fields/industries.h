// The classification of industries (GB/T 4754-2017, four levels), found by code, by name or by a
// word of daily speech. Knows no field. Immutable once made, thread-safe.
// Source: catalogue/lists/NOTICE.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fields/text_hash.h"

namespace kedang::fields {

/// Codes carry their section's letter (F, F52, F521, F5211), so that what lies under an industry is
/// what its code begins.
struct Industry {
    std::string_view code;
    std::string_view name;
    std::string_view parent;  ///< "" for a section (门类)
    int level = 0;            ///< 1 门类, 2 大类, 3 中类, 4 小类
};

class Industries {
  public:
    /// In: rows of lists/industries.csv and lists/industry_words.csv; views that outlive this.
    Industries(std::string_view industries_csv, std::string_view words_csv);

    /// In: F52, or 52 as the standard prints it.
    Industry const* by_code(std::string_view code) const;
    /// In: a code, or "" for the sections. In code order.
    std::vector<Industry const*> children(std::string_view code) const;
    /// From the section down to the industry itself; empty for an unknown code.
    std::vector<Industry const*> path(std::string_view code) const;
    /// 批发和零售业-零售业; of two levels with one name only the upper is said.
    std::string path_text(std::string_view code) const;

    /// What a text on a form or in a sheet is filed under: a code, a name, a word (零售, IT服务),
    /// or a path of them (制造业-新能源汽车), of which the last that is understood counts.
    /// nullptr where no part is known.
    Industry const* find(std::string_view text) const;
    /// The codes a word stands for in a condition, all that lies under them included: 服务业 is
    /// several sections. Empty where the text is unknown.
    std::vector<std::string_view> group(std::string_view text) const;

    std::vector<Industry> const& all() const { return rows_; }

  private:
    void add_name(Industry const& industry);

    std::vector<Industry> rows_;                                        // in code order
    std::unordered_map<std::string_view, std::string_view> by_number_;  // 5211 → F5211
    std::unordered_map<std::string, std::vector<std::string_view>, TextHash, std::equal_to<>>
        words_;
};

}  // namespace kedang::fields
