// What parsing has in common in all types: cleaning what was typed, words that mean nothing,
// refusals that name field, value and mend. Pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "fields/catalogue.h"

namespace kedang::fields::types {

/// What people call the field: its Chinese label, its name where it has none.
std::string const& label_of(Field const& field);
/// 'value', cut after 40 characters.
std::string quoted(std::string_view value);

/// A finding about this field. In: `message` without the label; it is put in front.
FieldError finding(Field const& field, std::string_view rule, std::string_view message);
/// The same as a refusal.
Error refuse(Field const& field, std::string_view rule, std::string_view message);

/// Typed text on one line: NFC, trimmed, white space collapsed, invisible characters gone.
/// Errors: broken UTF-8, control characters.
Result<std::string> one_line(Field const& field, std::string_view typed);
/// The same with full-width letters, digits and signs made half-width.
Result<std::string> one_narrow_line(Field const& field, std::string_view typed);
/// Several lines: NFC, trimmed, line ends become LF. Errors as above.
Result<std::string> several_lines(Field const& field, std::string_view typed);

/// Whether the cell says "nothing" where a number, date, code or address belongs: N/A, 无, -, 暂无
/// …
bool means_absent(std::string_view line);
/// For free text, where 无 may be what is meant: only "", N/A, NULL and the like.
bool means_absent_in_text(std::string_view line);

/// Whether a sheet has turned the digits into 9.13E+17.
bool damaged_by_spreadsheet(std::string_view line);

}  // namespace kedang::fields::types
