// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/delimiter.h"

#include <algorithm>
#include <array>
#include <map>

#include "platform/tables/csv_parser.h"

namespace kedang::tables {

namespace {

/// Share of the sample's records that have the most frequent number of fields, weighed by that
/// number: 0 where the candidate does not occur.
double evenness(std::string_view text, std::string_view delimiter) {
    constexpr int sample_records = 40;
    CsvParser parser(delimiter);
    std::map<std::size_t, int> records_by_count;
    int records = 0;
    auto judge = [&] {
        bool blank = parser.field_count() == 1 && parser.fields()[0].empty();
        if (!blank && ++records_by_count[parser.field_count()])
            ++records;
    };
    while (records < sample_records && parser.take(text))
        judge();
    if (records == 0 && parser.finish())
        judge();
    double best = 0;
    for (auto [count, times] : records_by_count) {
        double share = static_cast<double>(times) / std::max(records, 1);
        // An even table of two columns beats a comma that occurs six times in one long remark.
        best =
            std::max(best, share * share * (count > 1 ? 1 + static_cast<double>(count) / 100 : 0));
    }
    return best;
}

}  // namespace

std::optional<std::string> declared_delimiter(std::string_view text) {
    auto line = text.substr(0, text.find_first_of("\r\n"));
    if (!line.starts_with("sep=") && !line.starts_with("SEP="))
        return std::nullopt;
    auto delimiter = line.substr(4);
    return delimiter.empty() || delimiter.size() > 4 ? std::nullopt
                                                     : std::optional<std::string>(delimiter);
}

std::string detect_delimiter(std::string_view text) {
    constexpr std::array<std::string_view, 5> candidates{",", "\t", ";", "|", "，"};
    std::string_view best = candidates[0];
    double best_evenness = 0;
    for (auto candidate : candidates) {
        // A full-width comma is mostly punctuation, so it must be clearly better.
        double found = evenness(text, candidate) * (candidate == "，" ? 0.8 : 1.0);
        if (found > best_evenness) {
            best = candidate;
            best_evenness = found;
        }
    }
    return std::string(best);
}

}  // namespace kedang::tables
