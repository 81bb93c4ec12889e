// SPDX-License-Identifier: Apache-2.0
#include "exchange/decisions.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "base/check.h"
#include "exchange/round_trip.h"
#include "exchange/store.h"
#include "exchange/updates.h"
#include "records/store.h"

namespace kedang::exchange {
namespace {

using records::Match;

constexpr std::size_t smallest_registry = 1024;  // a power of two, as all sizes

std::string row_text(std::int64_t row) {
    return "本文件第 " + std::to_string(row) + " 行";
}

class Decider {
  public:
    Decider(db::Session& session, accounts::Context const& context, CheckedPlan const& plan,
            Slice const& slice, RowRegistry const& before, records::Keys keys)
        : session_(session),
          context_(context),
          plan_(plan),
          slice_(slice),
          before_(before),
          keys_(keys),
          updates_(session, context, plan) {}

    std::vector<RowDecision> run() {
        look_up();
        std::vector<RowDecision> decisions(slice_.rows.size());
        for (std::size_t at = 0; at < decisions.size(); ++at)
            decide(slice_.rows[at], decisions[at]);
        updates_.refuse_duplicates(decisions);
        return decisions;
    }

    /// What was found of values that are kept secret.
    records::LookUp asked() const {
        records::LookUp asked;
        auto const ask = [&](std::vector<records::Entry> const& entries,
                             std::vector<std::vector<Match>> const& matches) {
            for (std::size_t at = 0; at < matches.size(); ++at)
                for (auto const& match : matches[at])
                    if (match.is_look_up)
                        asked.ask(entries[at], match.field);
        };
        ask(slice_.batch.customers, customer_matches_);
        ask(slice_.batch.children, contact_matches_);
        if (plan_.plan.match_by == MatchBy::Phone)
            for (auto const& [tag, customers] : meant_)
                asked.ask("电话", crypto::as_bytes(tag));
        return asked;
    }

  private:
    void look_up() {
        customer_matches_ =
            records::find_matches(session_, context_, slice_.batch.customers, keys_);
        contact_matches_ = records::find_matches(session_, context_, slice_.batch.children, keys_);
        std::vector<std::string> numbers, texts;
        for (auto const& row : slice_.rows) {
            texts.insert(texts.end(), row.match_texts.begin(), row.match_texts.end());
            if (auto const number = kept_number(row); !number.empty())
                numbers.push_back(number);
        }
        taken_ = records::store::taken_numbers(session_, numbers);
        if (plan_.by_row_key())
            open_row_keys(texts);
        else if (!texts.empty())
            for (auto& meant : store::customers_meant(session_, plan_.plan.match_by, texts))
                meant_[std::move(meant.text)].insert(meant.customer);
        std::set<std::int64_t> ids;
        for (auto const& [text, customers] : meant_)
            ids.insert(customers.begin(), customers.end());
        updates_.load({ids.begin(), ids.end()});
    }

    void open_row_keys(std::vector<std::string> const& texts) {
        for (auto const& text : texts)
            if (auto const key = records::open_row_key(context_.services.keyring, text))
                meant_[text].insert(key->customer);
    }

    /// The number the file wants it to have; not one that a counter gave in an earlier attempt.
    std::string kept_number(PreparedRow const& row) const {
        if (row.new_customer < 0 || new_customer(row).gets_number)
            return {};
        return new_customer(row).record.value("number").text;
    }

    records::Entry const& new_customer(PreparedRow const& row) const {
        return slice_.batch.customers[static_cast<std::size_t>(row.new_customer)];
    }

    void decide(PreparedRow const& row, RowDecision& decision) {
        if (!row.skipped.empty()) {
            decision.outcome = Outcome::Skipped;
            return;
        }
        decision.warnings = row.findings.warnings;
        decision.errors = row.findings.errors;
        if (decision.errors.empty() && !repeats_earlier_row(row.keys, decision)) {
            auto const known = customers_of(row);
            if (known.size() > 1)
                decision.errors.push_back(
                    {word_of_key(), "ambiguous",
                     "匹配到 " + std::to_string(known.size()) + " 家客户，请改用更准确的匹配方式"});
            else if (!known.empty())
                change(*known.begin(), row, decision);
            else
                create(row, decision);
        }
        if (!decision.errors.empty())
            decision.outcome = Outcome::Rejected;
        else
            for (auto const& key : decision.keys)
                within_.add(key.hash, row.row);
    }

    std::string word_of_key() const { return std::string(word(plan_.plan.match_by)); }

    std::set<std::int64_t> customers_of(PreparedRow const& row) const {
        std::set<std::int64_t> customers;
        for (auto const& text : row.match_texts)
            if (auto const found = meant_.find(text); found != meant_.end())
                customers.insert(found->second.begin(), found->second.end());
        return customers;
    }

