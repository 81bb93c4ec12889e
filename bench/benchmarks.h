// What is measured, one function each. They share one company and one report and run in this order:
// the first fills the database that the others ask.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/company.h"
#include "bench/customers.h"
#include "bench/report.h"

namespace kedang::bench {

/// Customers from a CSV file into the growing table, through the whole gate.
/// In: goals hold for SQLite.
void measure_import(Company& company, Customers const& customers, Report& report);
/// Single saves over HTTP, acknowledged when they are on disk.
void measure_creates(Company& company, Customers const& customers, Report& report, double seconds);
/// The first page and the exact count of random conditions.
void measure_lists(Company& company, Customers const& customers, Report& report, int filters);
/// The first page as people with narrower and wider rights, against the page without any. Gives the
/// customers owners in 40 departments: to be measured last.
void measure_rights(Company& company, Report& report, int pages);
/// The whole file with contacts and timeline.
void measure_files(Company& company, Report& report, int files);
/// All customers with every field that may leave, in the order of their names.
void measure_export(Company& company, Customers const& customers, Report& report);

}  // namespace kedang::bench
