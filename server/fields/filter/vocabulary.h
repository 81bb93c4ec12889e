// The fields and figures one person may ask for, by every name people use: label, name, English
// label, headings of imports. Fields that may not be asked are not in it. Immutable, thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fields/catalogue.h"
#include "fields/filter/typed_line.h"

namespace kedang::fields {

class Vocabulary {
  public:
    /// In: what may be asked. Where two are called the same, a label counts more than a name, a
    /// name more than an English label, and that more than a heading; then the earlier one counts.
    explicit Vocabulary(std::vector<Field const*> fields);

    std::vector<Field const*> const& fields() const { return fields_; }
    /// By the stable name; nullptr where there is none.
    Field const* named(std::string_view name) const;
    /// By any word; nullptr where none is called that.
    Field const* meant(std::string_view word) const;

    struct Found {
        Field const* field = nullptr;
        std::size_t length = 0;
    };
    /// What is called by the words that stand at this place, the longest first.
    std::vector<Found> at(TypedLine const& line, std::size_t place) const;

    /// The field of which that is said: 更新 in 90天未更新. Length 0 where there is none.
    Found verb_at(TypedLine const& line, std::size_t place) const;

    /// What people read for it: the label where it means this field, else the name.
    std::string const& word_for(Field const& field) const;

  private:
    struct Meaning {
        Field const* field;
        int rank;
    };
    void add(Field const& field, std::string_view word, int rank);

    std::vector<Field const*> fields_;
    std::map<std::u32string, Meaning, std::less<>> words_;
    std::size_t longest_ = 0;
};

/// The few candidates that look most like what was typed, the likest first; none where none does.
std::vector<std::string> most_alike(std::string_view typed,
                                    std::vector<std::string> const& candidates);

}  // namespace kedang::fields
