// SPDX-License-Identifier: Apache-2.0
#include "app/test_worlds.h"

#include "accounts/actions.h"
#include "customers/actions.h"
#include "customers/sharing.h"
#include "fields/field_type.h"
#include "notices/news.h"

namespace kedang::app {
namespace {

using accounts::Relation;
using accounts::Right;
using accounts::Scope;

/// Fields that say who a file belongs to: the standing decides them.
bool says_whose(fields::Field const& field) {
    return field.type->name == "person";
}

template <typename T>
T sound(Result<T> result) {
    if (!result.ok()) {
        std::string text = result.error().title;
        for (auto const& field : result.error().fields)
            text += "\n" + field.field + ": " + field.message;
        throw std::runtime_error(text);
    }
    return std::move(result).value();
}

}  // namespace

std::int64_t WorldFile::id_in(std::string_view path) const {
    auto const is_of = [&](std::string_view part) {
        return path.find(part) != std::string_view::npos;
    };
    if (is_of("/customers/{id}"))
        return customer;
    if (is_of("/contacts/{id}"))
        return contact;
    return is_of("/follow-ups/{id}") ? follow_up : 0;
}

World::World(db::Engine engine, accounts::Role role, int world)
    : world_(world),
      role_(std::move(role)),
      app_(engine),
      catalogue_(app_.company().services().company()->catalogue) {
    auto const system = app_.company().system();
    auto const department = app_.company().context("sales").actor.person().department;
    sound(accounts::add_person(system, {role_.id, role_.label.zh, "9", department, {role_.id}},
                               SecretText(TestApp::password)));
    // Those in reach first: the running numbers of files tell how many there are before.
    int file = 0;
    for (bool const reached : {true, false})
        for (auto const& standing :
             {Standing{"own", role_.id}, Standing{"shared", "other"},
              Standing{"department", "sales"}, Standing{"pool", ""}, Standing{"others", "other"}})
            if (reaches(standing.name) == reached) {
                plan(standing, file++);
                make(standing);
            }
    tell_news();
}

bool World::reaches(std::string const& standing) const {
    if (!permits("customer.read"))
        return false;
    if (role_.scope == Scope::All || standing == "shared")
        return true;
    if (standing == "pool")
        return role_.pool;
    bool const departments =
        role_.scope == Scope::Department || role_.scope == Scope::DepartmentBelow;
    return standing == "own" ? role_.scope != Scope::None : standing == "department" && departments;
}

Right World::seen(fields::RecordType const& type, fields::Field const& field,
                  std::string const& standing) const {
    // The log says of which file a line is (B11, D11): by its name, and its number, which tells
    // the type of the customer and when it was filed.
    bool const in_log =
        type.name == "customer" &&
        (field.name == "name" || field.name == "customer_type" || field.name == "filed_on");
    if (in_log && permits("audit.read"))
        return Right::Clear;
    if (!reaches(standing))
        return Right::Hidden;
    bool const departments =
        role_.scope == Scope::Department || role_.scope == Scope::DepartmentBelow;
    auto const relation = standing == "own"                         ? Relation::Own
                          : standing == "shared"                    ? Relation::Shared
                          : standing == "pool"                      ? Relation::Pool
                          : standing == "department" && departments ? Relation::Department
                                                                    : Relation::Others;
    auto const right = accounts::right_of(role_, type, field, relation).read;
    return right == Right::Masked && field.mask.empty() ? Right::Clear : right;
}

void World::plan(Standing const& standing, int file) {
    auto const& catalogue = *catalogue_;
    for (auto const& type : catalogue.records())
        for (auto const& field : type.fields) {
            if (field.is_system() || !field.in_use || says_whose(field))
                continue;
            auto const right = seen(type, field, standing.name);
            auto twins = twins_of(catalogue, field, file, right);
            if (!twins)
                throw std::runtime_error("test_values.cpp knows no values for " + type.name + "." +
                                         field.name);
            planted_.push_back(
                {&type, &field, standing.name, reaches(standing.name), right, std::move(*twins)});
        }
}

World::Values World::values(fields::RecordType const& type, std::string const& standing,
                            bool before) const {
    Values typed;
    for (auto const& planted : planted_)
        if (planted.type == &type && planted.standing == standing)
            typed.push_back({planted.field->name, planted.values.of(before ? 1 - world_ : world_)});
    return typed;
}

void World::make(Standing const& standing) {
    auto const& catalogue = *catalogue_;
    auto const system = app_.company().system();
    customers::NewCustomer file;
    file.values = values(catalogue.customer(), standing.name, true);
    if (!standing.owner.empty())
        file.values.push_back({"owner", std::to_string(app_.company().person(standing.owner))});
    file.contacts.push_back(values(catalogue.contact(), standing.name, true));
    file.follow_up = values(catalogue.follow_up(), standing.name, true);
    WorldFile made{standing};
    made.customer = sound(customers::create_customer(system, file)).id;
    auto const path = "/api/v1/customers/" + std::to_string(made.customer);
    auto const admin = app_.as("admin");
    made.contact = std::stoll(admin.get(path).at("/contacts/0/id"));
    made.follow_up =
        std::stoll(admin.get(path + "/timeline", {{"kind", "follow_up"}}).at("/items/0/record/id"));
    change(catalogue.customer(), made.customer, standing.name);
    change(catalogue.contact(), made.contact, standing.name);
    change(catalogue.follow_up(), made.follow_up, standing.name);
    if (standing.name == "shared")
        share(made);
    files_.push_back(std::move(made));
}

void World::change(fields::RecordType const& type, std::int64_t id, std::string const& standing) {
    records::ChangeRequest request;
    request.type = &type;
    request.id = id;
    request.expected_version = 1;
    request.values = values(type, standing, false);
    request.reason = "核对更正";
    sound(records::change_record(app_.company().system(), request));
}

void World::share(WorldFile const& file) {
    sound(customers::share_file(app_.company().context(file.standing.owner),
                                {.customer = file.customer,
                                 .person = app_.company().person(role_.id),
                                 .until = "2026-12-31"}));
}

void World::tell_news() {
    while (sound(notices::tell_news(app_.company().services())) > 0) {
    }
}

}  // namespace kedang::app
