// The filter as the line people type, 客户类型=成交客户+行业=零售业+近6个月采购金额≥1万元, and
// back. Grammar in docs/api.md. Pure and thread-safe. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "fields/filter/filter.h"
#include "fields/filter/vocabulary.h"

namespace kedang::fields {

/// What may come next where the reader stands: what completions offer.
struct Expectation {
    enum class What : std::uint8_t { Field, Operator, Value, Joint };
    What what = What::Field;
    std::size_t place = 0;         ///< code points before it
    Field const* field = nullptr;  ///< with Operator and Value
    Operator op = Operator::Equals;
    bool in_window = false;       ///< with Field: a period stands before, so only figures fit
    std::size_t field_place = 0;  ///< with Operator: where the field's name begins
};

/// In:      "" holds for all.
/// Returns: the filter, simplified; `trail`, if given, is what was looked for, one after the other.
/// Errors:  Invalid as parse_filter has them. `extra_json` says where:
///          "at":{"from","until","utf16_from","utf16_until"},"suggestions":[…].
Result<Filter> read_line(std::string_view line, Vocabulary const& vocabulary,
                         ParseContext const& context, std::vector<Expectation>* trail = nullptr);

/// The shortest line that read_line reads as the same filter, simplified.
std::string to_line(Filter const& filter, Vocabulary const& vocabulary,
                    ParseContext const& context);

/// Either face, told apart by the first character: { opens JSON.
Result<Filter> read_either(std::string_view text, Vocabulary const& vocabulary,
                           ParseContext const& context);

constexpr std::size_t longest_line = 4000;  ///< code points

}  // namespace kedang::fields
