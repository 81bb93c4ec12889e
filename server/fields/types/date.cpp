// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"
#include "fields/types/all_types.h"
#include "fields/types/calendar.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

/// 45433 is how sheets keep 2024-05-21 when the cell is not a date.
bool looks_like_a_serial(std::string_view line) {
    return line.size() == 5 && line.find_first_not_of("0123456789") == std::string_view::npos;
}

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const& context) {
    TRY_SET(std::string const line, one_narrow_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    if (looks_like_a_serial(line))
        return refuse(field, "date",
                      quoted(line) + " 像是表格的日期序号，请把单元格设为日期或填写如 2024-05-21");
    if (auto const instant = parse_rfc3339(line)) {
        Date const day = context.zone != nullptr
                             ? context.zone->date_of(*instant)
                             : Date(std::chrono::floor<std::chrono::days>(*instant));
        if (!is_year_in_range(day))
            return refuse(field, "date",
                          quoted(line) + std::string(explanation(DateFault::OutOfRange)));
        return Parsed{Value::of_text(kedang::to_text(day))};
    }
    LeadingDate const read = leading_date(line);
    if (read.fault != DateFault::None)
        return refuse(field, "date", quoted(line) + std::string(explanation(read.fault)));
    // Sheets write a time behind a date; of a date only the day counts.
    std::string_view const rest =
        text::trim(read.rest.starts_with('T') ? read.rest.substr(1) : read.rest);
    if (!rest.empty() && !time_of_day(rest))
        return refuse(field, "date", quoted(line) + " 不是日期，请填写如 2024-05-21");
    return Parsed{Value::of_text(kedang::to_text(read.date))};
}

}  // namespace

constinit FieldType const date{"date",     text_column,  parse,         write_text,
                               plain_text, sort_by_text, no_index_keys, ordered_operators};

}  // namespace kedang::fields::types
