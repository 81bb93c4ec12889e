// SPDX-License-Identifier: Apache-2.0
#include "platform/log/fields.h"

#include <array>

#include "base/check.h"

namespace kedang::log {
namespace {

/// In the order of the enumeration.
constexpr std::array registry{
    FieldEntry{Field::Actor, "actor", Exposure::Clear},
    FieldEntry{Field::ClientAddress, "client_address", Exposure::Clear},
    FieldEntry{Field::Method, "method", Exposure::Clear},
    FieldEntry{Field::Route, "route", Exposure::Clear},
    FieldEntry{Field::Status, "status", Exposure::Clear},
    FieldEntry{Field::Table, "table", Exposure::Clear},
    FieldEntry{Field::Record, "record", Exposure::Clear},
    FieldEntry{Field::Job, "job", Exposure::Clear},
    FieldEntry{Field::Setting, "setting", Exposure::Clear},
    FieldEntry{Field::File, "file", Exposure::Clear},
    FieldEntry{Field::Engine, "engine", Exposure::Clear},
    FieldEntry{Field::Version, "version", Exposure::Clear},
    FieldEntry{Field::Address, "address", Exposure::Clear},
    FieldEntry{Field::Reason, "reason", Exposure::Clear},
    FieldEntry{Field::Incident, "incident", Exposure::Clear},
    FieldEntry{Field::DurationMicroseconds, "duration_us", Exposure::Clear},
    FieldEntry{Field::BytesIn, "bytes_in", Exposure::Clear},
    FieldEntry{Field::BytesOut, "bytes_out", Exposure::Clear},
    FieldEntry{Field::Rows, "rows", Exposure::Clear},
    FieldEntry{Field::Count, "count", Exposure::Clear},
    FieldEntry{Field::Attempt, "attempt", Exposure::Clear},
    FieldEntry{Field::Sequence, "sequence", Exposure::Clear},
    FieldEntry{Field::LoginName, "login_name", Exposure::Redacted},
    FieldEntry{Field::PersonName, "person_name", Exposure::Redacted},
    FieldEntry{Field::Phone, "phone", Exposure::Redacted},
    FieldEntry{Field::Email, "email", Exposure::Redacted},
    FieldEntry{Field::IdNumber, "id_number", Exposure::Redacted},
    FieldEntry{Field::FieldValue, "field_value", Exposure::Redacted},
    FieldEntry{Field::QueryText, "query_text", Exposure::Redacted},
    FieldEntry{Field::ErrorDetail, "error_detail", Exposure::Redacted},
};

consteval bool in_order() {
    for (std::size_t i = 0; i < registry.size(); ++i)
        if (static_cast<std::size_t>(registry[i].field) != i)
            return false;
    return registry.size() == static_cast<std::size_t>(Field::ErrorDetail) + 1;
}
static_assert(in_order(), "each field has its row, in the order of the enumeration");

}  // namespace

FieldEntry const& entry(Field field) {
    return registry[static_cast<std::size_t>(field)];
}

}  // namespace kedang::log
