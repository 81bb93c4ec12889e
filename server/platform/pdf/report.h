// A report on A4 paper as a PDF: a title with facts below it, lines under headings, the page's
// number of all pages, a watermark across each page. Chinese and Latin text; lines break by
// themselves. Each call works alone; thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace kedang::pdf {

struct Line {
    std::string lead;  ///< stands in front in a column of its own, e.g. a time; "" for a heading
    std::string text;
};

struct Report {
    std::string title;
    std::vector<std::string> facts;  ///< under the title
    std::string foot;                ///< small, at the foot of every page
    std::string watermark;           ///< who made it; stands in the file's properties as well
    std::vector<Line> lines;
};

/// Told from time to time how much of the work is done.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

/// Writes the report, readable by its owner only.
/// In:      UTF-8; 10,000 lines are about 340 pages and take some three seconds.
/// Returns: how many pages it has.
/// Throws:  std::runtime_error where the disk refuses; nothing is left there then.
int write_report(std::filesystem::path const& path, Report const& report,
                 Progress const& progress = {});

}  // namespace kedang::pdf
