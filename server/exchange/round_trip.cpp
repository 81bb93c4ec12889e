// SPDX-License-Identifier: Apache-2.0
#include "exchange/round_trip.h"

#include <algorithm>

#include "base/text.h"

namespace kedang::exchange {
namespace {

constexpr int certain = 100;

/// The number names a file, it is not changed by a table.
std::optional<Proposal> named(Targets const& targets, std::string_view heading) {
    if (heading == records::row_key_heading)
        return Proposal{std::string(row_key_target), certain, ProposedFrom::Name};
    for (auto const& target : targets.all())
        if (!target.of_contact() && target.part.empty() && !target.field->is_system() &&
            target.field->name != "number" && target.field->label.zh == heading)
            return Proposal{target.address, certain, ProposedFrom::Name};
    return std::nullopt;
}

}  // namespace

std::optional<std::vector<std::optional<Proposal>>> proposals_of_export(
    Targets const& targets, std::vector<ColumnValues> const& columns) {
    bool const has_keys = std::any_of(columns.begin(), columns.end(), [](auto const& column) {
        return column.header == records::row_key_heading;
    });
    if (!has_keys)
        return std::nullopt;
    std::vector<std::optional<Proposal>> proposals;
    for (auto const& column : columns)
        proposals.push_back(named(targets, column.header));
    return proposals;
}

void drop_untouched(records::Cells& cells, records::Record const& current,
                    std::vector<fields::Typed>& values) {
    std::erase_if(values, [&](fields::Typed const& typed) {
        auto const* field = current.type->field(typed.field);
        return field != nullptr &&
               text::trim(cells.cell(current, *field).text) == text::trim(typed.text);
    });
}

}  // namespace kedang::exchange
