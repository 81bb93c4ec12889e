// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/tables.h"

#include "platform/tables/compound_file.h"
#include "platform/tables/csv_reader.h"
#include "platform/tables/html_reader.h"
#include "platform/tables/input_file.h"
#include "platform/tables/refusal.h"
#include "platform/tables/xls_reader.h"
#include "platform/tables/xlsx_reader.h"

namespace kedang::tables {

namespace {

bool starts_with_any(std::string_view head, std::initializer_list<std::string_view> marks) {
    for (auto mark : marks)
        if (head.starts_with(mark))
            return true;
    return false;
}

bool has_workbook_name(std::string const& file_name) {
    auto dot = file_name.rfind('.');
    std::string ending = dot == std::string::npos ? "" : file_name.substr(dot);
    for (char& letter : ending)
        letter = static_cast<char>(letter | 0x20);
    return ending == ".xlsx" || ending == ".xlsm";
}

/// A text that is no table: reading it as CSV would only yield nonsense.
std::optional<Error> other_document(std::string_view head, std::string const& file_name) {
    if (head.empty())
        return damaged("文件是空的");
    if (head.starts_with("%PDF"))
        return unsupported("这是 PDF 文件，不是表格，请上传 .xlsx、.xls 或 .csv 文件");
    if (head.starts_with("{\\rtf"))
        return unsupported("这是 RTF 文档，不是表格，请上传 .xlsx、.xls 或 .csv 文件");
    if (head.starts_with("<?xml") || head.starts_with("\xEF\xBB\xBF<?xml"))
        return unsupported("这是 XML 文件，请用 Excel 或 WPS 打开后另存为 .xlsx");
    // A text under the name of a workbook is mostly one that was cut off or replaced on its way.
    if (has_workbook_name(file_name))
        return damaged("“" + file_name +
                       "”不是有效的 Excel 文件，可能不完整或已损坏；如果是文本表格，"
                       "请将扩展名改为 .csv");
    return std::nullopt;
}

}  // namespace

Result<Opened> open(std::filesystem::path const& path, std::string const& file_name,
                    OpenOptions const& options) {
    constexpr std::size_t head_bytes = 4096;
    auto head = InputFile(path).head(head_bytes);
    using namespace std::string_view_literals;
    if (starts_with_any(head, {"PK\x03\x04"sv, "PK\x05\x06"sv}))
        return open_xlsx(path, options);
    if (starts_with_any(head, {compound_file_mark, "\x09\x08\x08\0"sv, "\x09\x08\x10\0"sv}))
        return open_xls(path, options);
    if (starts_with_any(head, {"\x09\0\x04\0"sv, "\x09\x02\x06\0"sv, "\x09\x04\x06\0"sv}))
        return unsupported("Excel 版本过旧，请用 Excel 或 WPS 另存为 .xlsx");
    if (looks_like_html(head))
        return open_html(path, options);
    if (auto other = other_document(head, file_name))
        return *other;
    return open_csv(path, options);
}

}  // namespace kedang::tables
