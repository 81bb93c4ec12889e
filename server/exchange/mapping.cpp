// SPDX-License-Identifier: Apache-2.0
#include "exchange/mapping.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "exchange/sniffing.h"

namespace kedang::exchange {
namespace {

constexpr double similar_enough = 0.6;  ///< share of common headings for a scheme to fit
constexpr double mostly = 0.8;          ///< share of values that must look alike

struct Candidate {
    std::size_t column = 0;
    Proposal proposal;
};

/// Headings that say "a phone" and not whose.
constexpr std::array<std::string_view, 9> any_phone = {"电话",      "联系电话", "电话号码",
                                                       "联系方式",  "联系号码", "phone",
                                                       "telephone", "tel",      "主要电话"};

bool is_any_phone(std::string_view header) {
    auto const key = bare_heading_key(header);
    return std::find(any_phone.begin(), any_phone.end(), key) != any_phone.end();
}

double share(ColumnValues const& column, Looks looks) {
    if (column.values.empty())
        return 0;
    auto const alike =
        std::count_if(column.values.begin(), column.values.end(),
                      [&](std::string const& value) { return looks_like(value) == looks; });
    return static_cast<double>(alike) / static_cast<double>(column.values.size());
}

class Proposer {
  public:
    Proposer(Targets const& targets, std::vector<ColumnValues> const& columns)
        : targets_(targets), columns_(columns), made_(columns.size()) {}

    void from_scheme(std::vector<Scheme> const& schemes) {
        auto const* scheme = most_similar(schemes);
        if (scheme == nullptr)
            return;
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            auto const known = scheme->targets.find(heading_key(columns_[column].header));
            if (known == scheme->targets.end())
                continue;
            settled_.insert(column);
            if (targets_.find(known->second) != nullptr)
                take(column, {known->second, 100, ProposedFrom::Saved});
        }
    }

    void from_names() {
        std::vector<Candidate> candidates;
        bool const has_contact = names_contact();
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            if (is_settled(column) || columns_[column].header == reason_heading)
                continue;
            if (is_any_phone(columns_[column].header)) {
                add_phone(candidates, column, has_contact);
                continue;
            }
            for (auto const& guess : targets_.meant_by(columns_[column].header))
                candidates.push_back(
                    {column, {guess.target->address, guess.confidence, ProposedFrom::Name}});
        }
        take_best(std::move(candidates));
    }

