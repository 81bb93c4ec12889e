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

/// What a text of digits means first: the API sends ids, sheets hold employee numbers (工号).
enum class Digits : std::uint8_t { AreIds, AreEmployeeNumbers };

class KnownPeople {
  public:
    /// In: the session outlives it.
    explicit KnownPeople(db::Session& session, Digits digits = Digits::AreIds)
        : session_(session), digits_(digits) {}

    /// By id, employee number, log-in name or name; nobody where two have the same name. People
    /// who are disabled are not meant.
    std::optional<std::int64_t> named(std::string_view text);
    std::string name(std::int64_t person);
    std::int64_t department(std::int64_t person);
    /// What parsing and writing ask for; valid as long as this object.
    fields::References const& references();

  private:
    std::vector<accounts::Person> const& people();
    accounts::Person const* find(std::int64_t person);

    db::Session& session_;
    Digits digits_;
    std::optional<std::vector<accounts::Person>> people_;
    std::optional<fields::References> references_;
};

}  // namespace kedang::records
