// What a column of a file can become: a field of the customer, a part of one ("region.province"),
// or a field of the contact ("contact.mobile"); and which of them a heading means, by the
// catalogue's import names. Immutable once made, thread-safe; the catalogue must outlive it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fields/catalogue.h"

namespace kedang::exchange {

struct Target {
    std::string address;
    fields::RecordType const* record = nullptr;
    fields::Field const* field = nullptr;
    std::string part;  ///< "province", "city", "district"; "" for the whole field

    bool of_contact() const { return record->name == "contact"; }
    /// What people call it: "联系人 手机".
    std::string label() const;
};

/// What a heading may mean, the likeliest first.
struct Guess {
    Target const* target = nullptr;
    int confidence = 0;  ///< 0 … 100
};

class Targets {
  public:
    explicit Targets(fields::Catalogue const& catalogue);
    Targets(Targets const&) = delete;
    Targets& operator=(Targets const&) = delete;

    /// nullptr where there is no such target, or none that a file may give.
    Target const* find(std::string_view address) const;
    std::vector<Guess> meant_by(std::string_view heading) const;
    std::vector<Target> const& all() const { return targets_; }

  private:
    void add(fields::RecordType const& record, fields::Field const& field);
    void name(std::string_view heading, std::size_t target);
    std::vector<Guess> called(std::string const& key, int confidence) const;
    std::vector<Guess> within(std::string_view heading) const;
    std::vector<Guess> without_affixes(std::string const& key) const;

    std::vector<Target> targets_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> names_;  ///< key → targets_
};

/// A heading as it is compared: folded, letters and digits alone.
std::string heading_key(std::string_view heading);
/// The same without what stands in brackets: 注册资本(万元) → 注册资本.
std::string bare_heading_key(std::string_view heading);
/// The unit of money a heading states, to be read behind bare numbers: "万元"; "" for none.
std::string unit_in(std::string_view heading);

}  // namespace kedang::exchange
