// SPDX-License-Identifier: Apache-2.0
#include "records/people.h"

#include "accounts/actions.h"

namespace kedang::records {

std::vector<accounts::Person> const& KnownPeople::people() {
    if (!people_)
        people_ = accounts::people(session_);
    return *people_;
}

accounts::Person const* KnownPeople::find(std::int64_t person) {
    for (auto const& candidate : people())
        if (candidate.id == person)
            return &candidate;
    return nullptr;
}

std::optional<std::int64_t> KnownPeople::named(std::string_view text) {
    std::optional<std::int64_t> by_id, by_number, by_name;
    bool ambiguous = false;
    for (auto const& person : people()) {
        if (person.disabled)
            continue;
        if (person.login == text)
            return person.id;
        if (std::to_string(person.id) == text)
            by_id = person.id;
        if (!person.employee_number.empty() && person.employee_number == text)
            by_number = person.id;
        if (person.name == text) {
            ambiguous = by_name.has_value();
            by_name = person.id;
        }
    }
    auto const first = digits_ == Digits::AreIds ? by_id : by_number;
    auto const second = digits_ == Digits::AreIds ? by_number : by_id;
    if (first || second)
        return first ? first : second;
    return ambiguous ? std::nullopt : by_name;
}

std::string KnownPeople::name(std::int64_t person) {
    auto const* found = find(person);
    return found == nullptr ? std::string() : found->name;
}

std::int64_t KnownPeople::department(std::int64_t person) {
    auto const* found = find(person);
    return found == nullptr ? 0 : found->department;
}

fields::References const& KnownPeople::references() {
    if (!references_) {
        references_.emplace();
        references_->person_named = [this](std::string_view text) { return named(text); };
        references_->person_name = [this](std::int64_t id) { return name(id); };
    }
    return *references_;
}

}  // namespace kedang::records
