// SPDX-License-Identifier: Apache-2.0
#include "fields/catalogue_reader.h"

#include <array>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "catalogue/embedded.h"
#include "fields/lists.h"
#include "fields/mask/mask.h"
#include "fields/rules/rule.h"

namespace kedang::fields {

namespace {

constexpr std::array<std::string_view, 4> kRecordFiles{"customer.json", "contact.json",
                                                       "follow_up.json", "sales_order.json"};

/// FNV-1a over every embedded file: equal in all processes that run the same build.
std::uint64_t fingerprint() {
    std::uint64_t hash = 14695981039346656037u;
    for (auto const& file : catalogue::embedded_files())
        for (unsigned char byte : file.content)
            hash = (hash ^ byte) * 1099511628211u;
    return hash;
}

void verify(RecordType const& record, Field const& field) {
    auto const holds = [&](bool condition, std::string const& what) {
        if (!condition)
            throw Bug("catalogue: " + record.name + "." + field.name + ": " + what);
    };
    holds(field.mask.empty() || mask_known(field.mask), "there is no mask " + field.mask);
    for (auto const& rule : field.rules)
        holds(rule_named(rule) != nullptr, "there is no rule " + rule);
    if (field.required_when)
        holds(record.field(field.required_when->field) != nullptr,
              "there is no field " + field.required_when->field);
    for (auto const& other : field.required_unless)
        holds(record.field(other) != nullptr, "there is no field " + other);
}

/// Looks up what a figure is made of.
void join_figure(Catalogue const& catalogue, Field& field) {
    auto const holds = [&](bool condition, std::string const& what) {
        if (!condition)
            throw Bug("catalogue: figure " + field.name + ": " + what);
    };
    Figure& figure = *field.figure;
    auto const* record = catalogue.record(figure.record);
    holds(record != nullptr, "there is no record " + figure.record);
    auto const* at = record->field(figure.at);
    holds(at != nullptr && (at->type->name == "date" || at->type->name == "time"),
          figure.at + " is no date or time");
    figure.at_type = at->type;
    if (figure.function != Figure::Function::Count) {
        auto const* value = record->field(figure.value);
        holds(value != nullptr && value->type == field.type && !value->encrypted,
              "there is no value " + figure.value + " of its type");
    }
    holds(figure.except.empty() || record->field(figure.except) != nullptr,
          "there is no field " + figure.except);
}

}  // namespace

std::shared_ptr<Catalogue const> CatalogueReader::read(Preset const* preset) {
    auto catalogue = std::make_shared<Catalogue>();
    for (auto file : kRecordFiles)
        catalogue->records_.push_back(read_record(catalogue::embedded_file(file), file));
    if (preset != nullptr)
        apply_preset(*preset, catalogue->records_);
    for (auto const& record : catalogue->records_)
        for (auto const& field : record.fields)
            verify(record, field);
    for (auto& record : catalogue->records_)
        for (auto& figure : record.figures)
            join_figure(*catalogue, figure);
    catalogue->preset_ = preset;
    catalogue->lists_ = &Lists::built_in();
    catalogue->version_ = std::to_string(fingerprint()) + (preset ? preset->id : "");
    return catalogue;
}

}  // namespace kedang::fields
