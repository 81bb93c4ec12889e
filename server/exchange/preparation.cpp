// SPDX-License-Identifier: Apache-2.0
#include "exchange/preparation.h"

#include <algorithm>

#include "base/text.h"
#include "fields/names.h"
#include "platform/crypto/primitives.h"
#include "records/completeness.h"
#include "records/prepare.h"
#include "records/sealing.h"

namespace kedang::exchange {

using records::Assigned;
using records::Entry;

struct Preparation::Texts {
    std::vector<fields::Typed> customer;
    std::vector<fields::Typed> contact;
    std::string number;
};

struct Preparation::Values {
    std::vector<Assigned> customer;
    std::vector<Assigned> contact;
    std::string number;

    fields::Value const* of(std::string_view field) const {
        for (auto const& assigned : customer)
            if (assigned.field->name == field)
                return &assigned.value;
        return nullptr;
    }
};

namespace {

bool is_bare_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789.,+- ") == std::string_view::npos;
}

/// What lists and exports show instead of a number: 138****5678.
bool is_masked(std::string_view text) {
    return text.find("**") != std::string_view::npos || text.find("＊＊") != std::string_view::npos;
}

/// The finding, where the spreadsheet no longer knows what was typed.
std::optional<FieldError> damage(tables::Cell const& cell, Target const& target) {
    using Kind = tables::Cell::Kind;
    auto const& type = target.field->type->name;
    bool const is_code = type == "credit_code" || type == "id_number" || type == "phone" ||
                         target.field->name == "number";
    if (cell.kind == Kind::Number && cell.precision_lost && is_code)
        return FieldError{target.address, "spreadsheet",
                          target.label() + " '" + cell.text +
                              "' 超过15位，已被表格软件改成近似值，请把单元格设为文本后重填"};
    if (cell.kind == Kind::Error && cell.text != "#N/A")
        return FieldError{target.address, "formula_error",
                          target.label() + " '" + cell.text + "' 是公式错误，请改成值后再导入"};
    return std::nullopt;
}

void drop_absent(std::vector<Assigned>& values) {
    std::erase_if(values, [](Assigned const& assigned) { return assigned.value.absent(); });
}

std::string address_of(records::Gap const& gap) {
    return (gap.type->name == "contact" ? "contact." : "") + gap.field->name;
}

/// What was masked has its line already.
bool is_lacking(PreparedRow const& row, std::string const& address) {
    return std::any_of(row.lacking.begin(), row.lacking.end(),
                       [&](FieldError const& known) { return known.field == address; });
}

void describe_new(Entry& entry, std::int64_t customer) {
    auto const& type = *entry.record.type;
    entry.change.table_number = type.number;
    entry.change.record_id = entry.record.id;
    entry.change.subject_customer = customer;
    entry.change.action = type.name + ".create";
}

/// Keys of values that two customers should not share, taken from what indexes them anyway.
void add_keys(Entry const& entry, bool phones_identify, std::vector<RowKey>& keys) {
    std::string const prefix = entry.record.type->name == "contact" ? "contact." : "";
    for (auto const& [field, tag] : entry.index) {
        bool const certain =
            field->name == "id_number" || (phones_identify && field->type->name == "phone");
        if (field->unique || certain)
            keys.push_back({tag, prefix + field->name, certain});
    }
    if (entry.name && entry.record.value("kind").text != "person")
        keys.push_back({hash_of('n', entry.name->key), "name", true});
    if (auto const* code = entry.record.type->field("credit_code");
        code != nullptr && !entry.record.value(*code).absent())
        keys.push_back({hash_of('c', entry.record.value(*code).text), "credit_code", true});
    if (auto const* number = entry.record.type->field("number");
        number != nullptr && !entry.record.value(*number).absent())
        keys.push_back({hash_of('#', entry.record.value(*number).text), "number", true});
}

}  // namespace

KeyHash hash_of(char kind, std::string_view text) {
    std::string const whole = kind + std::string(text);
    auto const full = crypto::hash256(crypto::as_bytes(whole));
    KeyHash hash;
    std::copy_n(full.begin(), hash.size(), hash.begin());
    return hash;
}

