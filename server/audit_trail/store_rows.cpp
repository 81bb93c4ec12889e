// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/store_rows.h"

namespace kedang::audit_trail::store {

Line line_from(db::Row const& row) {
    return {.sequence = row.integer(0),
            .at_ms = row.integer(1),
            .actor_id = row.integer(2),
            .request_id = row.text(3),
            .ip = row.text(4),
            .via = row.text(5),
            .action = row.text(6),
            .table_number = row.integer(7),
            .record_id = row.integer(8),
            .customer_id = row.integer(9),
            .summary = row.text(10),
            .reason = row.text(11),
            .detail = row.bytes(12),
            .previous_hash = row.bytes(13)};
}

Entry entry_from(db::Row const& row) {
    Line const line = line_from(row);
    auto const via = via_named(line.via);
    auto fields = unpack(line.detail);
    if (!via || !fields)
        throw db::DatabaseError("audit entry " + std::to_string(line.sequence) + " is damaged");
    return {.sequence = line.sequence,
            .at = from_milliseconds(line.at_ms),
            .actor_id = line.actor_id,
            .request_id = std::string(line.request_id),
            .ip = std::string(line.ip),
            .via = *via,
            .change = {.table_number = static_cast<std::uint32_t>(line.table_number),
                       .record_id = line.record_id,
                       .action = std::string(line.action),
                       .summary = std::string(line.summary),
                       .fields = std::move(*fields),
                       .reason = std::string(line.reason),
                       .subject_customer = line.customer_id},
            .hash = fixed<32>(row.bytes(14))};
}

std::vector<Entry> entries_from(std::unique_ptr<db::Cursor> cursor) {
    std::vector<Entry> entries;
    while (db::Row const* row = cursor->next())
        entries.push_back(entry_from(*row));
    return entries;
}

Checkpoint checkpoint_from(db::Row const& row, int first, std::string_view installation_id) {
    return {.installation_id = std::string(installation_id),
            .epoch = row.integer(first + 1),
            .sequence = row.integer(first),
            .hash = fixed<32>(row.bytes(first + 2)),
            .at = from_milliseconds(row.integer(first + 3)),
            .key_id = static_cast<std::uint32_t>(row.integer(first + 4)),
            .signature = fixed<64>(row.bytes(first + 5))};
}

}  // namespace kedang::audit_trail::store
