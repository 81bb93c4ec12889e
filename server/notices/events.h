// The log read as news about customers: who did what to which file, and as part of which act.
// Pure; tells nobody anything. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "audit_trail/model.h"
#include "fields/catalogue.h"
#include "notices/model.h"

namespace kedang::notices {

enum class Matter : std::uint8_t {
    Assigned,   ///< got an owner
    Changed,    ///< fields of the file or its contacts, new contacts
    FollowedUp  ///< somebody wrote a follow-up
};

/// One line of the log that may be worth telling.
struct Event {
    Matter matter = Matter::Changed;
    std::int64_t customer = 0;
    std::int64_t actor = 0;
    std::int64_t new_owner = 0;  ///< with Assigned
    std::vector<Part> parts = {};
    /// Lines of one act have the same: "import:7", "request:…"; "" where nothing ties them.
    std::string act;
    Instant at;
};

/// What of these lines is news, in their order. What the program does by itself is none: whoever
/// makes it do so tells of it.
/// In: whole acts; only the last line of an import's slice names the import.
std::vector<Event> events_of(fields::Catalogue const& catalogue,
                             std::span<audit_trail::Entry const> entries);

/// How many of the lines, from the first, belong to acts that go on no further, whatever follows.
std::size_t lines_of_whole_acts(std::span<audit_trail::Entry const> entries);

}  // namespace kedang::notices
