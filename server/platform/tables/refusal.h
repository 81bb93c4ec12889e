// The few ways a table is refused. For this folder only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"

namespace kedang::tables {

/// The file is not what it claims, or is damaged.
inline Error damaged(std::string title) {
    return Error{ErrorCode::Invalid, "table_damaged", std::move(title)};
}
/// The file is sound but of a kind that is not read.
inline Error unsupported(std::string title) {
    return Error{ErrorCode::Unsupported, "table_unsupported", std::move(title)};
}
/// The file passes one of the Limits.
inline Error over_limit(std::string title) {
    return Error{ErrorCode::TooLarge, "table_too_large", std::move(title)};
}
/// The file carries something no honest table has.
inline Error hostile(std::string title) {
    return Error{ErrorCode::Invalid, "table_hostile", std::move(title)};
}
inline Error encrypted() {
    return Error{ErrorCode::Unsupported, "table_encrypted", "文件已加密，请另存为无密码文件"};
}
inline Error too_wide(std::int64_t row, std::int64_t limit) {
    return over_limit("第 " + std::to_string(row) + " 行的列数超过 " + std::to_string(limit) +
                      " 列，请只保留需要导入的列");
}

}  // namespace kedang::tables