    void from_values() {
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            if (is_settled(column) || columns_[column].header == reason_heading)
                continue;
            for (auto const& [target, confidence] : meant_by_values(columns_[column]))
                if (is_free(target)) {
                    take(column, {std::string(target), confidence, ProposedFrom::Values});
                    break;
                }
        }
    }

    /// A list of persons has 姓名 and nothing else that could be the customer's name.
    void name_the_customer() {
        if (!is_free("name"))
            return;
        constexpr std::string_view contact_word = "联系人";
        for (std::size_t column = 0; column < columns_.size(); ++column)
            if (made_[column] && made_[column]->target == "contact.name" &&
                columns_[column].header.find(contact_word) == std::string::npos) {
                made_[column] = Proposal{"name", 60, made_[column]->from};
                return;
            }
    }

    std::vector<std::optional<Proposal>> result() && { return std::move(made_); }

  private:
    using Guesses = std::vector<std::pair<std::string_view, int>>;

    Scheme const* most_similar(std::vector<Scheme> const& schemes) const {
        std::set<std::string> keys;
        for (auto const& column : columns_)
            if (auto key = heading_key(column.header); !key.empty() && key != reason_heading)
                keys.insert(std::move(key));
        Scheme const* best = nullptr;
        double best_share = similar_enough;
        for (auto const& scheme : schemes) {
            auto const common =
                std::count_if(keys.begin(), keys.end(),
                              [&](std::string const& key) { return scheme.targets.contains(key); });
            auto const all = static_cast<double>(keys.size() + scheme.targets.size()) -
                             static_cast<double>(common);
            if (all > 0 && static_cast<double>(common) / all > best_share) {
                best_share = static_cast<double>(common) / all;
                best = &scheme;
            }
        }
        return best;
    }

    bool names_contact() const {
        return std::any_of(columns_.begin(), columns_.end(), [&](ColumnValues const& column) {
            auto const guesses = targets_.meant_by(column.header);
            return !guesses.empty() && guesses.front().target->address == "contact.name";
        });
    }

    /// Whose phone it is, the values and the other headings tell.
    void add_phone(std::vector<Candidate>& candidates, std::size_t column, bool has_contact) const {
        auto const add = [&](std::string_view target, int confidence) {
            candidates.push_back({column, {std::string(target), confidence, ProposedFrom::Name}});
        };
        if (share(columns_[column], Looks::Mobile) >= 0.5) {
            add("contact.mobile", has_contact ? 99 : 85);
            add("contact.spare_phone", 70);
        } else if (has_contact) {
            add("contact.office_phone", 90);
        }
        add("office_phone", has_contact ? 80 : 90);
        add("spare_phone", 60);
    }

    static Guesses meant_by_values(ColumnValues const& column) {
        if (column.values.size() < 2)
            return {};
        if (share(column, Looks::CreditCode) >= mostly)
            return {{"credit_code", 80}};
        if (share(column, Looks::IdNumber) >= mostly)
            return {{"id_number", 80}};
        if (share(column, Looks::Email) >= mostly)
            return {{"email", 75}, {"contact.email", 60}};
        if (share(column, Looks::Mobile) >= mostly)
            return {{"contact.mobile", 75}, {"contact.spare_phone", 55}};
        if (share(column, Looks::Mobile) + share(column, Looks::Landline) >= mostly)
            return {{"office_phone", 70}, {"spare_phone", 50}};
        if (share(column, Looks::CompanyName) >= mostly)
            return {{"name", 75}};
        if (share(column, Looks::Date) >= mostly)
            return date_guesses(column.header);
        return {};
    }

    /// A date alone says nothing; a word in its heading does.
    static Guesses date_guesses(std::string const& header) {
        auto const has = [&](std::string_view word) {
            return header.find(word) != std::string::npos;
        };
        if (has("成立") || has("注册") || has("登记"))
            return {{"registered_date", 60}};
        if (has("建档") || has("录入") || has("创建") || has("开户"))
            return {{"filed_on", 60}};
        if (has("签约") || has("合作"))
            return {{"cooperation_start", 60}};
        return {};
    }

    bool is_settled(std::size_t column) const {
        return settled_.contains(column) || made_[column].has_value();
    }

    void take_best(std::vector<Candidate> candidates) {
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](Candidate const& a, Candidate const& b) {
                             return a.proposal.confidence > b.proposal.confidence;
                         });
        for (auto& [column, proposal] : candidates)
            if (!made_[column])
                take(column, std::move(proposal));
    }

    /// A field is given whole or in parts, not both.
    bool is_free(std::string_view address) const {
        auto const* target = targets_.find(address);
        return target != nullptr && std::none_of(made_.begin(), made_.end(), [&](auto const& made) {
                   auto const* other = made ? targets_.find(made->target) : nullptr;
                   return other != nullptr && other->field == target->field &&
                          (other->part == target->part || other->part.empty() ||
                           target->part.empty());
               });
    }

    void take(std::size_t column, Proposal proposal) {
        if (is_free(proposal.target))
            made_[column] = std::move(proposal);
    }

    Targets const& targets_;
    std::vector<ColumnValues> const& columns_;
    std::vector<std::optional<Proposal>> made_;
    std::set<std::size_t> settled_;  // by a scheme, also where it leaves the column out
};

}  // namespace

std::vector<std::optional<Proposal>> propose(Targets const& targets,
                                             std::vector<ColumnValues> const& columns,
                                             std::vector<Scheme> const& schemes) {
    Proposer proposer(targets, columns);
    proposer.from_scheme(schemes);
    proposer.from_names();
    proposer.from_values();
    proposer.name_the_customer();
    return std::move(proposer).result();
}

Scheme scheme_of(Plan const& plan, std::vector<FoundColumn> const& columns) {
    Scheme scheme;
    scheme.name = plan.save_as;
    for (auto const& column : columns) {
        auto const key = heading_key(column.header);
        if (key.empty() || key == reason_heading)
            continue;
        auto const chosen =
            std::find_if(plan.mapping.begin(), plan.mapping.end(),
                         [&](ColumnTarget const& target) { return target.column == column.index; });
        scheme.targets.emplace(key, chosen == plan.mapping.end() ? "" : chosen->target);
    }
    return scheme;
}

}  // namespace kedang::exchange
