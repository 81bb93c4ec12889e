// SPDX-License-Identifier: Apache-2.0
#include "customers/conditions.h"

#include <algorithm>

#include "accounts/asking.h"
#include "accounts/sharing.h"
#include "base/text.h"
#include "fields/filter/ground.h"
#include "fields/filter/line.h"
#include "fields/names.h"
#include "fields/tokens.h"
#include "records/name_index.h"
#include "records/sealing.h"

namespace kedang::customers {
namespace {

using accounts::Right;
using accounts::Scope;
using fields::Field;
using fields::SqlParameters;

/// Everybody's files, one's own, those of departments; with or without the pool.
std::string scope_sql(accounts::Context const& context, SqlParameters& parameters) {
    auto const& actor = context.actor;
    std::string reach;
    switch (actor.scope()) {
        case Scope::All:
            return "c.state = 0";
        case Scope::None:
            reach = "1 = 0";
            break;
        case Scope::Own:
            reach = "c.owner = " + parameters.add(actor.id());
            break;
        case Scope::Department:
        case Scope::DepartmentBelow: {
            std::string list;
            for (auto const department : actor.reach())
                list += (list.empty() ? "" : ", ") + parameters.add(department);
            reach = "c.owner = " + parameters.add(actor.id()) +
                    " OR (c.owner IS NOT NULL AND c.department IN (" + list + "))";
            break;
        }
    }
    if (actor.sees_pool())
        reach += " OR c.owner IS NULL";
    if (actor.has_shared_files()) {
        auto const person = parameters.add(actor.id());
        auto const department = parameters.add(actor.person().department);
        auto const now = parameters.add(to_milliseconds(context.now()));
        reach += " OR c.id IN (" + accounts::shared_files_sql(person, department, now) + ")";
    }
    return "c.state = 0 AND (" + reach + ")";
}

std::string what(fields::IndexKey const& key) {
    if (key.index_class == "phone")
        return "电话";
    return key.index_class == "email" ? "邮箱" : "证件号码";
}

std::vector<db::Bytes> tags_of(accounts::Context const& context, fields::IndexKey const& key,
                               records::LookUp& asked) {
    std::vector<db::Bytes> tags;
    auto const found = records::tags_to_find(context.services.keyring, key);
    asked.ask(what(key), crypto::ByteView(found.front()));
    for (auto const& tag : found)
        tags.emplace_back(tag.begin(), tag.end());
    return tags;
}

/// LIKE's own signs stand for themselves.
std::string like_pattern(std::string_view text) {
    std::string pattern = "%";
    for (char const letter : text) {
        if (letter == '%' || letter == '_' || letter == '\\')
            pattern += '\\';
        pattern += letter;
    }
    return pattern + "%";
}

/// Names: the index proposes, the name decides.
std::string name_sql(db::Engine engine, std::string const& text, SqlParameters& parameters) {
    auto const tokens = fields::query_tokens(text);
    if (tokens.empty())
        return {};
    auto const found =
        records::store::name_condition(engine, tokens, parameters.values().size() + 1);
    parameters.add(found.parameter);
    auto const key = parameters.add(like_pattern(fields::name_key(text)));
    auto const plain = parameters.add(like_pattern(text));
    return "(" + found.sql + " AND (c.name_key LIKE " + key + " ESCAPE '\\' OR c.name LIKE " +
           plain + " ESCAPE '\\'))";
}

/// Whether all phones, or all emails, of one's own files are shown clear.
bool sees_own(accounts::Context const& context, fields::FieldType const& of) {
    for (auto const& type : context.catalogue().records())
        for (auto const& field : type.fields)
            if (field.type == &of && field.in_use &&
                context.actor.right(type, field, accounts::Relation::Own).read != Right::Clear)
                return false;
    return true;
}

/// Phones and emails by their exact value, wherever on the file they stand. Without 搜索权 only on
/// one's own files, and only where one sees their numbers anyway.
std::string exact_sql(accounts::Context const& context, std::string const& text,
                      SqlParameters& parameters, records::LookUp& asked) {
    std::string list;
    for (auto const& name : {"office_phone", "email"}) {
        auto const* field = context.catalogue().customer().field(name);
        if (!context.actor.may_search_exact() && !sees_own(context, *field->type))
            continue;
        auto const parsed = field->type->parse(
            *field, text, {context.catalogue(), context.today(), nullptr, nullptr});
        if (!parsed.ok() || parsed.value().value.absent())
            continue;
        for (auto const& key : field->type->index_keys(parsed.value().value))
            for (auto& tag : tags_of(context, key, asked))
                list += (list.empty() ? "" : ", ") + parameters.add(std::move(tag));
    }
    if (list.empty())
        return {};
    std::string sql =
        "c.id IN (SELECT b.customer FROM blind_index b WHERE b.tag IN (" + list + "))";
    if (!context.actor.may_search_exact())
        sql = "(" + sql + " AND c.owner = " + parameters.add(context.actor.id()) + ")";
    return sql;
}

std::string search_sql(accounts::Context const& context, db::Engine engine, std::string_view typed,
                       SqlParameters& parameters, records::LookUp& asked) {
    std::string const words = text::half_width(text::trim(typed));
    std::string const upper = text::ascii_upper(words);
    std::string sql = "c.number = " + parameters.add(upper) +
                      " OR c.id IN (SELECT f.customer FROM former_number f WHERE f.number = " +
                      parameters.add(upper) + ")";
    if (upper.size() == 18)
        sql += " OR c.credit_code = " + parameters.add(upper);
    for (auto const& more :
         {name_sql(engine, words, parameters), exact_sql(context, words, parameters, asked)})
        if (!more.empty())
            sql += " OR " + more;
    return "(" + sql + ")";
}

}  // namespace

fields::Vocabulary vocabulary(accounts::Context const& context) {
    auto const& catalogue = context.catalogue();
    return fields::Vocabulary(
        accounts::fields_to_ask(context.actor, catalogue, catalogue.customer()));
}

fields::ParseContext parsing(accounts::Context const& context, records::KnownPeople& people) {
    return {context.catalogue(), context.today(), &context.company->time_zone,
            &people.references()};
}

Result<Selection> condition(accounts::Context const& context, db::Session& session,
                            std::string_view filter, std::string_view search) {
    Selection made;
    auto& where = made.where;
    where.sql = scope_sql(context, where.parameters);
    records::KnownPeople people(session);
    TRY_SET(auto asked, fields::read_either(filter, vocabulary(context), parsing(context, people)));
    if (!asked.holds_for_all()) {
        auto const* zone = &context.company->time_zone;
        asked = fields::grounded(std::move(asked), {context.today(), zone, context.actor.id()});
        fields::FilterTable const table{
            session.engine(), context.catalogue().customer().number, "c", zone,
            [&](fields::IndexKey const& key) { return tags_of(context, key, made.asked); }};
        where.sql += " AND " + fields::compile(asked, table, where.parameters);
    }
    if (!text::trim(search).empty())
        where.sql +=
            " AND " + search_sql(context, session.engine(), search, where.parameters, made.asked);
    return made;
}

Field const* sortable(accounts::Context const& context, std::string_view name) {
    auto const& type = context.catalogue().customer();
    auto const* field = type.field(name);
    bool const may = field != nullptr && field->sortable && !field->encrypted &&
                     context.actor.weakest_right(type, *field) == Right::Clear;
    return may ? field : nullptr;
}

}  // namespace kedang::customers
