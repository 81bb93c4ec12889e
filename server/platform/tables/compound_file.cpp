// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/compound_file.h"

#include <optional>
#include <vector>

#include "platform/tables/little_endian.h"
#include "platform/tables/refusal.h"

namespace kedang::tables {

namespace {

constexpr std::uint32_t last_regular_sector = 0xFFFFFFFA;

struct Entry {
    std::string name;  // its ASCII letters; enough to tell the known streams
    std::uint8_t kind = 0;
    std::uint32_t first_sector = 0;
    std::uint32_t size = 0;
};

class CompoundFile {
  public:
    explicit CompoundFile(std::string_view file)
        : file_(file), shift_(u16_at(file, 30)), small_below_(u32_at(file, 56)) {}

    /// Returns false for a header that cannot be right.
    bool load() {
        if (shift_ < 7 || shift_ > 16 || u16_at(file_, 32) > shift_)
            return false;
        load_allocation_table();
        load_directory();
        auto root = find_kind(5);
        if (root)
            small_sectors_ = read_chain(root->first_sector, root->size);
        small_table_ = read_chain(u32_at(file_, 60), file_.size());
        return !entries_.empty();
    }

    std::optional<Entry> find_kind(std::uint8_t kind) const {
        for (auto const& entry : entries_)
            if (entry.kind == kind)
                return entry;
        return std::nullopt;
    }

    std::optional<Entry> find(std::uint8_t kind, std::string_view name) const {
        for (auto const& entry : entries_)
            if (entry.kind == kind && entry.name == name)
                return entry;
        return std::nullopt;
    }

    std::string read(Entry const& entry) const {
        return entry.size < small_below_ ? read_small(entry)
                                         : read_chain(entry.first_sector, entry.size);
    }

  private:
    std::string_view sector(std::uint32_t number) const {
        auto size = std::size_t{1} << shift_;
        return slice(file_, (std::size_t{number} + 1) << shift_, size);
    }

    void load_allocation_table() {
        auto add = [this](std::string_view numbers, std::size_t count) {
            for (std::size_t i = 0; i < count; ++i)
                if (auto number = u32_at(numbers, 4 * i); number < last_regular_sector)
                    table_ += sector(number);
        };
        constexpr std::size_t in_header = 109;
        add(slice(file_, 76), in_header);
        auto per_sector = (std::size_t{1} << shift_) / 4 - 1;
        auto next = u32_at(file_, 68);
        // Never more of these sectors than the file has: a loop ends.
        for (auto left = file_.size() >> shift_; left > 0 && next < last_regular_sector; --left) {
            auto numbers = sector(next);
            if (numbers.empty() || table_.size() > file_.size())
                return;
            add(numbers, per_sector);
            next = u32_at(numbers, 4 * per_sector);
        }
    }

    std::string read_chain(std::uint32_t number, std::size_t size) const {
        std::string bytes;
        while (number < last_regular_sector && bytes.size() < size &&
               bytes.size() <= file_.size()) {
            auto piece = sector(number);
            if (piece.empty() || std::size_t{number} * 4 + 4 > table_.size())
                break;
            bytes += piece;
            number = u32_at(table_, std::size_t{number} * 4);
        }
        if (bytes.size() > size)
            bytes.resize(size);
        return bytes;
    }

    std::string read_small(Entry const& entry) const {
        auto shift = u16_at(file_, 32);
        std::string bytes;
        auto number = entry.first_sector;
        while (number < last_regular_sector && bytes.size() < entry.size) {
            auto piece =
                slice(small_sectors_, std::size_t{number} << shift, std::size_t{1} << shift);
            if (piece.empty())
                break;
            bytes += piece;
            number = u32_at(small_table_, std::size_t{number} * 4);
        }
        bytes.resize(std::min<std::size_t>(bytes.size(), entry.size));
        return bytes;
    }

    void load_directory() {
        constexpr std::size_t entry_bytes = 128, most_entries = 100'000;
        auto directory = read_chain(u32_at(file_, 48), most_entries * entry_bytes);
        for (std::size_t at = 0; at + entry_bytes <= directory.size(); at += entry_bytes) {
            auto raw = std::string_view(directory).substr(at, entry_bytes);
            Entry entry{{}, u8_at(raw, 66), u32_at(raw, 116), u32_at(raw, 120)};
            for (std::size_t i = 0; i < 32 && u16_at(raw, 2 * i) != 0; ++i)
                entry.name += static_cast<char>(u16_at(raw, 2 * i));
            entries_.push_back(std::move(entry));
        }
    }

    std::string_view file_;
    unsigned shift_;
    std::uint32_t small_below_;
    std::string table_, small_table_, small_sectors_;
    std::vector<Entry> entries_;
};

}  // namespace

Result<std::string> workbook_stream(std::string_view file) {
    constexpr std::uint8_t stream = 2;
    CompoundFile compound(file);
    if (!compound.load())
        return damaged("文件不完整或已损坏，请重新导出或重新上传");
    if (compound.find(stream, "EncryptedPackage"))
        return encrypted();
    for (auto const* name : {"Workbook", "WORKBOOK", "Book", "BOOK"})
        if (auto entry = compound.find(stream, name))
            return compound.read(*entry);
    if (compound.find(stream, "WordDocument"))
        return unsupported("这是 Word 文档，不是表格，请上传 .xlsx、.xls 或 .csv 文件");
    if (compound.find(stream, "PowerPoint Document"))
        return unsupported("这是演示文稿，不是表格，请上传 .xlsx、.xls 或 .csv 文件");
    return damaged("文件中没有工作簿，或文件不完整，请重新另存为 .xlsx");
}

}  // namespace kedang::tables
