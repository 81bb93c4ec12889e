// The floors: what the work costs with nothing around it. sqlite3 and system calls without the
// program; for PostgreSQL, the same SQL through the program's own connection.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "bench/company.h"
#include "bench/customers.h"
#include "bench/measure.h"

namespace kedang::bench {

/// Rows a second into one table with a primary key, 500 rows a durable transaction.
/// In: a folder on the disk in question.
double bare_insert_rate(std::filesystem::path const& folder, Customers const& customers,
                        std::int64_t rows);
/// The same on PostgreSQL.
double bare_insert_rate(db::Database& database, Customers const& customers, std::int64_t rows);

/// One-row durable transactions a second of a single writer.
double bare_commit_rate(std::filesystem::path const& folder, double seconds);
double bare_commit_rate(db::Database& database, double seconds);
/// 4 KiB appended and synced, times a second.
double sync_rate(std::filesystem::path const& folder, double seconds);

/// count(*) with a condition that no index helps with.
Latencies bare_scans(db::Database& database, int times);
/// A page of 50 rows of the list by primary key, newest first.
Latencies bare_pages(db::Database& database, std::int64_t highest_id, int times);
/// The rows of a file by primary key and by customer: four selects in a snapshot.
Latencies bare_files(db::Database& database, std::vector<std::int64_t> const& ids);

}  // namespace kedang::bench
