// SPDX-License-Identifier: Apache-2.0
#include "fields/lists.h"
#include "fields/types/all_types.h"
#include "fields/types/entry.h"
#include "fields/types/phone_number.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const& context) {
    TRY_SET(std::string const line, one_narrow_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    if (damaged_by_spreadsheet(line))
        return refuse(field, "spreadsheet",
                      quoted(line) + " 被 Excel 改成了科学计数，请把单元格设为文本后重填完整号码");
    AreaCodes const& area_codes = context.catalogue.lists().area_codes;
    auto read = canonical_phone(line, [&](std::string_view area) {
        AreaCode const* known = area_codes.beginning(area);
        return known != nullptr && known->code == area;
    });
    if (auto const* fault = std::get_if<PhoneFault>(&read))
        return refuse(field, fault->rule, quoted(line) + fault->message);
    return Parsed{Value::of_text(std::get<std::string>(std::move(read)))};
}

std::string to_text(Field const&, Value const& value, TextContext const&) {
    return value.absent() ? std::string{} : phone_text(value.text);
}

/// The number, whatever its extension: a switchboard is one number.
std::vector<IndexKey> index_keys(Value const& value) {
    if (value.absent())
        return {};
    return {{"phone", std::string(without_extension(value.text))}};
}

}  // namespace

constinit FieldType const phone{"phone", text_column,  parse,      write_text,
                                to_text, sort_by_text, index_keys, text_operators};

}  // namespace kedang::fields::types
