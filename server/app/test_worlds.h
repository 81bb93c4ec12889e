// For tests only: a company as one person may see it, in two worlds that differ only in what that
// person may not see: hidden fields, the hidden part of masked ones, files out of reach. Included
// by test*.cpp and *_test.cpp only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "accounts/roles_json.h"
#include "app/test_values.h"
#include "app/testing.h"
#include "fields/typed.h"

namespace kedang::app {

/// Where a file stands, seen by the one who asks: a relation, and a file of a department that is
/// not the own one. What they may see of it is worked out from the role alone.
struct Standing {
    std::string name;   ///< own, shared, department, pool, others
    std::string owner;  ///< a log-in; "" for the pool
};

struct WorldFile {
    Standing standing;
    std::int64_t customer = 0, contact = 0, follow_up = 0;

    /// Which record of it stands in a route's path; 0 where that is about something else.
    std::int64_t id_in(std::string_view path) const;
};

/// What stands in one field of one file, in both worlds.
struct Planted {
    fields::RecordType const* type = nullptr;
    fields::Field const* field = nullptr;
    std::string standing;
    bool reached = false;  ///< the file is in the asker's scope
    accounts::Right seen = accounts::Right::Hidden;
    Twins values;
};

class World {
  public:
    /// In: the role of who asks, whose log-in is the role's id; 0 or 1.
    World(db::Engine engine, accounts::Role role, int world);

    TestApp& app() { return app_; }
    Browser asker() { return app_.as(role_.id); }
    accounts::Role const& role() const { return role_; }
    /// The one that planted() points into.
    fields::Catalogue const& catalogue() const { return *catalogue_; }
    std::vector<WorldFile> const& files() const { return files_; }
    std::vector<Planted> const& planted() const { return planted_; }

  private:
    using Values = std::vector<fields::Typed>;

    bool permits(std::string const& permission) const { return role_.permits(permission); }
    bool reaches(std::string const& standing) const;
    accounts::Right seen(fields::RecordType const& type, fields::Field const& field,
                         std::string const& standing) const;
    void plan(Standing const& standing, int file);
    /// In: what it was before its last change, or what it is.
    Values values(fields::RecordType const& type, std::string const& standing, bool before) const;
    void make(Standing const& standing);
    void change(fields::RecordType const& type, std::int64_t id, std::string const& standing);
    void share(WorldFile const& file);
    void tell_news();

    int world_;
    accounts::Role role_;
    TestApp app_;
    std::shared_ptr<fields::Catalogue const> catalogue_;
    std::vector<WorldFile> files_;
    std::vector<Planted> planted_;
};

}  // namespace kedang::app
