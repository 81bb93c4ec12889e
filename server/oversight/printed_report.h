// A part of the log as a report for pdf::write_report: sentences under their days, oldest first,
// without values. One job, one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "oversight/asking.h"
#include "platform/pdf/report.h"

namespace kedang::oversight {

inline constexpr std::int64_t most_printed = 10'000;

struct PrintedReport {
    pdf::Report report;
    std::int64_t lines = 0;  ///< sentences, at most most_printed
};

/// In: told how many lines were read, from time to time.
PrintedReport printed_report(accounts::Context const& context, db::Session& session,
                             Asked const& asked, std::function<void(std::int64_t)> const& read);

}  // namespace kedang::oversight
