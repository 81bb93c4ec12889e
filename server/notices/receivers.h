// Who is to be told of an event: the owner and the followers of the file, as far as they may see it
// and read what was changed. Answers for one slice of the log. One thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <vector>

#include "accounts/context.h"
#include "notices/events.h"
#include "notices/store.h"
#include "records/model.h"

namespace kedang::notices {

struct Receiver {
    std::int64_t person = 0;
    bool is_owner = true;     ///< else a follower
    std::vector<Part> parts;  ///< what of the event this person may read
};

class Receivers {
  public:
    /// Reads files, followers and people that the events are about.
    Receivers(db::Session& session, accounts::Company const& company, Instant now,
              std::span<Event const> events);

    std::vector<Receiver> of(Event const& event) const;

  private:
    struct Person {
        accounts::Actor actor;
        std::set<std::string> switched_off;
    };
    void load_files(db::Session& session, std::vector<std::int64_t> const& customers);
    void load_people(db::Session& session, accounts::Company const& company, Instant now);
    /// Nothing where the person is not to be told.
    std::optional<Receiver> receiver(Event const& event, records::Record const& file,
                                     std::int64_t person) const;
    std::vector<Part> readable(Event const& event, records::Record const& file,
                               accounts::Actor const& actor) const;

    fields::Catalogue const& catalogue_;
    std::map<std::int64_t, records::Record> files_;
    std::multimap<std::int64_t, std::int64_t> followers_;
    std::map<std::int64_t, Person> people_;
    /// Receiver, actor and customer: "assigned" says it all.
    std::set<std::tuple<std::int64_t, std::int64_t, std::int64_t>> assigned_;
};

}  // namespace kedang::notices
