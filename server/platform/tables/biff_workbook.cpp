// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/biff_workbook.h"

#include <algorithm>
#include <map>

#include "platform/tables/biff_records.h"
#include "platform/tables/biff_text.h"
#include "platform/tables/little_endian.h"
#include "platform/tables/refusal.h"

namespace kedang::tables {

namespace {

/// A record's body and those of the CONTINUE records behind it.
std::vector<std::string_view> with_continuations(std::string_view stream, BiffRecord record) {
    std::vector<std::string_view> pieces{record.body};
    for (record = biff_record_at(stream, record.next); record.id == biff::continuation;
         record = biff_record_at(stream, record.next))
        pieces.push_back(record.body);
    return pieces;
}

class GlobalsReader {
  public:
    explicit GlobalsReader(BiffWorkbook& workbook) : workbook_(workbook) {}

    /// Errors: encrypted.
    Result<Done> read(std::size_t offset) {
        std::string_view stream = workbook_.stream;
        for (auto record = biff_record_at(stream, offset);
             record.id != 0 && record.id != biff::end_of_part;
             record = biff_record_at(stream, record.next)) {
            if (record.id == biff::file_password)
                return encrypted();
            take(record);
        }
        for (int id : format_ids_) {
            auto own = formats_.find(id);
            workbook_.cell_formats.push_back(own != formats_.end() ? own->second
                                                                   : builtin_number_format(id));
        }
        return Done{};
    }

  private:
    void take(BiffRecord const& record) {
        switch (record.id) {
            case biff::code_page:
                workbook_.code_page = u16_at(record.body, 0);
                break;
            case biff::date_mode:
                if (u16_at(record.body, 0) == 1)
                    workbook_.date_system = DateSystem::From1904;
                break;
            case biff::format:
                formats_[u16_at(record.body, 0)] = parse_number_format(text(record, 2, 1));
                break;
            case biff::extended_format:
                format_ids_.push_back(u16_at(record.body, 2));
                break;
            case biff::bound_sheet:
                take_sheet(record);
                break;
            case biff::shared_strings:
                take_texts(record);
                break;
            default:
                break;
        }
    }

    void take_sheet(BiffRecord const& record) {
        constexpr std::uint8_t worksheet = 0;
        if (u8_at(record.body, 5) != worksheet)
            return;
        workbook_.sheets.push_back({text(record, 6, 1), (u8_at(record.body, 4) & 3) != 0});
        workbook_.sheet_offsets.push_back(u32_at(record.body, 0));
    }

    void take_texts(BiffRecord const& record) {
        BiffCursor cursor(with_continuations(workbook_.stream, record));
        cursor.skip(4);
        auto count = cursor.number(4);
        while (workbook_.texts.size() < count && !cursor.at_end())
            workbook_.texts.push_back(cursor.unicode(2));
    }

    /// A text with a short length: BIFF5 keeps format codes and sheet names that way, BIFF8 formats
    /// with a long one.
    std::string text(BiffRecord const& record, std::size_t skip, int length_bytes) const {
        BiffCursor cursor({slice(record.body, skip)});
        if (workbook_.biff8)
            return cursor.unicode(record.id == biff::format ? 2 : length_bytes);
        return text_in_code_page(cursor.bytes(cursor.number(length_bytes)), workbook_.code_page);
    }

    BiffWorkbook& workbook_;
    std::map<int, NumberFormat> formats_;
    std::vector<int> format_ids_;
};

bool is_cell(std::uint16_t id) {
    switch (id) {
        case biff::formula:
        case biff::many_rk:
        case biff::rich_label:
        case biff::shared_label:
        case biff::number:
        case biff::label:
        case biff::boolean_or_error:
        case biff::rk:
            return true;
        default:
            return false;
    }
}

void add_merges(std::string_view body, std::vector<Merge>& merges) {
    constexpr std::size_t most = 100'000;
    auto count = u16_at(body, 0);
    for (std::size_t i = 0; i < count && merges.size() < most; ++i) {
        auto area = slice(body, 2 + 8 * i, 8);
        Merge merge{u16_at(area, 0) + 1, u16_at(area, 2) + 1, u16_at(area, 4), u16_at(area, 6)};
        if (area.size() == 8 && merge.last_row >= merge.first_row &&
            merge.last_column >= merge.first_column)
            merges.push_back(merge);
    }
}

}  // namespace

BiffRecord biff_record_at(std::string_view stream, std::size_t offset) {
    constexpr std::size_t head = 4;
    auto body = slice(stream, offset + head, u16_at(stream, offset + 2));
    if (offset + head > stream.size())
        return {};
    return {u16_at(stream, offset), body, offset + head + body.size()};
}

std::string biff_text_at(std::string_view stream, BiffRecord const& record, std::size_t skip,
                         bool biff8, std::uint16_t code_page) {
    auto pieces = with_continuations(stream, record);
    pieces[0] = slice(pieces[0], skip);
    BiffCursor cursor(std::move(pieces));
    if (biff8)
        return cursor.unicode(2);
    return text_in_code_page(cursor.bytes(cursor.number(2)), code_page);
}

Result<BiffWorkbook> read_biff_workbook(std::string stream) {
    constexpr std::uint16_t biff5 = 0x0500, biff8 = 0x0600;
    BiffWorkbook workbook{.stream = std::move(stream)};
    auto begin = biff_record_at(workbook.stream, 0);
    auto version = u16_at(begin.body, 0);
    if (begin.id != biff::begin_of_part)
        return damaged("文件不完整或已损坏，请用 Excel 或 WPS 重新另存为 .xlsx");
    if (version != biff5 && version != biff8)
        return unsupported("Excel 版本过旧，请用 Excel 或 WPS 另存为 .xlsx");
    workbook.biff8 = version == biff8;
    TRY(GlobalsReader(workbook).read(begin.next));
    if (workbook.sheets.empty())
        return damaged("工作簿中没有工作表，或文件不完整");
    return workbook;
}

Result<BiffSheet> read_biff_sheet(BiffWorkbook const& workbook, std::size_t sheet) {
    std::string_view stream = workbook.stream;
    auto offset = workbook.sheet_offsets[sheet];
    auto record = biff_record_at(stream, offset);
    if (record.id != biff::begin_of_part)
        return damaged("工作表“" + workbook.sheets[sheet].name + "”不完整或已损坏");
    BiffSheet found;
    int depth = 1;  // charts within the sheet are parts within the part
    while (depth > 0) {
        offset = record.next;
        record = biff_record_at(stream, offset);
        if (record.id == 0 && record.body.empty() && record.next == 0)
            return damaged("工作表“" + workbook.sheets[sheet].name + "”不完整，文件可能被截断");
        if (record.id == biff::begin_of_part)
            ++depth;
        else if (record.id == biff::end_of_part)
            --depth;
        else if (depth == 1 && is_cell(record.id))
            found.cells.push_back(std::uint64_t{u16_at(record.body, 0)} << 32 | offset);
        else if (depth == 1 && record.id == biff::merged_cells)
            add_merges(record.body, found.merges);
    }
    if (!std::is_sorted(found.cells.begin(), found.cells.end()))
        std::sort(found.cells.begin(), found.cells.end());
    return found;
}

}  // namespace kedang::tables
