// Exports as JSON: a request as it is kept, lists of texts, an export as its person sees it. Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extraction/model.h"

namespace kedang::extraction {

/// Without the purpose, which has a column of its own.
std::string request_json(Request const& request);
/// In: what request_json made.
Request request_from_json(std::string_view json);

std::string texts_json(std::vector<std::string> const& texts);
std::vector<std::string> texts_from_json(std::string_view json);

/// How far the job of an export is.
std::string progress_json(std::int64_t rows);
std::int64_t rows_from_progress(std::string_view json);

/// What is asked for, in words: "全部客户", "勾选的客户", "筛选的客户".
std::string_view kind_word(Request const& request);
/// As docs/api.md says it. In: rows so far, the name of who asked.
std::string export_json(Export const& made, std::int64_t rows, std::string_view person);
/// "客户-20261122-7.xlsx". In: the day it was asked for.
std::string file_name(Export const& made, std::string_view day);

}  // namespace kedang::extraction
