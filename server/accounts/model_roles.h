// Roles: what they permit, how far they reach, what they see of each field. Pure: no storage, no
// HTTP, no JSON (roles_json.h). Values; thread-safe as long as they are not changed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fields/catalogue.h"

namespace kedang::accounts {

/// Which records a role reaches (数据权限).
enum class Scope : std::uint8_t { None, Own, Department, DepartmentBelow, All };
inline constexpr std::array<std::string_view, 5> scope_words{"none", "own", "department",
                                                             "department_below", "all"};

/// What a record is to the one who asks. The strongest that applies.
enum class Relation : std::uint8_t { Own, Shared, Department, Pool, Others };
inline constexpr int relation_count = 5;
inline constexpr std::array<std::string_view, relation_count> relation_words{
    "own", "shared", "department", "pool", "others"};

/// What one may do with the value of a field.
enum class Right : std::uint8_t { Hidden, Masked, Clear };
inline constexpr std::array<std::string_view, 3> right_words{"hidden", "masked", "clear"};

/// The three that one person may not hold two of, where they are separated (三员分立).
enum class Administration : std::uint8_t { None, System, Security, Audit };

inline constexpr std::array<std::string_view, 4> administration_words{"none", "system", "security",
                                                                      "audit"};

/// How an enumerator is written in JSON.
template <typename T, std::size_t count>
std::string_view word(std::array<std::string_view, count> const& words, T value) {
    return words.at(static_cast<std::size_t>(value));
}

struct Permission {
    std::string id;
    fields::Label label;
    Administration administration = Administration::None;
    std::string reserved;  ///< clauses it is kept for; "": something asks for it
};

struct PermissionGroup {
    fields::Label label;
    std::vector<Permission> permissions;
};

struct FieldRight {
    Right read = Right::Hidden;
    bool write = false;

    bool operator==(FieldRight const&) const = default;
};

/// One line of a role's field rights; the first line that fits decides. An empty list fits all.
struct FieldRightRule {
    std::vector<std::string> records;  ///< "contact"
    std::vector<std::string> fields;   ///< "customer.budget"
    std::vector<std::string> types;    ///< "money"
    std::vector<fields::Sensitivity> sensitivities;
    std::vector<fields::WriteClass> write_classes;
    std::vector<Relation> relations;
    FieldRight right;

    bool operator==(FieldRightRule const&) const = default;
};

struct Role {
    std::string id;
    fields::Label label;
    std::string source;  ///< clauses of the handbooks; "" for a company's own
    std::vector<std::string> permissions;
    Scope scope = Scope::None;
    bool pool = false;            ///< also sees customers without an owner
    std::int64_t core_hours = 0;  ///< may correct core fields of own entries for so long (A26)
    std::vector<FieldRightRule> field_rights;

    bool shipped = false;      ///< the program brings one of this id
    std::int64_t version = 1;  ///< 1: as shipped; else the company's epoch when it was changed

    bool permits(std::string_view permission) const;
};

FieldRight right_of(Role const& role, fields::RecordType const& record, fields::Field const& field,
                    Relation relation);

/// The roles in force: those shipped, overlaid by what the company made of them and its own.
class RoleSet {
  public:
    explicit RoleSet(std::vector<Role> roles) : roles_(std::move(roles)) {}

    std::vector<Role> const& all() const { return roles_; }
    /// nullptr where there is none.
    Role const* find(std::string_view id) const;
    /// The same with `role` instead of the one of its id, or added.
    RoleSet with(Role role) const;
    RoleSet without(std::string_view id) const;

  private:
    std::vector<Role> roles_;
};

}  // namespace kedang::accounts
