// SPDX-License-Identifier: Apache-2.0
#include "records/view.h"

#include <algorithm>
#include <set>

#include "base/check.h"
#include "fields/mask/mask.h"
#include "records/prepare.h"

namespace kedang::records {
namespace {

using accounts::Relation;
using accounts::Right;

constexpr std::array<Relation, accounts::relation_count> all_relations{
    Relation::Own, Relation::Shared, Relation::Department, Relation::Pool, Relation::Others};

char const* word(State state) {
    switch (state) {
        case State::Active:
            return "active";
        case State::Merged:
            return "merged";
        case State::Archived:
            return "archived";
        case State::Recycled:
            return "recycled";
        case State::Erased:
            break;
    }
    return "erased";
}

bool is_masked(fields::Field const& field, Right right) {
    return right == Right::Masked && !field.mask.empty();
}

/// Types whose value is a code or an id that people cannot read.
bool needs_text(fields::Field const& field) {
    static std::set<std::string_view> const coded{"choice", "choices", "region", "industry",
                                                  "person", "money",   "phone"};
    return coded.contains(field.type->name);
}

}  // namespace

FieldRights::FieldRights(accounts::Actor const& actor, fields::RecordType const& type) {
    for (auto const relation : all_relations) {
        auto& row = rights_[static_cast<std::size_t>(relation)];
        row.reserve(type.fields.size());
        for (auto const& field : type.fields)
            row.push_back(actor.right(type, field, relation));
    }
}

FieldRights const& View::rights(fields::RecordType const& type) {
    auto found = rights_.find(type.number);
    if (found == rights_.end())
        found = rights_.emplace(type.number, FieldRights(context_.actor, type)).first;
    return found->second;
}

accounts::FieldRight View::right(Record const& record, fields::Field const& field,
                                 accounts::AskedAt at) {
    if (accounts::hears_yes(at))
        return {Right::Clear, true};
    return rights(*record.type).of(relation(record), record.position(field));
}

void View::write_value(JsonWriter& out, fields::Field const& field, fields::Value const& value,
                       Right right) {
    check(right != Right::Hidden, "hidden values were left out before");
    if (is_masked(field, right))
        out.begin_object().member("masked", text_of(field, value, right)).end_object();
    else
        field.type->to_json(out, field, value);
}

std::string View::text_of(fields::Field const& field, fields::Value const& value, Right right) {
    if (value.absent() || right == Right::Hidden)
        return {};
    fields::TextContext const context(context_.catalogue(), &context_.company->time_zone,
                                      &people_.references());
    return is_masked(field, right) ? fields::mask(field.mask, field, value, context)
                                   : field.type->to_text(field, value, context);
}

void View::write_texts(JsonWriter& out, Record const& record, Columns const& shown) {
    out.key("texts").begin_object();
    for (auto const* field : shown) {
        auto const right = this->right(record, *field).read;
        if (needs_text(*field) && !is_masked(*field, right))
            out.member(field->name, text_of(*field, record.value(*field), right));
    }
    out.end_object();
}

void View::write_rights(JsonWriter& out, Record const& record) {
    auto const& type = *record.type;
    bool const active = record.state == State::Active && record.file_state == State::Active;
    bool const core = context_.actor.may_change_core(
        record.value("created_by").number, from_milliseconds(record.value("created_at").number),
        context_.now());
    bool change = false, change_core = false;
    for (auto const& field : type.fields) {
        bool const may = active && !field.is_system() && right(record, field).write;
        change |= may;
        change_core |= may && core && field.write_class == fields::WriteClass::Core;
    }
    out.key("rights").begin_object().member("change", change).member("change_core", change_core);
    out.key("reveal").begin_array();
    if (context_.actor.may_reveal())
        for (auto const& field : type.fields)
            if (is_masked(field, right(record, field).read) && !record.value(field).absent())
                out.value(field.name);
    out.end_array().end_object();
}

void View::write(JsonWriter& out, Record record, Columns const& columns) {
    Columns shown, to_open;
    auto const& type = *record.type;
    auto const& rights_here = rights(type);
    auto const related = relation(record);
    for (std::size_t position = 0; position < type.fields.size(); ++position) {
        auto const& field = type.fields[position];
        bool const wanted =
            columns.empty() || std::find(columns.begin(), columns.end(), &field) != columns.end();
        if (!wanted || rights_here.of(related, position).read == Right::Hidden)
            continue;
        if (!record.sealed[position].empty())
            to_open.push_back(&field);
        if (!record.sealed[position].empty() || !record.values[position].absent())
            shown.push_back(&field);
    }
    if (!to_open.empty())
        check(open(context_.services.keyring, record, to_open).ok(),
              "a stored ciphertext opens in its own place");
    out.begin_object().key("id").id(record.id).member("record", type.name);
    if (record.customer != record.id || type.name != "customer")
        out.key("customer_id").id(record.customer);
    out.member("version", std::to_string(record.version)).member("state", word(record.state));
    out.member("relation", accounts::word(accounts::relation_words, related))
        .key("values")
        .begin_object();
    for (auto const* field : shown) {
        out.key(field->name);
        write_value(out, *field, record.value(*field),
                    rights_here.of(related, record.position(*field)).read);
    }
    out.end_object();
    write_texts(out, record, shown);
    write_rights(out, record);
    out.end_object();
}

}  // namespace kedang::records
