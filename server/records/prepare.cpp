// SPDX-License-Identifier: Apache-2.0
#include "records/prepare.h"

#include <algorithm>

#include "base/check.h"
#include "fields/names.h"
#include "fields/rules/required.h"
#include "fields/rules/rule.h"
#include "fields/tokens.h"
#include "records/sealing.h"

namespace kedang::records {
namespace {

void set_system(Record& record, std::string_view name, fields::Value value) {
    if (auto const* field = record.type->field(name))
        record.value(*field) = std::move(value);
}

/// 建档人, 更新时间 and the like: known to the server, never typed.
void stamp(accounts::Context const& context, Record& record, bool is_new) {
    auto const now = fields::Value::of_number(to_milliseconds(context.now()));
    auto const person = fields::Value::of_number(context.actor.id());
    if (is_new) {
        set_system(record, "created_at", now);
        set_system(record, "created_by", person);
    }
    set_system(record, "updated_at", now);
    set_system(record, "updated_by", person);
}

fields::Value default_of(accounts::Context const& context, fields::Field const& field) {
    auto const& word = *field.default_value;
    if (word == "actor")
        return context.actor.id() == 0 ? fields::Value{}
                                       : fields::Value::of_number(context.actor.id());
    if (word == "now")
        return fields::Value::of_number(to_milliseconds(context.now()));
    if (word == "today")
        return fields::Value::of_text(to_text(context.today()));
    fields::ParseContext const parsing{context.catalogue(), context.today(),
                                       &context.company->time_zone, nullptr};
    auto parsed = field.type->parse(field, word, parsing);
    check(parsed.ok(), "the catalogue's check has parsed every default");
    return std::move(parsed).value().value;
}

NameForms name_forms(std::string const& name) {
    return {fields::name_key(name), fields::name_sort_key(name), fields::index_tokens(name)};
}

void note(std::vector<FieldError> found, std::string const& place, std::vector<FieldError>& into) {
    for (auto& error : found) {
        error.field = place + error.field;
        into.push_back(std::move(error));
    }
}

bool is_filled(Record const& record, fields::Field const& field) {
    auto const position = record.position(field);
    return !record.values[position].absent() || !record.sealed[position].empty();
}

}  // namespace

std::vector<Assigned> parse(accounts::Context const& context, KnownPeople& people,
                            fields::RecordType const& type, std::span<Typed const> typed,
                            Writing const& writing, Findings& findings) {
    fields::ParseContext const parsing{context.catalogue(), context.today(),
                                       &context.company->time_zone, &people.references()};
    auto const& place = writing.place;
    std::vector<Assigned> assigned;
    for (auto const& [name, text] : typed) {
        auto const* field = type.field(name);
        if (field == nullptr || field->is_system() ||
            !context.actor.right(type, *field, writing.relation).write) {
            findings.errors.push_back(
                {place + name, "unknown_field", "字段“" + name + "”不存在或您无权使用"});
            continue;
        }
        bool const is_owner = field->name == "owner";
        if (field->write_class == fields::WriteClass::Core && !writing.core && !is_owner) {
            findings.errors.push_back(
                {place + name, "locked",
                 "“" + field->label.zh + "”是核心字段，录入 24 小时后仅管理员可修改，请申请修改"});
            continue;
        }
        auto parsed = field->type->parse(*field, text, parsing);
        if (!parsed.ok()) {
            note(std::move(parsed.error().fields), place, findings.errors);
            continue;
        }
        if (is_owner && parsed.value().value.number != context.actor.id() &&
            !context.actor.may("customer.assign")) {
            findings.errors.push_back(
                {place + name, "assign",
                 "您没有“分配负责人”的权限，“" + field->label.zh + "”只能是自己"});
            continue;
        }
        auto checked = fields::validate(*field, parsed.value().value, parsing);
        note(std::move(checked.errors), place, findings.errors);
        note(std::move(checked.warnings), place, findings.warnings);
        note(std::move(parsed.value().warnings), place, findings.warnings);
        assigned.push_back({field, std::move(parsed.value().value)});
    }
    return assigned;
}

Entry make_new(accounts::Context const& context, fields::RecordType const& type, std::int64_t id,
               std::int64_t customer, std::vector<Assigned> values) {
    Entry entry;
    entry.record = empty_record(type);
    Record& record = entry.record;
    record.id = id;
    record.customer = customer == 0 ? id : customer;
    record.salt = crypto::new_record_salt();
    for (auto const& field : type.fields)
        if (field.default_value)
            record.value(field) = default_of(context, field);
    for (auto& [field, value] : values)
        record.value(*field) = std::move(value);
    stamp(context, record, true);
    record.owner = record.value("owner").number;
    if (customer == 0)
        entry.name = name_forms(record.value("name").text);
    entry.missing = static_cast<int>(missing_fields(record, fields::Required::Complete).size());
    seal_new(context.services.keyring, entry);
    return entry;
}

Entry make_changed(accounts::Context const& context, Record current, std::vector<Assigned> values) {
    Entry entry;
    entry.is_new = false;
    Record const before = std::move(current);
    entry.record = before;
    for (auto& [field, value] : values) {
        if (before.value(*field) == value)
            continue;
        entry.changes.push_back({field, before.value(*field), value});
        entry.record.value(*field) = std::move(value);
    }
    if (entry.changes.empty())
        return entry;
    ++entry.record.version;
    stamp(context, entry.record, false);
    entry.record.owner =
        entry.record.type->name == "customer" ? entry.record.value("owner").number : before.owner;
    auto const renamed = [](ValueChange const& change) { return change.field->name == "name"; };
    if (entry.record.type->name == "customer" &&
        std::any_of(entry.changes.begin(), entry.changes.end(), renamed)) {
        entry.name = name_forms(entry.record.value("name").text);
        entry.name_gone = name_forms(before.value("name").text);
    }
    entry.missing =
        static_cast<int>(missing_fields(entry.record, fields::Required::Complete).size());
    seal_changed(context.services.keyring, before, entry);
    return entry;
}

std::vector<fields::Field const*> missing_fields(Record const& record, fields::Required kind) {
    auto const entry =
        kind == fields::Required::Complete ? fields::Entry::Complete : fields::Entry::Partial;
    auto const value_of = [&](fields::Field const& field) { return &record.value(field); };
    std::vector<fields::Field const*> missing;
    for (auto const& field : record.type->fields)
        if (!is_filled(record, field) && fields::is_required(*record.type, field, value_of, entry))
            missing.push_back(&field);
    return missing;
}

}  // namespace kedang::records
