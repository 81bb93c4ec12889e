// People, departments, roles and what they may do. Pure: no storage, no HTTP.
// Values; thread-safe as long as they are not changed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "fields/catalogue.h"

namespace kedang::accounts {

/// Which records a role reaches (数据权限).
enum class Scope : std::uint8_t { None, Own, Department, DepartmentBelow, All };

/// What a record is to the one who asks. The strongest that applies.
enum class Relation : std::uint8_t { Own, Department, Pool, Others };
inline constexpr int relation_count = 4;

/// What one may do with the value of a field.
enum class Right : std::uint8_t { Hidden, Masked, Clear };

struct FieldRight {
    Right read = Right::Hidden;
    bool write = false;
};

/// One line of a role's field rights; the first line that fits decides.
struct FieldRightRule {
    std::string record, field;                       ///< "customer" and "phone", or "" for any
    std::vector<fields::Sensitivity> sensitivities;  ///< empty: any
    std::vector<fields::WriteClass> write_classes;   ///< empty: any
    std::vector<Relation> relations;                 ///< empty: any
    FieldRight right;
};

struct Role {
    std::string id;
    fields::Label label;
    std::vector<std::string> permissions;
    Scope scope = Scope::None;
    bool pool = false;            ///< also sees customers without an owner
    bool core_always = false;     ///< may change core fields at any time (A26) …
    std::int64_t core_hours = 0;  ///< … or those of files entered by oneself, for so many hours
    bool search_exact = false;    ///< may find by the exact value of a masked field (搜索权)
    bool reveal = false;  ///< may see the clear text of a masked one, logged (查看完整号码)
    std::vector<FieldRightRule> field_rights;
};

/// All roles the program ships, from catalogue/roles.json.
std::vector<Role> const& shipped_roles();
/// nullptr where there is none.
Role const* role_named(std::string_view id);
/// What people call a permission; its id where the catalogue has no words for it.
fields::Label permission_label(std::string_view id);

struct Department {
    std::int64_t id = 0;
    std::string name;
    std::int64_t parent = 0;  ///< 0: at the top
};

struct Person {
    std::int64_t id = 0;
    std::string login;
    std::string name;
    std::string employee_number;
    std::int64_t department = 0;
    std::vector<std::string> roles;
    bool disabled = false;
    bool must_change_password = false;
    std::int64_t version = 1;
};

/// A person with what logging in needs.
struct Credentials {
    Person person;
    std::string password_hash;
};

/// Who asks, with everything that decides what they may do. Made once a request.
class Actor {
  public:
    /// In: `departments`, all there are (the reach of "department and below" is computed here).
    Actor(Person person, std::vector<Department> const& departments);
    /// The program itself: imports resumed after a crash, demo, command line of the administrator.
    static Actor system(std::string name);

    Person const& person() const { return person_; }
    std::int64_t id() const { return person_.id; }
    bool may(std::string_view permission) const;
    /// All that may() says yes to, sorted; of the program itself none are listed.
    std::vector<std::string> permissions() const;
    /// From now on no more than these, whatever the roles give: acting by an API key.
    void limit_to(std::vector<std::string> permissions);
    Scope scope() const { return scope_; }
    bool sees_pool() const { return pool_; }
    bool may_search_exact() const { return search_exact_; }
    bool may_reveal() const { return reveal_; }
    /// The departments whose records are in scope; empty with Own and All.
    std::vector<std::int64_t> const& reach() const { return reach_; }

    Relation relation_to(std::int64_t owner, std::int64_t department) const;
    /// True where a record of that owner and department is in scope.
    bool sees(std::int64_t owner, std::int64_t department) const;
    FieldRight right(fields::RecordType const& record, fields::Field const& field,
                     Relation relation) const;
    /// Whether core fields may still be changed (A26). In: who entered the record, and when.
    bool may_change_core(std::int64_t created_by, Instant created_at, Instant now) const;
    /// The weakest right over every relation the scope can meet: what filters and sorts go by.
    Right weakest_right(fields::RecordType const& record, fields::Field const& field) const;
    /// True where some relation in scope may read it at least masked: it is in the catalogue's
    /// answer.
    bool knows(fields::RecordType const& record, fields::Field const& field) const;

  private:
    Person person_;
    std::vector<Role const*> roles_;
    std::optional<std::vector<std::string>> limit_;
    Scope scope_ = Scope::None;
    bool pool_ = false, search_exact_ = false, reveal_ = false, system_ = false;
    std::vector<std::int64_t> reach_;
};

/// Ids of a department and all below it; a cycle, which the store refuses, would end too.
std::vector<std::int64_t> department_and_below(std::int64_t department,
                                               std::vector<Department> const& all);

}  // namespace kedang::accounts
