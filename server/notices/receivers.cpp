// SPDX-License-Identifier: Apache-2.0
#include "notices/receivers.h"

#include <algorithm>

#include "accounts/actions.h"
#include "accounts/sharing.h"
#include "records/store.h"

namespace kedang::notices {
namespace {

constexpr std::size_t loaded_at_once = 500;

std::string_view kind_of(Matter matter) {
    switch (matter) {
        case Matter::Assigned:
            return assigned_kind;
        case Matter::Changed:
            return changed_kind;
        case Matter::FollowedUp:
            break;
    }
    return follow_up_kind;
}

}  // namespace

Receivers::Receivers(db::Session& session, accounts::Company const& company, Instant now,
                     std::span<Event const> events)
    : catalogue_(*company.catalogue) {
    std::set<std::int64_t> customers;
    for (auto const& event : events) {
        customers.insert(event.customer);
        if (event.matter == Matter::Assigned)
            assigned_.emplace(event.new_owner, event.actor, event.customer);
    }
    if (customers.empty())
        return;
    load_files(session, {customers.begin(), customers.end()});
    load_people(session, company, now);
}

void Receivers::load_files(db::Session& session, std::vector<std::int64_t> const& customers) {
    std::span<std::int64_t const> rest(customers);
    while (!rest.empty()) {
        auto const some = rest.first(std::min(rest.size(), loaded_at_once));
        rest = rest.subspan(some.size());
        for (auto& file : records::store::load_many(session, catalogue_.customer(), some))
            if (file.state != records::State::Erased)
                files_.emplace(file.id, std::move(file));
        followers_.merge(store::followers(session, some));
    }
}

void Receivers::load_people(db::Session& session, accounts::Company const& company, Instant now) {
    // Only those who may be told: the others' rights need not be asked for.
    std::set<std::int64_t> concerned;
    for (auto const& [customer, file] : files_)
        concerned.insert(file.owner);
    for (auto const& [customer, follower] : followers_)
        concerned.insert(follower);
    for (auto const& [new_owner, actor, customer] : assigned_)
        concerned.insert(new_owner);
    for (auto& person : accounts::people(session))
        if (!person.disabled && concerned.contains(person.id)) {
            auto const id = person.id;
            auto shared = accounts::shared_files(session, person, now);
            people_.emplace(
                id, Person{accounts::actor_of(std::move(person), company, std::move(shared)), {}});
        }
    for (auto const& [person, kind] : store::switched_off(session))
        if (auto const found = people_.find(person); found != people_.end())
            found->second.switched_off.insert(kind);
}

std::vector<Receiver> Receivers::of(Event const& event) const {
    std::vector<Receiver> all;
    auto const file = files_.find(event.customer);
    if (file == files_.end())
        return all;
    auto const add = [&](std::int64_t person) {
        if (auto found = receiver(event, file->second, person))
            all.push_back(std::move(*found));
    };
    if (event.matter == Matter::Assigned) {
        add(event.new_owner);
        return all;
    }
    add(file->second.owner);
    auto const [first, last] = followers_.equal_range(event.customer);
    for (auto at = first; at != last; ++at)
        if (at->second != file->second.owner)
            add(at->second);
    return all;
}

std::optional<Receiver> Receivers::receiver(Event const& event, records::Record const& file,
                                            std::int64_t person) const {
    auto const found = people_.find(person);
    if (person == event.actor || found == people_.end())
        return std::nullopt;
    auto const& [actor, switched_off] = found->second;
    if (!actor.may("customer.read") || !actor.sees(file.file()) ||
        switched_off.contains(std::string(kind_of(event.matter))))
        return std::nullopt;
    Receiver receiver{person, person == file.owner, {}};
    if (event.matter == Matter::Assigned)
        return receiver;
    receiver.parts = readable(event, file, actor);
    bool const is_told = assigned_.contains({person, event.actor, event.customer});
    return is_told || receiver.parts.empty() ? std::nullopt : std::optional(std::move(receiver));
}

std::vector<Part> Receivers::readable(Event const& event, records::Record const& file,
                                      accounts::Actor const& actor) const {
    auto const relation = actor.relation_to(file.file());
    std::vector<Part> parts;
    for (auto const& part : event.parts) {
        auto const* type = catalogue_.record(part.record_type);
        auto const* field = type->field(part.field);
        if (part.field == 0 || (field != nullptr && actor.right(*type, *field, relation).read !=
                                                        accounts::Right::Hidden))
            parts.push_back(part);
    }
    return parts;
}

}  // namespace kedang::notices
