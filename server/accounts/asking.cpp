// SPDX-License-Identifier: Apache-2.0
#include "accounts/asking.h"

namespace kedang::accounts {
namespace {

using fields::Field;
using fields::RecordType;

bool is_clear(Actor const& actor, RecordType const& type, std::string_view name) {
    auto const* field = type.field(name);
    return field == nullptr || actor.weakest_right(type, *field) == Right::Clear;
}

}  // namespace

bool may_compare(Actor const& actor, fields::Catalogue const& catalogue, RecordType const& type,
                 Field const& field) {
    if (!field.figure)
        return actor.weakest_right(type, field) == Right::Clear;
    auto const& figure = *field.figure;
    auto const& of = *catalogue.record(figure.record);
    return is_clear(actor, of, figure.value) && is_clear(actor, of, figure.at) &&
           is_clear(actor, of, figure.except);
}

std::vector<Field const*> fields_to_ask(Actor const& actor, fields::Catalogue const& catalogue,
                                        RecordType const& type) {
    std::vector<Field const*> known;
    for (Field const& field : type.fields) {
        bool const exact = field.encrypted && actor.may_search_exact() && actor.knows(type, field);
        if (field.filterable && (exact || may_compare(actor, catalogue, type, field)))
            known.push_back(&field);
    }
    for (Field const& figure : type.figures)
        if (may_compare(actor, catalogue, type, figure))
            known.push_back(&figure);
    return known;
}

}  // namespace kedang::accounts
