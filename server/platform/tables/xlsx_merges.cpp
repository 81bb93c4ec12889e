// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/xlsx_merges.h"

#include "platform/tables/cell_place.h"
#include "platform/tables/xml_stream.h"

namespace kedang::tables {

namespace {

constexpr std::size_t most_merges = 100'000;

class MergesHandler final : public XmlHandler {
  public:
    void start(XmlStream&, std::string_view name, Attributes attributes) override {
        if (name != "mergeCell" || merges.size() >= most_merges)
            return;
        if (auto area = parse_area(attributes["ref"]))
            merges.push_back(*area);
    }
    std::vector<Merge> merges;
};

/// Whether `text` has "</sheetData>" or "</x:sheetData>" ending at `end`.
bool is_end_tag(std::string_view text, std::size_t end) {
    auto open = text.rfind('<', end);
    return open != std::string_view::npos && text.substr(open).starts_with("</");
}

/// What stands behind the rows, as text: parsing the rows too would cost as much again as reading
/// them. Returns nothing where that place is not found or its size is unusual.
Result<std::optional<std::string>> text_behind_rows(ZipPart part) {
    constexpr std::string_view row_end = "sheetData>";
    constexpr std::size_t overlap = 64, most_bytes = 16 << 20;
    std::string text, piece(64 << 10, '\0');
    bool behind_rows = false;
    while (true) {
        TRY_SET(std::size_t count, part.read(piece));
        if (count == 0)
            return behind_rows ? std::optional(std::move(text)) : std::nullopt;
        text.append(piece, 0, count);
        auto found = behind_rows ? std::string::npos : text.find(row_end);
        if (found != std::string::npos && is_end_tag(text, found)) {
            behind_rows = true;
            text.erase(0, found);
        } else if (!behind_rows && text.size() > overlap) {
            text.erase(0, text.size() - overlap);
        }
        if (text.size() > most_bytes)
            return std::optional<std::string>();
    }
}

std::vector<Merge> merges_in(std::string_view text) {
    std::vector<Merge> merges;
    constexpr std::string_view mark = "mergeCell ";
    for (auto at = text.find(mark); at != std::string_view::npos && merges.size() < most_merges;
         at = text.find(mark, at + 1)) {
        auto tag = text.substr(at, text.substr(at).find('>'));
        auto open = tag.find_first_of("\"'");
        auto close = open == std::string_view::npos ? open : tag.find(tag[open], open + 1);
        if (close == std::string_view::npos)
            continue;
        if (auto area = parse_area(tag.substr(open + 1, close - open - 1)))
            merges.push_back(*area);
    }
    return merges;
}

}  // namespace

Result<std::vector<Merge>> read_merges(ZipPackage& package, std::string const& sheet_part) {
    TRY_SET(ZipPart part, package.part(sheet_part));
    TRY_SET(auto text, text_behind_rows(std::move(part)));
    if (text)
        return merges_in(*text);
    MergesHandler handler;
    TRY(read_xml(package, sheet_part, handler));
    return std::move(handler.merges);
}

}  // namespace kedang::tables
