// An instant, typed and read in the company's zone, stored and sent in UTC.
// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.h"
#include "base/text.h"
#include "fields/types/all_types.h"
#include "fields/types/calendar.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const& context) {
    TRY_SET(std::string const line, one_narrow_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    if (auto const instant = parse_rfc3339(line)) {
        if (!is_year_in_range(Date(std::chrono::floor<std::chrono::days>(*instant))))
            return refuse(field, "time",
                          quoted(line) + std::string(explanation(DateFault::OutOfRange)));
        return Parsed{Value::of_number(to_milliseconds(*instant))};
    }
    LeadingDate const read = leading_date(line);
    if (read.fault != DateFault::None)
        return refuse(field, "time", quoted(line) + std::string(explanation(read.fault)));
    std::string_view const rest =
        text::trim(read.rest.starts_with('T') ? read.rest.substr(1) : read.rest);
    auto const of_day = rest.empty() ? std::optional<std::int64_t>(0) : time_of_day(rest);
    if (!of_day)
        return refuse(field, "time", quoted(line) + " 的时间看不懂，请填写如 2024-05-21 10:30");
    return Parsed{Value::of_number(to_milliseconds(instant_of(read.date, *of_day, context.zone)))};
}

void to_json(JsonWriter& out, Field const&, Value const& value) {
    value.absent() ? out.null() : out.value(to_rfc3339(from_milliseconds(value.number)));
}

/// 2024-05-21 10:30, with seconds where there are any, in the company's zone.
std::string to_text(Field const&, Value const& value, TextContext const& context) {
    if (value.absent())
        return {};
    Instant instant = from_milliseconds(value.number);
    if (context.zone != nullptr)
        instant += std::chrono::milliseconds(context.zone->offset_ms(instant));
    std::string shown = to_rfc3339(instant);  // yyyy-mm-ddThh:mm:ss.mmmZ
    shown[10] = ' ';
    bool const on_the_minute = shown.compare(17, 6, "00.000") == 0;
    return shown.substr(0, on_the_minute ? 16 : 19);
}

}  // namespace

constinit FieldType const time{"time",  integer_column, parse,         to_json,
                               to_text, sort_by_number, no_index_keys, ordered_operators};

}  // namespace kedang::fields::types
