// SPDX-License-Identifier: Apache-2.0
#include "records/duplicates.h"

#include <algorithm>
#include <utility>

#include "platform/db/list_query.h"
#include "records/look_up.h"
#include "records/sealing.h"

namespace kedang::records {
namespace {

/// A key to look for and who asks.
struct Wanted {
    std::size_t entry;
    fields::Field const* field;
    bool certain;
};

struct Question {
    std::string key;  ///< bytes or text
    Wanted wanted;
};
/// Of one kind; ordered by key when they are asked.
using Questions = std::vector<Question>;

struct AllQuestions {
    Questions names;  ///< customer.name_key
    Questions codes;  ///< customer.credit_code
    Questions tags;   ///< blind_index.tag
};

constexpr std::string_view found_columns = "c.id, c.number, c.name, c.owner, c.department, c.state";

bool is_company(Record const& customer) {
    return customer.value("kind").text != "person";
}

void ask(crypto::Keyring const& keyring, Entry const& entry, std::size_t at, Keys keys,
         AllQuestions& questions) {
    for (auto const& field : entry.record.type->fields) {
        auto const& value = entry.record.value(field);
        if (!field.unique || value.absent() || field.is_system())
            continue;
        bool const is_name = field.name == "name";
        if (is_name && is_company(entry.record) && entry.name)
            questions.names.push_back({entry.name->key, {at, &field, true}});
        if (field.name == "credit_code")
            questions.codes.push_back({value.text, {at, &field, true}});
        bool const certain = field.name == "id_number";
        if (field.encrypted && keys != Keys::Open && (certain || keys == Keys::All))
            for (auto const& tag : tags_to_find(keyring, field, value))
                questions.tags.push_back(
                    {std::string(crypto::as_text(crypto::ByteView(tag))), {at, &field, certain}});
    }
}

class Search {
  public:
    Search(db::Session& session, accounts::Context const& context, std::span<Entry const> entries)
        : session_(session), context_(context), entries_(entries), matches_(entries.size()) {}

    /// In: SQL before and after the list of keys; its first column is the key, then found_columns.
    void run(Questions questions, std::string const& before, std::string const& after,
             bool as_bytes) {
        std::ranges::stable_sort(questions, {}, &Question::key);
        std::vector<db::Value> keys;
        for (std::size_t at = 0; at < questions.size(); ++at) {
            auto const& key = questions[at].key;
            if (at == 0 || key != questions[at - 1].key)
                keys.push_back(as_bytes ? db::Value(crypto::as_bytes(key))
                                        : db::Value(std::string_view(key)));
        }
        db::in_lists(keys, [&](std::string const& list, std::vector<db::Value> const& parameters) {
            auto cursor = session_.query(before + list + after, parameters);
            while (auto const* row = cursor->next()) {
                auto const key = as_bytes ? crypto::as_text(row->bytes(0)) : row->text(0);
                for (auto const& found :
                     std::ranges::equal_range(questions, key, {}, &Question::key))
                    note(found.wanted, *row);
            }
        });
    }

    std::vector<std::vector<Match>> take() { return std::move(matches_); }

  private:
    void note(Wanted const& wanted, db::Row const& row) {
        auto& matches = matches_[wanted.entry];
        std::int64_t const customer = row.integer(1);
        bool const known = std::any_of(matches.begin(), matches.end(), [&](Match const& match) {
            return match.customer == customer && match.field == wanted.field->name;
        });
        if (known || customer == entries_[wanted.entry].record.customer || matches.size() >= 20)
            return;
        Match match;
        match.field = wanted.field->name;
        match.certain = wanted.certain;
        match.customer = customer;
        match.number = row.text(2);
        match.name = row.text(3);
        match.state = static_cast<State>(row.integer(6));
        accounts::File const file{customer, row.integer(4), row.integer(5)};
        match.visible = may_know(wanted, file);
        match.is_look_up = wanted.field->encrypted && !sees_clear(wanted, file);
        match.message = message(match, wanted.field->label.zh);
        matches.push_back(std::move(match));
    }

    /// Which file it is may be told to who sees it, and the value there at least masked.
    bool may_know(Wanted const& wanted, accounts::File const& file) const {
        return context_.actor.sees(file) && right(wanted, file) != accounts::Right::Hidden;
    }
    bool sees_clear(Wanted const& wanted, accounts::File const& file) const {
        return context_.actor.sees(file) && right(wanted, file) == accounts::Right::Clear;
    }
    accounts::Right right(Wanted const& wanted, accounts::File const& file) const {
        auto const& type = *entries_[wanted.entry].record.type;
        return context_.actor.right(type, *wanted.field, context_.actor.relation_to(file)).read;
    }

    static std::string message(Match const& match, std::string const& label) {
        std::string const archived =
            match.state == State::Archived ? "历史客户库中的，可恢复后使用" : "";
        if (!match.visible)
            return label + "与其他同事负责的客户重复（撞单），请联系主管确认";
        return label + "与客户 " + match.number + " " + match.name +
               (archived.empty() ? "" : "（" + archived + "）") + " 重复";
    }

    db::Session& session_;
    accounts::Context const& context_;
    std::span<Entry const> entries_;
    std::vector<std::vector<Match>> matches_;
};

}  // namespace

std::vector<std::vector<Match>> find_matches(db::Session& session, accounts::Context const& context,
                                             std::span<Entry const> entries, Keys keys) {
    AllQuestions questions;
    for (std::size_t at = 0; at < entries.size(); ++at)
        ask(context.services.keyring, entries[at], at, keys, questions);
    std::string const columns(found_columns);
    std::string const alive = ") AND c.state IN (0, 2)";
    Search search(session, context, entries);
    search.run(std::move(questions.names),
               "SELECT c.name_key, " + columns + " FROM customer c WHERE c.name_key IN (",
               alive + " AND (c.kind IS NULL OR c.kind <> 'person')", false);
    search.run(std::move(questions.codes),
               "SELECT c.credit_code, " + columns + " FROM customer c WHERE c.credit_code IN (",
               alive, false);
    search.run(std::move(questions.tags),
               "SELECT b.tag, " + columns +
                   " FROM blind_index b JOIN customer c ON c.id = b.customer WHERE b.tag IN (",
               alive, true);
    return search.take();
}

Result<Done> note_check(accounts::Context const& context, std::span<Entry const> entries,
                        std::vector<Match> const& matches) {
    LookUp asked;
    asked.ask(entries);
    return asked.note(context, static_cast<std::int64_t>(matches.size()),
                      matches.size() == 1 ? matches.front().customer : 0);
}

}  // namespace kedang::records
