// SPDX-License-Identifier: Apache-2.0
#include "accounts/model.h"

#include <algorithm>
#include <set>

#include "base/check.h"

namespace kedang::accounts {
namespace {

template <typename T>
bool fits(std::vector<T> const& allowed, T const& value) {
    return allowed.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

bool fits(FieldRightRule const& rule, fields::RecordType const& record, fields::Field const& field,
          Relation relation) {
    return (rule.field.empty() || (rule.field == field.name && rule.record == record.name)) &&
           fits(rule.sensitivities, field.sensitivity) &&
           fits(rule.write_classes, field.write_class) && fits(rule.relations, relation);
}

FieldRight right_of(Role const& role, fields::RecordType const& record, fields::Field const& field,
                    Relation relation) {
    for (auto const& rule : role.field_rights)
        if (fits(rule, record, field, relation))
            return rule.right;
    return {};
}

}  // namespace

std::vector<std::int64_t> department_and_below(std::int64_t department,
                                               std::vector<Department> const& all) {
    std::vector<std::int64_t> reach{department};
    for (std::size_t i = 0; i < reach.size(); ++i)
        for (auto const& candidate : all)
            if (candidate.parent == reach[i] &&
                std::find(reach.begin(), reach.end(), candidate.id) == reach.end())
                reach.push_back(candidate.id);
    return reach;
}

Role const* role_named(std::string_view id) {
    for (auto const& role : shipped_roles())
        if (role.id == id)
            return &role;
    return nullptr;
}

Actor::Actor(Person person, std::vector<Department> const& departments)
    : person_(std::move(person)) {
    for (auto const& id : person_.roles)
        if (auto const* role = role_named(id))
            roles_.push_back(role);
    for (auto const* role : roles_) {
        scope_ = std::max(scope_, role->scope);
        pool_ |= role->pool;
        search_exact_ |= role->search_exact;
        reveal_ |= role->reveal;
    }
    if (scope_ == Scope::Department)
        reach_ = {person_.department};
    else if (scope_ == Scope::DepartmentBelow)
        reach_ = department_and_below(person_.department, departments);
}

Actor Actor::system(std::string name) {
    Person person;
    person.name = std::move(name);
    Actor actor(std::move(person), {});
    actor.system_ = true;
    actor.scope_ = Scope::All;
    actor.pool_ = actor.search_exact_ = true;
    return actor;
}

bool Actor::may(std::string_view permission) const {
    if (limit_ && std::find(limit_->begin(), limit_->end(), permission) == limit_->end())
        return false;
    return system_ || std::any_of(roles_.begin(), roles_.end(), [&](Role const* role) {
               return std::find(role->permissions.begin(), role->permissions.end(), permission) !=
                      role->permissions.end();
           });
}

std::vector<std::string> Actor::permissions() const {
    std::set<std::string> all;
    for (auto const* role : roles_)
        for (auto const& permission : role->permissions)
            if (may(permission))
                all.insert(permission);
    return {all.begin(), all.end()};
}

void Actor::limit_to(std::vector<std::string> permissions) {
    limit_ = std::move(permissions);
    reveal_ = reveal_ && may("field.reveal");
}

Relation Actor::relation_to(std::int64_t owner, std::int64_t department) const {
    if (owner == 0)
        return Relation::Pool;
    if (owner == person_.id)
        return Relation::Own;
    if (std::find(reach_.begin(), reach_.end(), department) != reach_.end())
        return Relation::Department;
    return Relation::Others;
}

bool Actor::sees(std::int64_t owner, std::int64_t department) const {
    if (scope_ == Scope::All)
        return true;
    switch (relation_to(owner, department)) {
        case Relation::Own:
            return scope_ != Scope::None;
        case Relation::Department:
            return true;
        case Relation::Pool:
            return pool_;
        case Relation::Others:
            return false;
    }
    return false;
}

FieldRight Actor::right(fields::RecordType const& record, fields::Field const& field,
                        Relation relation) const {
    if (system_)
        return {Right::Clear, true};
    FieldRight best;
    for (auto const* role : roles_) {
        auto const right = right_of(*role, record, field, relation);
        best.read = std::max(best.read, right.read);
        best.write |= right.write;
    }
    // Masked says how a number is shown; what has no mask is shown.
    if (best.read == Right::Masked && field.mask.empty())
        best.read = Right::Clear;
    return best;
}

bool Actor::may_change_core(std::int64_t created_by, Instant created_at, Instant now) const {
    return system_ || std::any_of(roles_.begin(), roles_.end(), [&](Role const* role) {
               return role->core_always ||
                      (created_by == person_.id &&
                       now - created_at < std::chrono::hours(role->core_hours));
           });
}

Right Actor::weakest_right(fields::RecordType const& record, fields::Field const& field) const {
    Right weakest = Right::Clear;
    auto const meet = [&](Relation relation) {
        weakest = std::min(weakest, right(record, field, relation).read);
    };
    meet(Relation::Own);
    if (!reach_.empty() || scope_ == Scope::All)
        meet(Relation::Department);
    if (pool_ || scope_ == Scope::All)
        meet(Relation::Pool);
    if (scope_ == Scope::All)
        meet(Relation::Others);
    return weakest;
}

bool Actor::knows(fields::RecordType const& record, fields::Field const& field) const {
    for (auto const relation :
         {Relation::Own, Relation::Department, Relation::Pool, Relation::Others})
        if (right(record, field, relation).read != Right::Hidden)
            return true;
    return false;
}

}  // namespace kedang::accounts