Result<std::int64_t> IdRun::next() {
    if (next_ == end_) {
        TRY_SET(next_, ids_.reserve(kind_, length));
        end_ = next_ + length;
    }
    return next_++;
}

Preparation::Texts Preparation::read(tables::Row const& row, PreparedRow& prepared) const {
    Texts texts;
    std::string region[3];
    constexpr std::string_view parts[3] = {"province", "city", "district"};
    fields::Field const* region_field = nullptr;
    for (auto const& [column, target, unit] : plan_.columns) {
        if (column >= row.cells.size())
            continue;
        auto const& cell = row.cells[column];
        auto const trimmed = text::trim(cell.text);
        if (trimmed.empty())
            continue;
        if (auto found = damage(cell, *target)) {
            prepared.findings.errors.push_back(std::move(*found));
        } else if (!target->field->mask.empty() && is_masked(trimmed)) {
            prepared.lacking.push_back({target->address, "masked",
                                        target->label() + " '" + std::string(trimmed) +
                                            "' 是打码后的内容，请填写完整内容"});
        } else if (!target->part.empty()) {
            region_field = target->field;
            region[std::find(parts, parts + 3, target->part) - parts] = trimmed;
        } else if (target->field->name == "number" && !target->of_contact()) {
            texts.number = text::collapse_spaces(trimmed);
        } else {
            bool const bare = !unit.empty() && is_bare_number(trimmed);
            (target->of_contact() ? texts.contact : texts.customer)
                .push_back({target->field->name, std::string(trimmed) + (bare ? unit : "")});
        }
    }
    if (region_field != nullptr) {
        std::string line;
        for (auto const& part : region)
            if (!part.empty())
                line += (line.empty() ? "" : "/") + part;
        texts.customer.push_back({region_field->name, std::move(line)});
    }
    return texts;
}

Preparation::Values Preparation::parse(records::KnownPeople& people, Texts const& texts,
                                       PreparedRow& prepared) const {
    Values values;
    auto const& catalogue = context_.catalogue();
    values.customer = records::parse(context_, people, catalogue.customer(), texts.customer, {},
                                     prepared.findings);
    values.contact = records::parse(context_, people, catalogue.contact(), texts.contact,
                                    {.place = "contact."}, prepared.findings);
    drop_absent(values.customer);
    drop_absent(values.contact);
    values.number = texts.number;
    auto const* owner = values.of("owner");
    if (owner != nullptr && people.name(owner->number).empty())
        prepared.findings.errors.push_back({"owner", "reference",
                                            "负责人 '" + std::to_string(owner->number) +
                                                "' 不是系统里的人员，请填写姓名或登录名"});
    return values;
}

void Preparation::find_match_texts(Values const& values, PreparedRow& prepared) const {
    auto& texts = prepared.match_texts;
    switch (plan_.plan.match_by) {
        case MatchBy::Number:
            if (!values.number.empty())
                texts.push_back(values.number);
            break;
        case MatchBy::CreditCode:
            if (auto const* code = values.of("credit_code"))
                texts.push_back(code->text);
            break;
        case MatchBy::Name:
            if (auto const* name = values.of("name"))
                texts.push_back(fields::name_key(name->text));
            break;
        case MatchBy::Phone:
            for (auto const* list : {&values.customer, &values.contact})
                for (auto const& [field, value] : *list)
                    if (field->type->name == "phone")
                        for (auto const& tag :
                             records::tags_to_find(context_.services.keyring, *field, value))
                            texts.emplace_back(crypto::as_text(crypto::ByteView(tag)));
            break;
        case MatchBy::RowKey:
            break;
    }
}

void Preparation::find_row_key(tables::Row const& row, PreparedRow& prepared) const {
    auto const column = *plan_.key_column;
    auto const key =
        column < row.cells.size() ? text::trim(row.cells[column].text) : std::string_view();
    if (!key.empty())
        prepared.match_texts.emplace_back(key);
}

