// Names of people and numbers of customers as fields need them: who is meant by "王芳", how id 7
// reads. Reads on first use; one request, one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/model.h"
#include "fields/field_type.h"
#include "platform/db/database.h"

namespace kedang::records {

class KnownPeople {
  public:
    /// In: the session outlives it.
    explicit KnownPeople(db::Session& session) : session_(session) {}

    /// By log-in name, employee number or name; nobody where two have the same name.
    std::optional<std::int64_t> named(std::string_view text);
    std::string name(std::int64_t person);
    std::int64_t department(std::int64_t person);
    /// What parsing and writing ask for; valid as long as this object.
    fields::References const& references();

  private:
    std::vector<accounts::Person> const& people();
    accounts::Person const* find(std::int64_t person);

    db::Session& session_;
    std::optional<std::vector<accounts::Person>> people_;
    std::optional<fields::References> references_;
};

}  // namespace kedang::records
