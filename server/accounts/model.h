// People, departments, roles and what they may do. Pure: no storage, no HTTP.
// Values; thread-safe as long as they are not changed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "accounts/asked_at.h"
#include "accounts/model_roles.h"
#include "base/clock.h"
#include "fields/catalogue.h"

namespace kedang::accounts {

struct Department {
    std::int64_t id = 0;
    std::string name;
    std::int64_t parent = 0;   ///< 0: at the top
    std::int64_t manager = 0;  ///< 负责人; 0: none
    std::int64_t version = 1;
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

/// What decides who sees a file.
struct File {
    std::int64_t customer = 0;
    std::int64_t owner = 0;  ///< 0: in the pool
    std::int64_t department = 0;
};

/// Who asks, with everything that decides what they may do. Made once a request.
class Actor {
  public:
    /// In: `departments`, all there are (the reach of "department and below" is computed here);
    ///     a role of the person that is not among `roles` gives nothing; `shared_files` in order.
    Actor(Person person, std::vector<Department> const& departments,
          std::shared_ptr<RoleSet const> roles, std::vector<std::int64_t> shared_files = {});
    /// Somebody who is not logged in.
    static Actor nobody() { return Actor({}, {}, nullptr); }
    /// The program itself: imports resumed after a crash, demo, command line of the administrator.
    static Actor system(std::string name);

    Person const& person() const { return person_; }
    std::int64_t id() const { return person_.id; }
    bool may(std::string_view permission, AskedAt at = AskedAt::current()) const;
    /// From now on no more than these, whatever the roles give: acting by an API key.
    void limit_to(std::vector<std::string> permissions);
    Scope scope(AskedAt at = AskedAt::current()) const {
        return hears_yes(at) ? Scope::All : scope_;
    }
    bool sees_pool(AskedAt at = AskedAt::current()) const { return hears_yes(at) || pool_; }
    /// Whether it is that person: what is one's own alone.
    bool is(std::int64_t person, AskedAt at = AskedAt::current()) const {
        return hears_yes(at) || person_.id == person;
    }
    /// Whether it is somebody else: four eyes.
    bool is_not(std::int64_t person, AskedAt at = AskedAt::current()) const {
        return hears_yes(at) || person_.id != person;
    }
    /// Whether the exact value of a masked field finds (搜索权).
    bool may_search_exact(AskedAt at = AskedAt::current()) const {
        return may("field.search_exact", at);
    }
    /// Whether the clear text of a masked value is shown, and logged (查看完整号码).
    bool may_reveal(AskedAt at = AskedAt::current()) const { return may("field.reveal", at); }
    /// All that may() says yes to, each once, in order; of the program itself none are listed.
    std::vector<std::string> permissions() const;
    /// The departments whose records are in scope; empty with Own and All.
    std::vector<std::int64_t> const& reach() const { return reach_; }

    /// Whether anything is shared with the actor now.
    bool has_shared_files() const { return !shared_files_.empty(); }

    Relation relation_to(File const& file) const;
    /// True where that file is in scope.
    bool sees(File const& file, AskedAt at = AskedAt::current()) const;
    FieldRight right(fields::RecordType const& record, fields::Field const& field,
                     Relation relation, AskedAt at = AskedAt::current()) const;
    /// Whether core fields may still be changed (A26). In: who entered the record, and when.
    bool may_change_core(std::int64_t created_by, Instant created_at, Instant now,
                         AskedAt at = AskedAt::current()) const;
    /// The weakest right over every relation the scope can meet: what filters and sorts go by.
    Right weakest_right(fields::RecordType const& record, fields::Field const& field,
                        AskedAt at = AskedAt::current()) const;
    /// True where some relation in scope may read it at least masked: it is in the catalogue's
    /// answer.
    bool knows(fields::RecordType const& record, fields::Field const& field,
               AskedAt at = AskedAt::current()) const;

  private:
    Person person_;
    std::shared_ptr<RoleSet const> role_set_;
    std::vector<Role const*> roles_;  ///< of role_set_
    std::optional<std::vector<std::string>> limit_;
    Scope scope_ = Scope::None;
    bool pool_ = false, system_ = false;
    std::vector<std::int64_t> reach_;
    std::vector<std::int64_t> shared_files_;  ///< in order
};

/// Who is above somebody: the manager of the own department, or of the nearest one above where that
/// is nobody or oneself. 0: nobody.
std::int64_t superior_of(Person const& person, std::vector<Department> const& departments);

/// Ids of a department and all below it; a cycle, which the store refuses, would end too.
std::vector<std::int64_t> department_and_below(std::int64_t department,
                                               std::vector<Department> const& all);

}  // namespace kedang::accounts
