// SPDX-License-Identifier: Apache-2.0
#include "accounts/model.h"

#include <algorithm>
#include <set>

namespace kedang::accounts {

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

std::int64_t superior_of(Person const& person, std::vector<Department> const& departments) {
    std::int64_t department = person.department;
    // As often as there are departments at most: a ring, which actions refuse, would end too.
    for (std::size_t steps = 0; steps < departments.size() && department != 0; ++steps) {
        auto const found = std::find_if(departments.begin(), departments.end(),
                                        [&](auto const& one) { return one.id == department; });
        if (found == departments.end())
            return 0;
        if (found->manager != 0 && found->manager != person.id)
            return found->manager;
        department = found->parent;
    }
    return 0;
}

Actor::Actor(Person person, std::vector<Department> const& departments,
             std::shared_ptr<RoleSet const> roles, std::vector<std::int64_t> shared_files)
    : person_(std::move(person)),
      role_set_(std::move(roles)),
      shared_files_(std::move(shared_files)) {
    for (auto const& id : person_.roles)
        if (auto const* role = role_set_->find(id))
            roles_.push_back(role);
    for (auto const* role : roles_) {
        scope_ = std::max(scope_, role->scope);
        pool_ |= role->pool;
    }
    if (scope_ == Scope::Department)
        reach_ = {person_.department};
    else if (scope_ == Scope::DepartmentBelow)
        reach_ = department_and_below(person_.department, departments);
}

Actor Actor::system(std::string name) {
    Person person;
    person.name = std::move(name);
    Actor actor(std::move(person), {}, nullptr);
    actor.system_ = true;
    actor.scope_ = Scope::All;
    actor.pool_ = true;
    return actor;
}

bool Actor::may(std::string_view permission, AskedAt at) const {
    if (hears_yes(at))
        return true;
    if (limit_ && std::find(limit_->begin(), limit_->end(), permission) == limit_->end())
        return false;
    return system_ || std::any_of(roles_.begin(), roles_.end(),
                                  [&](Role const* role) { return role->permits(permission); });
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
}

Relation Actor::relation_to(File const& file) const {
    if (file.owner != 0 && file.owner == person_.id)
        return Relation::Own;
    if (file.owner != 0 && std::find(reach_.begin(), reach_.end(), file.department) != reach_.end())
        return Relation::Department;
    if (std::binary_search(shared_files_.begin(), shared_files_.end(), file.customer))
        return Relation::Shared;
    return file.owner == 0 ? Relation::Pool : Relation::Others;
}

bool Actor::sees(File const& file, AskedAt at) const {
    if (hears_yes(at) || scope_ == Scope::All)
        return true;
    switch (relation_to(file)) {
        case Relation::Own:
            return scope_ != Scope::None;
        case Relation::Shared:
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
                        Relation relation, AskedAt at) const {
    if (hears_yes(at) || system_)
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

bool Actor::may_change_core(std::int64_t created_by, Instant created_at, Instant now,
                            AskedAt at) const {
    if (may("customer.change_core", at))
        return true;
    return created_by == person_.id &&
           std::any_of(roles_.begin(), roles_.end(), [&](Role const* role) {
               return now - created_at < std::chrono::hours(role->core_hours);
           });
}

Right Actor::weakest_right(fields::RecordType const& record, fields::Field const& field,
                           AskedAt at) const {
    Right weakest = Right::Clear;
    auto const meet = [&](Relation relation) {
        weakest = std::min(weakest, right(record, field, relation, at).read);
    };
    meet(Relation::Own);
    meet(Relation::Shared);
    if (!reach_.empty() || scope_ == Scope::All)
        meet(Relation::Department);
    if (pool_ || scope_ == Scope::All)
        meet(Relation::Pool);
    if (scope_ == Scope::All)
        meet(Relation::Others);
    return weakest;
}

bool Actor::knows(fields::RecordType const& record, fields::Field const& field, AskedAt at) const {
    for (auto const relation :
         {Relation::Own, Relation::Shared, Relation::Department, Relation::Pool, Relation::Others})
        if (right(record, field, relation, at).read != Right::Hidden)
            return true;
    return false;
}

}  // namespace kedang::accounts
