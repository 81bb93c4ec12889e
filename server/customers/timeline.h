// Follow-ups and changes of a file in one order of time, newest first, paged. One request, one
// thread. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/context.h"
#include "audit_trail/actions.h"
#include "base/json_writer.h"
#include "records/people.h"
#include "records/view.h"

namespace kedang::customers {

enum class EventKind : std::uint8_t { All, FollowUp, Change };
/// Errors: Invalid.
Result<EventKind> event_kind(std::string_view word);

/// Where a page of the timeline ends: everything from there on was shown.
struct TimelinePlace {
    std::int64_t at_ms = std::numeric_limits<std::int64_t>::max();  ///< follow-ups before …
    std::int64_t follow_up = std::numeric_limits<std::int64_t>::max();
    std::int64_t sequence = std::numeric_limits<std::int64_t>::max();  ///< log lines before …
};
/// Errors: Invalid.
Result<TimelinePlace> timeline_place(std::string_view text);

class Timeline {
  public:
    Timeline(accounts::Context const& context, db::Session& session, records::KnownPeople& people,
             records::View& view)
        : context_(context), session_(session), people_(people), view_(view) {}

    /// Writes {"items":[Event],"next"?}. In: a file the actor may see.
    void write(JsonWriter& out, records::Record const& customer, EventKind kind,
               TimelinePlace place);

  private:
    struct Lines;
    void write_follow_up(JsonWriter& out, records::Record const& follow_up);
    void write_change(JsonWriter& out, records::Record const& customer,
                      audit_trail::Entry const& entry);
    void write_values(JsonWriter& out, records::Record const& customer,
                      audit_trail::Entry const& entry);
    void write_value(JsonWriter& out, char const* key, records::Record const& record,
                     fields::Field const& field, audit_trail::Bytes const& logged);
    void write_person(JsonWriter& out, std::int64_t person);

    accounts::Context const& context_;
    db::Session& session_;
    records::KnownPeople& people_;
    records::View& view_;
};

}  // namespace kedang::customers
