// The words of the inbox: a notice on its way in, the kinds there are, and how a stored title is
// filled when it is read. Values and pure rules; no storage, no HTTP.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace kedang::notices {

/// The tables of this capability in the audit trail.
inline constexpr std::uint32_t notice_table = 30;

/// A field of a record type by its stable numbers; field 0 means that such a record was added.
struct Part {
    std::uint32_t record_type = 0;
    std::uint32_t field = 0;

    auto operator<=>(Part const&) const = default;
};

/// Something a person is told. It outlives the rights of that person, so it holds no value of a
/// field and no name of a customer: who reads it gets those anew, as far as they may see them then.
struct Notice {
    std::int64_t person = 0;  ///< who is told
    std::string kind;         ///< one of kinds(), or one that cannot be switched off
    /// May hold {actor}, {customer} and {count}, filled when it is read.
    std::string title;
    std::string text = {};  ///< a second line, filled likewise; without it the parts are named
    std::string link = {};  ///< a path of the page, "/customers/7"; "" for none
    /// An unread notice of the same person, kind and batch takes this one in: its count grows, its
    /// words stay. "" for one that stands alone.
    std::string batch = {};
    std::int64_t customer = 0;  ///< the file it is about; taken from a link to one where 0
    std::int64_t actor = 0;     ///< who did it; 0: the program
    std::vector<Part> parts = {};
    std::int64_t count = 1;
    Instant joins_since = {};  ///< older notices of the batch take nothing in any more
};

/// What can be switched off one by one.
struct Kind {
    std::string_view id;
    std::string_view label;
};
inline constexpr std::string_view assigned_kind = "customer.assigned";
inline constexpr std::string_view changed_kind = "customer.changed";
inline constexpr std::string_view follow_up_kind = "customer.follow_up";
std::span<Kind const> kinds();
/// nullptr where there is none.
Kind const* kind_named(std::string_view id);

/// The file that a link leads to; 0 where it leads elsewhere.
std::int64_t customer_of_link(std::string_view link);

/// "1.101,2.0": parts as they are stored; what cannot be read is left out.
std::string to_text(std::span<Part const> parts);
/// Each once, in their order.
std::vector<Part> parts_from(std::string_view text);

/// What {actor}, {customer} and {count} stand for.
struct Words {
    std::string actor;
    std::string customer;
    std::int64_t count = 1;
};
std::string filled(std::string_view text, Words const& words);

/// Where a page of an inbox goes on: behind the notice of that time and id.
struct Place {
    std::int64_t at_ms = 0;
    std::int64_t id = 0;
};

}  // namespace kedang::notices
