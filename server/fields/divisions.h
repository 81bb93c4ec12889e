// Provinces, cities and districts (GB/T 2260), found by code or by the way people write them. Knows
// no field. Immutable once made, thread-safe. Source: catalogue/lists/NOTICE.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fields/text_hash.h"

namespace kedang::fields {

struct Division {
    enum class Kind : std::uint8_t {
        Standard,  ///< has a code of GB/T 2260
        Zone,      ///< a development zone that only statistics give a code to
        Grouping,  ///< 市辖区, 省直辖县级行政区划: a row between two levels, not a place
        Other      ///< below Hongkong, Macao and Taiwan
    };
    std::string_view code;    ///< six digits
    std::string_view name;    ///< in full: 常州市
    std::string_view parent;  ///< "" for a province
    int level = 0;            ///< 1 province, 2 city, 3 district
    Kind kind = Kind::Standard;
};

/// What a written place means.
struct DivisionFound {
    Division const* division = nullptr;            ///< nullptr: unknown, or more than one
    std::vector<Division const*> candidates = {};  ///< the several it could be, at most ten
    std::string_view rest = {};                    ///< of the text, behind what was understood
    bool unknown() const { return division == nullptr && candidates.empty(); }
};

class Divisions {
  public:
    /// In: rows of lists/divisions.csv and lists/former_divisions.csv; views that outlive this.
    Divisions(std::string_view divisions_csv, std::string_view former_csv);

    Division const* by_code(std::string_view code) const;
    /// In: a code, or "" for the provinces. In code order; groupings are replaced by their
    /// children.
    std::vector<Division const*> children(std::string_view code) const;
    /// 江苏省常州市武进区, without groupings. "" for an unknown code.
    std::string path_text(std::string_view code) const;
    /// The name an abolished code had (身份证 keep theirs for life), "" where it never was one.
    std::string_view former_name(std::string_view code) const;

    /// Reads a place at the start of a text: 江苏省常州市武进区…, 江苏常州, 内蒙古/包头, 常州.
    /// Blanks and - / , 、 > · between the parts are passed over. Returns the deepest place
    /// understood and the rest; of a name that several levels share it is the highest.
    DivisionFound read(std::string_view text) const;
    /// The place given in parts, any of which may be empty or hold a lower level's name. All parts
    /// must be understood and lie within each other.
    DivisionFound find(std::string_view province, std::string_view city,
                       std::string_view district) const;
    /// The whole text is a place: as read(), with nothing left over.
    DivisionFound find(std::string_view text) const;

    std::vector<Division> const& all() const { return rows_; }

  private:
    DivisionFound step(Division const* within, std::string_view text) const;
    void add_spellings();

    std::vector<Division> rows_;  // in code order
    std::unordered_map<std::string_view, std::string_view> former_;
    std::unordered_map<std::string, std::vector<Division const*>, TextHash, std::equal_to<>>
        spellings_;
    std::size_t longest_spelling_ = 0;  // bytes
};

}  // namespace kedang::fields
