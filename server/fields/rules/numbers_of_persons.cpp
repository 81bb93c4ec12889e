// SPDX-License-Identifier: Apache-2.0
#include "fields/rules/checks.h"
#include "fields/types/entry.h"
#include "fields/types/phone_number.h"

namespace kedang::fields::rules {

std::optional<Finding> mobile(Field const& field, Value const& value, ParseContext const&) {
    types::PhoneKind const kind = types::apart(value.text).kind;
    if (kind == types::PhoneKind::Mobile || kind == types::PhoneKind::Foreign)
        return std::nullopt;
    return Finding{Severity::Error, types::finding(field, "mobile",
                                                   types::quoted(types::phone_text(value.text)) +
                                                       " 不是手机号，固话请填到办公电话")};
}

std::optional<Finding> id_last_four_allowed(Field const&, Value const&, ParseContext const&) {
    return std::nullopt;
}

}  // namespace kedang::fields::rules
