// The allow-list of what a log line may hold: a key that is not here cannot be logged.
// What could be a person's data or a typed password is registered as Redacted and leaves as "***",
// so that a line still says that it was there.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace kedang::log {

enum class Field : std::uint8_t {
    // Who and where
    Actor,
    ClientAddress,
    Method,
    Route,  ///< the pattern of the route, never the path: links carry tokens
    Status,
    // What
    Table,
    Record,
    Job,
    Setting,
    File,
    Engine,
    Version,
    Address,
    Reason,  ///< a fixed word or a sentence of our own, never input
    Incident,
    // How much
    DurationMicroseconds,
    BytesIn,
    BytesOut,
    Rows,
    Count,
    Attempt,
    Sequence,
    // Named, never shown
    LoginName,
    PersonName,
    Phone,
    Email,
    IdNumber,
    FieldValue,
    QueryText,
    ErrorDetail  ///< texts of engines and libraries: they quote values
};

enum class Exposure : std::uint8_t { Clear, Redacted };

struct FieldEntry {
    Field field;
    std::string_view key;
    Exposure exposure;
};

/// The registry's row for the field.
FieldEntry const& entry(Field field);

}  // namespace kedang::log
