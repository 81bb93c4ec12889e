// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/workbook.h"

#include <charconv>
#include <map>

#include "platform/tables/refusal.h"

namespace kedang::tables {

namespace {

struct Relationship {
    std::string id, type, target;
};

/// "../x" and "/x" → a part name from the root of the package.
std::string resolve(std::string_view folder, std::string_view target) {
    if (target.starts_with('/'))
        return std::string(target.substr(1));
    std::string path(folder);
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        path.erase(path.size() < 2 ? 0 : path.rfind('/', path.size() - 2) + 1);
    }
    return path + std::string(target.starts_with("./") ? target.substr(2) : target);
}

class Relationships final : public XmlHandler {
  public:
    void start(XmlStream&, std::string_view name, Attributes attributes) override {
        if (name == "Relationship" && attributes["TargetMode"] != "External")
            list.push_back({std::string(attributes["Id"]), std::string(attributes["Type"]),
                            std::string(attributes["Target"])});
    }
    /// Transitional and strict files differ in all of a type but its last word.
    Relationship const* of_type(std::string_view last_word) const {
        for (auto const& relationship : list)
            if (relationship.type.ends_with("/" + std::string(last_word)))
                return &relationship;
        return nullptr;
    }
    Relationship const* by_id(std::string_view id) const {
        for (auto const& relationship : list)
            if (relationship.id == id)
                return &relationship;
        return nullptr;
    }
    std::vector<Relationship> list;
};

struct SheetEntry {
    Sheet sheet;
    std::string relationship;
};

class WorkbookHandler final : public XmlHandler {
  public:
    void start(XmlStream&, std::string_view name, Attributes attributes) override {
        if (name == "sheet")
            sheets.push_back(
                {{std::string(attributes["name"]), attributes["state"].ends_with("idden")},
                 std::string(attributes["id"])});
        if (name == "workbookPr" &&
            (attributes["date1904"] == "1" || attributes["date1904"] == "true"))
            date_system = DateSystem::From1904;
    }
    std::vector<SheetEntry> sheets;
    DateSystem date_system = DateSystem::From1900;
};

int to_int(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

class StylesHandler final : public XmlHandler {
  public:
    void start(XmlStream&, std::string_view name, Attributes attributes) override {
        if (name == "numFmts" || name == "cellXfs")
            section_ = name == "numFmts" ? Section::Formats : Section::Cells;
        else if (section_ == Section::Formats && name == "numFmt")
            own_[to_int(attributes["numFmtId"])] = parse_number_format(attributes["formatCode"]);
        else if (section_ == Section::Cells && name == "xf")
            ids_.push_back(to_int(attributes["numFmtId"]));
    }
    void end(XmlStream&, std::string_view name) override {
        if (name == "numFmts" || name == "cellXfs")
            section_ = Section::Other;
    }
    std::vector<NumberFormat> formats() const {
        std::vector<NumberFormat> formats;
        for (int id : ids_) {
            auto own = own_.find(id);
            formats.push_back(own != own_.end() ? own->second : builtin_number_format(id));
        }
        return formats;
    }

  private:
    enum class Section : std::uint8_t { Other, Formats, Cells };
    Section section_ = Section::Other;
    std::map<int, NumberFormat> own_;
    std::vector<int> ids_;
};

/// Stops at the root element: a DOCTYPE stands before it.
class PrologHandler final : public XmlHandler {
  public:
    void start(XmlStream& stream, std::string_view, Attributes) override { stream.pause(); }
};

/// Also in parts that are not read here: such a file was made to attack whoever opens it.
Result<Done> refuse_entities(ZipPackage& package) {
    for (auto const& name : package.names()) {
        if (!name.ends_with(".xml") && !name.ends_with(".rels"))
            continue;
        if (name.starts_with("__MACOSX/") || !package.has(name))
            continue;
        TRY_SET(ZipPart part, package.part(name));
        PrologHandler handler;
        XmlStream stream(std::move(part), handler);
        auto seen = stream.run();
        if (!seen && seen.error().key == "table_hostile")
            return std::move(seen).error();
    }
    return Done{};
}

Error no_workbook(ZipPackage& package) {
    if (package.has("xl/workbook.bin"))
        return unsupported("不支持 .xlsb 二进制工作簿，请另存为 .xlsx");
    if (package.has("word/document.xml"))
        return unsupported("这是 Word 文档，不是表格，请上传 .xlsx、.xls 或 .csv 文件");
    if (package.has("ppt/presentation.xml"))
        return unsupported("这是演示文稿，不是表格，请上传 .xlsx、.xls 或 .csv 文件");
    if (package.has("content.xml") && package.has("mimetype"))
        return unsupported("不支持 OpenDocument 表格（.ods），请另存为 .xlsx");
    return unsupported("压缩包内没有工作簿，请上传 .xlsx、.xls 或 .csv 文件");
}

Result<std::string> find_workbook_part(ZipPackage& package) {
    Relationships root;
    if (package.has("_rels/.rels"))
        TRY(read_xml(package, "_rels/.rels", root));
    auto const* main = root.of_type("officeDocument");
    auto part = main ? resolve("", main->target) : "xl/workbook.xml";
    if (!package.has(part) && package.has("xl/workbook.xml"))
        part = "xl/workbook.xml";
    bool other_program =
        part.starts_with("word/") || part.starts_with("ppt/") || part.ends_with(".bin");
    if (!package.has(part) || other_program)
        return no_workbook(package);
    return part;
}

}  // namespace

Result<Workbook> read_workbook(ZipPackage& package, Limits const& limits) {
    TRY(refuse_entities(package));
    TRY_SET(std::string main, find_workbook_part(package));
    auto slash = main.rfind('/') + 1;  // 0 where there is none
    auto folder = main.substr(0, slash);
    Relationships related;
    auto related_part = folder + "_rels/" + main.substr(slash) + ".rels";
    if (package.has(related_part))
        TRY(read_xml(package, related_part, related));
    WorkbookHandler found;
    TRY(read_xml(package, main, found));

    Workbook workbook;
    workbook.date_system = found.date_system;
    for (auto& [sheet, id] : found.sheets) {
        auto const* relationship = related.by_id(id);
        bool is_table = !relationship || relationship->type.ends_with("/worksheet");
        auto number = std::to_string(workbook.sheets.size() + 1);
        auto part = relationship ? resolve(folder, relationship->target)
                                 : folder + "worksheets/sheet" + number + ".xml";
        if (!is_table || !package.has(part))
            continue;
        workbook.sheets.push_back(std::move(sheet));
        workbook.sheet_parts.push_back(std::move(part));
    }
    if (workbook.sheets.empty())
        return damaged("工作簿中没有工作表");
    StylesHandler styles;
    if (auto const* part = related.of_type("styles");
        part && package.has(resolve(folder, part->target)))
        TRY(read_xml(package, resolve(folder, part->target), styles));
    workbook.cell_formats = styles.formats();
    if (auto const* part = related.of_type("sharedStrings");
        part && package.has(resolve(folder, part->target))) {
        TRY_SET(workbook.strings, SharedStrings::read(package, resolve(folder, part->target),
                                                      limits.shared_text_bytes));
    }
    return workbook;
}

}  // namespace kedang::tables
