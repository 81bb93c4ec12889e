// The XML of one worksheet, row by row. For this folder only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "platform/tables/workbook.h"
#include "platform/tables/xml_stream.h"

namespace kedang::tables {

/// Turns the elements of a sheet into rows; pauses the stream after each row.
class SheetHandler final : public XmlHandler {
  public:
    /// The workbook must outlive the handler.
    explicit SheetHandler(Workbook const& workbook) : workbook_(workbook) {}

    /// Where the coming row goes; its cells are as in the file, trailing empty ones included.
    void set_target(Row& row) { row_ = &row; }

    void start(XmlStream& stream, std::string_view name, Attributes attributes) override;
    void end(XmlStream& stream, std::string_view name) override;
    void text(XmlStream& stream, std::string_view part) override;

  private:
    void start_row(Attributes attributes);
    void start_cell(XmlStream& stream, Attributes attributes);
    void end_cell();
    void check_size(XmlStream& stream) const;
    Cell make_cell();

    Workbook const& workbook_;
    Row* row_ = nullptr;
    std::int64_t number_ = 0;
    bool number_is_given_ = false;
    std::size_t column_ = 0;       // of the cell being read
    std::size_t next_column_ = 0;  // of a cell that does not say where it stands
    std::size_t row_bytes_ = 0;    // of the row's texts so far
    bool in_cell_ = false, in_phonetic_ = false, collecting_ = false;
    std::string type_, value_;
    NumberFormat format_;
};

}  // namespace kedang::tables
