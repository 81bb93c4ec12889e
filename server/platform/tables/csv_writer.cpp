// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <stdexcept>

#include "platform/tables/formula_guard.h"
#include "platform/tables/table_writer.h"

namespace kedang::tables {

namespace {

class CsvWriter final : public TableWriter {
  public:
    explicit CsvWriter(std::filesystem::path const& path) : file_(path, std::ios::binary) {
        file_ << "\xEF\xBB\xBF";
        require_good();
    }

    Result<Done> write(std::vector<Cell> const& cells) override {
        line_.clear();
        for (auto const& cell : cells) {
            if (&cell != &cells.front())
                line_ += ',';
            // A negative number is harmless, and people want to add it up.
            append(cell.kind == Cell::Kind::Number ? cell.text : with_formula_guard(cell.text));
        }
        // A lone empty field would read back as a blank line.
        if (line_.empty() && !cells.empty())
            line_ = "\"\"";
        line_ += "\r\n";
        file_ << line_;
        require_good();
        return Done{};
    }

    void finish() override {
        file_.close();
        require_good();
    }

  private:
    void append(std::string const& text) {
        if (text.find_first_of(",\"\r\n") == std::string::npos) {
            line_ += text;
            return;
        }
        line_ += '"';
        for (char letter : text) {
            if (letter == '"')
                line_ += '"';
            line_ += letter;
        }
        line_ += '"';
    }

    void require_good() const {
        if (!file_)
            throw std::runtime_error("cannot write CSV file");
    }

    std::ofstream file_;
    std::string line_;
};

}  // namespace

std::unique_ptr<TableWriter> create_csv(std::filesystem::path const& path) {
    return std::make_unique<CsvWriter>(path);
}

Cell text_cell(std::string text) {
    auto kind = text.empty() ? Cell::Kind::Empty : Cell::Kind::Text;
    return {kind, std::move(text)};
}

}  // namespace kedang::tables
