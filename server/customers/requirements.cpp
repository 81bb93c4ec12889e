// SPDX-License-Identifier: Apache-2.0
#include "customers/requirements.h"

#include <algorithm>

#include "records/completeness.h"

namespace kedang::customers {
namespace {

using records::Entry;

bool is_contact(Entry const& entry) {
    return entry.record.type->name == "contact";
}

bool has_phone(records::Record const& record) {
    auto const& fields = record.type->fields;
    return std::any_of(fields.begin(), fields.end(), [&](fields::Field const& field) {
        return field.type->name == "phone" && !record.value(field).absent();
    });
}

std::string place_of(records::Batch const& batch, Entry const& entry) {
    if (!is_contact(entry))
        return "follow_up.";
    auto const before =
        std::count_if(batch.children.begin(), batch.children.end(),
                      [&](Entry const& other) { return is_contact(other) && &other < &entry; });
    return "contacts[" + std::to_string(before) + "].";
}

void note_required(records::Record const& record, std::string const& place,
                   records::Findings& findings) {
    for (auto const* field : records::missing_fields(record, fields::Required::Complete)) {
        auto const full = place + field->name;
        // A value that was typed and refused has its own line already.
        if (std::none_of(findings.errors.begin(), findings.errors.end(),
                         [&](FieldError const& error) { return error.field == full; }))
            findings.errors.push_back({full, "required", "请填写“" + field->label.zh + "”"});
    }
}

}  // namespace

int count_missing(fields::Catalogue const& catalogue, records::Batch const& batch) {
    std::vector<records::Record const*> contacts;
    for (auto const& entry : batch.children)
        if (is_contact(entry))
            contacts.push_back(&entry.record);
    return static_cast<int>(
        records::gaps(catalogue, batch.customers.front().record, contacts).size());
}

void require_values(accounts::Context const& context, bool quick, records::Batch const& batch,
                    records::Findings& findings) {
    auto const& customer = batch.customers.front().record;
    for (auto const& entry : batch.children)
        if (!is_contact(entry) || !quick)
            note_required(entry.record, place_of(batch, entry), findings);
    if (!quick) {
        note_required(customer, "", findings);
        if (context.catalogue().contact().required != fields::Required::No &&
            std::none_of(batch.children.begin(), batch.children.end(), is_contact))
            note_required(records::empty_record(context.catalogue().contact()), "contacts[0].",
                          findings);
        return;
    }
    if (customer.value("name").absent())
        findings.errors.push_back({"name", "required", "请填写“客户名称”"});
    bool const reachable = has_phone(customer) ||
                           std::any_of(batch.children.begin(), batch.children.end(),
                                       [](Entry const& entry) { return has_phone(entry.record); });
    if (!reachable)
        findings.errors.push_back({"contacts[0].mobile", "required", "快速录入请至少填写一个电话"});
}

}  // namespace kedang::customers
