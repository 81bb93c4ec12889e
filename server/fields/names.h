// Names of companies and persons as keys: one for "is it the same name", one for the order in
// lists. Pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kedang::fields {

/// Two names with one key are one name for the duplicate check: width, case, traditional
/// characters, spaces, brackets and other signs do not count, 有限责任公司 is 有限公司. City and
/// brand stay. A name of signs alone is its own key.
std::string name_key(std::string_view name);

/// Bytes whose order is pinyin order, at most 64; "" for "". Names longer than that may tie.
/// Source: ICU, zh@collation=pinyin, over the plain spelling (fields/reading).
std::string name_sort_key(std::string_view name);
/// Changes when the same name would get another sort key; stored keys are then made anew.
std::string const& sort_key_version();

}  // namespace kedang::fields
