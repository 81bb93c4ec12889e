// SPDX-License-Identifier: Apache-2.0
#include "accounts/model_roles.h"

#include <algorithm>

#include "fields/field_type.h"

namespace kedang::accounts {
namespace {

template <typename T, typename U>
bool fits(std::vector<T> const& allowed, U const& value) {
    return allowed.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

bool is_named(std::string_view full_name, std::string_view record, std::string_view field) {
    return full_name.size() == record.size() + 1 + field.size() && full_name.starts_with(record) &&
           full_name[record.size()] == '.' && full_name.ends_with(field);
}

bool fits(FieldRightRule const& rule, fields::RecordType const& record, fields::Field const& field,
          Relation relation) {
    return fits(rule.relations, relation) && fits(rule.sensitivities, field.sensitivity) &&
           fits(rule.write_classes, field.write_class) && fits(rule.records, record.name) &&
           fits(rule.types, field.type->name) &&
           (rule.fields.empty() ||
            std::any_of(rule.fields.begin(), rule.fields.end(), [&](std::string const& name) {
                return is_named(name, record.name, field.name);
            }));
}

}  // namespace

bool Role::permits(std::string_view permission) const {
    return std::find(permissions.begin(), permissions.end(), permission) != permissions.end();
}

FieldRight right_of(Role const& role, fields::RecordType const& record, fields::Field const& field,
                    Relation relation) {
    for (auto const& rule : role.field_rights)
        if (fits(rule, record, field, relation))
            return rule.right;
    return {};
}

Role const* RoleSet::find(std::string_view id) const {
    auto const found =
        std::find_if(roles_.begin(), roles_.end(), [&](Role const& role) { return role.id == id; });
    return found == roles_.end() ? nullptr : &*found;
}

RoleSet RoleSet::with(Role role) const {
    RoleSet changed = *this;
    auto const place = std::find_if(changed.roles_.begin(), changed.roles_.end(),
                                    [&](Role const& other) { return other.id == role.id; });
    if (place == changed.roles_.end())
        changed.roles_.push_back(std::move(role));
    else
        *place = std::move(role);
    return changed;
}

RoleSet RoleSet::without(std::string_view id) const {
    RoleSet changed = *this;
    std::erase_if(changed.roles_, [&](Role const& role) { return role.id == id; });
    return changed;
}

}  // namespace kedang::accounts
