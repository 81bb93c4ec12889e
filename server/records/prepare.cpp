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

/// What every value is asked on its way in, typed just now or waiting since.
class Admission {
  public:
    Admission(accounts::Context const& context, KnownPeople& people, Writing const& writing,
              Findings& findings)
        : context_(context),
          writing_(writing),
          findings_(findings),
          parsing_{context.catalogue(), context.today(), &context.company->time_zone,
                   &people.references()} {}

    fields::ParseContext const& parsing() const { return parsing_; }

    /// The field, or nullptr and an error where this actor may not write it.
    fields::Field const* writable(fields::RecordType const& type, std::string const& name) {
        auto const* field = type.field(name);
        if (field == nullptr || field->is_system() ||
            !context_.actor.right(type, *field, writing_.relation).write)
            return refuse(name, "unknown_field", "字段“" + name + "”不存在或您无权使用");
        if (is_locked(*field, writing_))
            return refuse(
                name, "locked",
                "“" + field->label.zh + "”是核心字段，录入 24 小时后仅管理员可修改，请申请修改");
        return field;
    }

    /// False, with the reason, where the value may not stand in the field.
    bool holds(fields::Field const& field, fields::Value const& value) {
        if (field.name == "owner" && value.number != context_.actor.id() &&
            !context_.actor.may("customer.assign")) {
            refuse(field.name, "assign",
                   "您没有“分配负责人”的权限，“" + field.label.zh + "”只能是自己");
            return false;
        }
        auto checked = fields::validate(field, value, parsing_);
        note(std::move(checked.errors), writing_.place, findings_.errors);
        note(std::move(checked.warnings), writing_.place, findings_.warnings);
        return true;
    }

  private:
    std::nullptr_t refuse(std::string const& name, std::string rule, std::string message) {
        findings_.errors.push_back({writing_.place + name, std::move(rule), std::move(message)});
        return nullptr;
    }

    accounts::Context const& context_;
    Writing const& writing_;
    Findings& findings_;
    fields::ParseContext const parsing_;
};

/// Whether the writer may learn that a value is the one that stands there already. What is masked
/// counts as changed by whatever is written: a version that stays would tell that a guess was
/// right.
bool may_compare(accounts::Context const& context, Record const& record,
                 fields::Field const& field) {
    auto const relation = context.actor.relation_to(record.file());
    return context.actor.right(*record.type, field, relation).read == accounts::Right::Clear;
}

bool is_filled(Record const& record, fields::Field const& field) {
    auto const position = record.position(field);
    return !record.values[position].absent() || !record.sealed[position].empty();
}

}  // namespace

bool is_locked(fields::Field const& field, Writing const& writing) {
    // The owner has a right of its own: 分配负责人.
    return field.write_class == fields::WriteClass::Core && !writing.core && field.name != "owner";
}

std::vector<Assigned> parse(accounts::Context const& context, KnownPeople& people,
                            fields::RecordType const& type, std::span<Typed const> typed,
                            Writing const& writing, Findings& findings) {
    Admission admission(context, people, writing, findings);
    std::vector<Assigned> assigned;
    for (auto const& [name, text] : typed) {
        auto const* field = admission.writable(type, name);
        if (field == nullptr)
            continue;
        auto parsed = field->type->parse(*field, text, admission.parsing());
        if (!parsed.ok()) {
            note(std::move(parsed.error().fields), writing.place, findings.errors);
            continue;
        }
        if (!admission.holds(*field, parsed.value().value))
            continue;
        note(std::move(parsed.value().warnings), writing.place, findings.warnings);
        assigned.push_back({field, std::move(parsed.value().value)});
    }
    return assigned;
}

std::vector<Assigned> admit(accounts::Context const& context, KnownPeople& people,
                            fields::RecordType const& type, std::vector<Assigned> values,
                            Writing const& writing, Findings& findings) {
    Admission admission(context, people, writing, findings);
    std::erase_if(values, [&](Assigned const& assigned) {
        return admission.writable(type, assigned.field->name) == nullptr ||
               !admission.holds(*assigned.field, assigned.value);
    });
    return values;
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
        if (before.value(*field) == value && may_compare(context, before, *field))
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