Result<Done> Preparation::make_new(records::KnownPeople& people, Values values,
                                   PreparedRow& prepared, Slice& slice) {
    auto const& catalogue = context_.catalogue();
    auto const fix = [&](fields::RecordType const& type, std::vector<fields::Typed> const& fixed,
                         std::vector<Assigned>& into) {
        for (auto& assigned : records::parse(context_, people, type, fixed, {}, prepared.findings))
            into.push_back(std::move(assigned));
    };
    fix(catalogue.customer(), plan_.fixed_customer, values.customer);
    if (!values.contact.empty())
        fix(catalogue.contact(), plan_.fixed_contact, values.contact);
    if (plan_.into_pool)
        values.customer.push_back({catalogue.customer().field("owner"), {}});
    if (values.of("name") == nullptr) {
        prepared.lacking.push_back({"name", "required", "客户名称为空，请填写"});
        return Done{};
    }
    TRY_SET(auto const id, customer_ids_.next());
    auto& customer = slice.batch.customers.emplace_back(
        records::make_new(context_, catalogue.customer(), id, 0, std::move(values.customer)));
    prepared.new_customer = static_cast<int>(slice.batch.customers.size()) - 1;
    customer.record.department = customer.record.owner != 0
                                     ? people.department(customer.record.owner)
                                     : context_.actor.person().department;
    describe_new(customer, id);
    if (!values.number.empty()) {
        customer.change.summary = values.number + " " + customer.record.value("name").text;
        customer.record.value(*catalogue.customer().field("number")) =
            fields::Value::of_text(values.number);
    }
    bool const phones_identify =
        plan_.plan.mode != Mode::Create && plan_.plan.match_by == MatchBy::Phone;
    std::vector<records::Record const*> contacts;
    if (!values.contact.empty()) {
        TRY_SET(auto const contact_id, contact_ids_.next());
        auto& contact = slice.batch.children.emplace_back(records::make_new(
            context_, catalogue.contact(), contact_id, id, std::move(values.contact)));
        prepared.new_contact = static_cast<int>(slice.batch.children.size()) - 1;
        contact.record.owner = customer.record.owner;
        contact.record.department = customer.record.department;
        describe_new(contact, id);
        contacts.push_back(&contact.record);
        add_keys(contact, phones_identify, prepared.keys);
    }
    add_keys(customer, phones_identify, prepared.keys);
    auto const gaps = records::gaps(catalogue, customer.record, contacts);
    customer.missing = static_cast<int>(gaps.size());
    if (!plan_.plan.legacy)
        for (auto const& gap : gaps)
            if (auto address = address_of(gap); !is_lacking(prepared, address))
                prepared.lacking.push_back(
                    {std::move(address), "required", gap.field->label.zh + "为空，请填写"});
    return Done{};
}

Result<Done> Preparation::add(records::KnownPeople& people, SourceRow& source, Slice& slice) {
    auto& prepared = slice.rows.emplace_back();
    prepared.row = source.row.number;
    prepared.skipped = std::move(source.skipped);
    if (prepared.skipped.empty()) {
        auto texts = read(source.row, prepared);
        for (auto const& typed : texts.customer)
            if (typed.field == "name")
                prepared.name = typed.text;
        // Of a row that comes back only what was edited is read, once it is known what stood there.
        auto values = plan_.by_row_key() ? Values() : parse(people, texts, prepared);
        if (plan_.by_row_key())
            find_row_key(source.row, prepared);
        else if (plan_.plan.mode != Mode::Create)
            find_match_texts(values, prepared);
        if (plan_.plan.mode != Mode::Update && prepared.findings.errors.empty())
            TRY(make_new(people, std::move(values), prepared, slice));
        if (plan_.plan.mode != Mode::Create) {
            prepared.customer = std::move(texts.customer);
            prepared.contact = std::move(texts.contact);
            if (!prepared.contact.empty()) {
                TRY_SET(prepared.spare_contact_id, contact_ids_.next());
            }
        }
    }
    for (auto& cell : source.row.cells)
        prepared.cells.push_back(std::move(cell.text));
    return Done{};
}

}  // namespace kedang::exchange
