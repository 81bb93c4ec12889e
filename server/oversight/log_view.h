// A line of the log as this auditor reads it: names instead of ids, and values as far as field
// rights go. One request, one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>

#include "accounts/context.h"
#include "audit_trail/model.h"
#include "base/json_writer.h"
#include "records/people.h"
#include "records/view.h"

namespace kedang::oversight {

class LogView {
  public:
    /// In: the session outlives it.
    LogView(accounts::Context const& context, db::Session& session)
        : context_(context), session_(session), people_(session), view_(context, people_) {}

    /// Reads the files that these lines are about, all at once.
    void load_files(std::span<audit_trail::Entry const> entries);

    /// Who did it: a name, "系统", or for a refused log-in "有人".
    std::string actor(audit_trail::Entry const& entry);
    /// What was done, without who and when. In: load_files() had the line.
    std::string text(audit_trail::Entry const& entry);
    /// {"id","at","person","kind","text","via","ip"?,"customer"?,"changes"?}
    void write(JsonWriter& out, audit_trail::Entry const& entry);

  private:
    std::int64_t file_of(audit_trail::Entry const& entry) const;
    records::Record const* file(std::int64_t customer) const;
    std::string file_name(std::int64_t customer) const;
    std::string labels(audit_trail::Change const& change) const;
    void write_customer(JsonWriter& out, std::int64_t customer) const;
    void write_values(JsonWriter& out, audit_trail::Entry const& entry);
    void write_value(JsonWriter& out, char const* key, records::Record const& record,
                     fields::Field const& field, audit_trail::Bytes const& logged);
    std::optional<records::Record> record_of(audit_trail::Change const& change);

    accounts::Context const& context_;
    db::Session& session_;
    records::KnownPeople people_;
    records::View view_;
    std::map<std::int64_t, std::optional<records::Record>> files_;
};

}  // namespace kedang::oversight