    bool repeats_earlier_row(std::vector<RowKey> const& keys, RowDecision& decision) {
        for (auto const& key : keys) {
            auto earlier = before_.find(key.hash);
            if (earlier == 0)
                earlier = within_.find(key.hash);
            if (earlier == 0)
                continue;
            (key.certain ? decision.errors : decision.warnings)
                .push_back({key.field, "duplicate_in_file", "与" + row_text(earlier) + "重复"});
        }
        return !decision.errors.empty();
    }

    void change(std::int64_t customer, PreparedRow const& row, RowDecision& decision) {
        std::vector<RowKey> keys{{hash_of('@', std::to_string(customer)), word_of_key(), true}};
        if (repeats_earlier_row(keys, decision))
            return;
        decision.keys = std::move(keys);
        updates_.change(customer, row, decision);
    }

    void create(PreparedRow const& row, RowDecision& decision) {
        if (plan_.plan.mode == Mode::Update) {
            bool const has_key = !row.match_texts.empty();
            if (has_key && plan_.by_row_key()) {
                decision.errors.push_back(
                    {word_of_key(), "not_found",
                     "行标识被改动过，或不是从本系统导出的，请重新导出后再修改"});
                return;
            }
            decision.errors.push_back({word_of_key(), "not_found",
                                       has_key ? "没有找到可更新的客户，请核对或选择“新增和更新”"
                                               : "用于匹配的内容为空，请填写"});
            return;
        }
        decision.errors = row.lacking;
        if (row.new_customer < 0)
            return;
        auto const& customer = new_customer(row);
        if (auto const number = kept_number(row); taken_.contains(number))
            decision.errors.push_back({"number", "duplicate",
                                       "客户编号 '" + number + "' 已被使用，请更换或留空自动编号"});
        add_matches(customer_matches_[static_cast<std::size_t>(row.new_customer)], "", decision);
        if (row.new_contact >= 0)
            add_matches(contact_matches_[static_cast<std::size_t>(row.new_contact)], "contact.",
                        decision);
        decision.outcome = Outcome::Created;
        decision.customer = customer.record.id;
        decision.incomplete = customer.missing > 0;
        decision.keys = row.keys;
    }

    static void add_matches(std::vector<Match> const& matches, std::string const& prefix,
                            RowDecision& decision) {
        for (auto const& match : matches)
            (match.certain ? decision.errors : decision.warnings)
                .push_back({prefix + match.field, "duplicate", match.message});
    }

    db::Session& session_;
    accounts::Context const& context_;
    CheckedPlan const& plan_;
    Slice const& slice_;
    RowRegistry const& before_;
    records::Keys keys_;
    RowRegistry within_;
    Updates updates_;
    std::vector<std::vector<Match>> customer_matches_, contact_matches_;
    std::map<std::string, std::set<std::int64_t>, std::less<>> meant_;
    std::set<std::string> taken_;
};

}  // namespace

std::size_t RowRegistry::place_of(KeyHash const& key) const {
    std::size_t place = 0;
    std::memcpy(&place, key.data(), sizeof(place));
    for (;; ++place) {
        auto const& slot = slots_[place &= slots_.size() - 1];
        if (slot.row == 0 || std::equal(slot.key.begin(), slot.key.end(), key.begin()))
            return place;
    }
}

std::int64_t RowRegistry::find(KeyHash const& key) const {
    return slots_.empty() ? 0 : slots_[place_of(key)].row;
}

void RowRegistry::add(KeyHash const& key, std::int64_t row) {
    check(row > 0 && row <= std::numeric_limits<std::uint32_t>::max(), "files have fewer rows");
    if (used_ >= slots_.size() / 4 * 3)
        grow();
    auto& slot = slots_[place_of(key)];
    if (slot.row != 0)
        return;
    std::copy_n(key.begin(), slot.key.size(), slot.key.begin());
    slot.row = static_cast<std::uint32_t>(row);
    ++used_;
}

void RowRegistry::grow() {
    std::vector<Slot> const old = std::exchange(slots_, {});
    slots_.resize(std::max(smallest_registry, old.size() * 2));
    for (auto const& slot : old) {
        if (slot.row == 0)
            continue;
        KeyHash key{};
        std::copy(slot.key.begin(), slot.key.end(), key.begin());
        slots_[place_of(key)] = slot;
    }
}

std::vector<RowDecision> decide(db::Session& session, accounts::Context const& context,
                                CheckedPlan const& plan, Slice const& slice,
                                RowRegistry const& before) {
    return Decider(session, context, plan, slice, before, records::Keys::All).run();
}

DryDecisions decide_dry(db::Session& session, accounts::Context const& context,
                        CheckedPlan const& plan, Slice const& slice, RowRegistry const& before,
                        records::Keys keys) {
    Decider decider(session, context, plan, slice, before, keys);
    auto rows = decider.run();
    return {std::move(rows), decider.asked()};
}

}  // namespace kedang::exchange
