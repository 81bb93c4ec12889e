// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/zip_package.h"

#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "platform/tables/refusal.h"

namespace kedang::tables {

namespace {

constexpr std::int64_t most_parts = 10'000;

Error damaged_zip() {
    return damaged("文件不完整或已损坏，无法解压，请重新导出或重新上传");
}

/// Real sheets shrink 5 to 50 times. Small parts may be anything: an empty sheet of styles, say.
bool is_bomb(std::int64_t packed, std::int64_t inflated) {
    constexpr std::int64_t harmless = 100 << 20, worst_ratio = 200;
    return inflated > harmless && inflated / worst_ratio > packed;
}

Error bomb() {
    return hostile("文件的压缩比异常，疑似压缩炸弹，已拒绝读取");
}

}  // namespace

void ZipPart::Close::operator()(zip_file* file) const {
    zip_fclose(file);
}
void ZipPackage::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

Result<std::size_t> ZipPart::read(std::span<char> into) {
    auto count = zip_fread(file_.get(), into.data(), into.size());
    if (count < 0)
        return damaged_zip();
    inflated_ += count;
    *budget_ -= count;
    if (is_bomb(packed_, inflated_))
        return bomb();
    if (*budget_ < 0)
        return over_limit("文件解压后过大，请拆分后分别导入");
    return static_cast<std::size_t>(count);
}

double ZipPart::progress() const {
    return declared_ <= 0
               ? 1.0
               : std::min(1.0, static_cast<double>(inflated_) / static_cast<double>(declared_));
}

Result<ZipPackage> ZipPackage::open(std::filesystem::path const& path, Limits limits) {
    int code = 0;
    ZipPackage package;
    package.archive_.reset(zip_open(path.c_str(), ZIP_RDONLY, &code));
    if (code == ZIP_ER_OPEN || code == ZIP_ER_NOENT || code == ZIP_ER_READ)
        throw std::system_error(errno, std::generic_category(), "open workbook");
    if (!package.archive_)
        return damaged_zip();
    if (zip_get_num_entries(package.archive_.get(), 0) > most_parts)
        return hostile("文件内的部件过多，已拒绝读取");
    package.budget_ = std::make_unique<std::int64_t>(limits.inflated_bytes);
    return package;
}

std::int64_t ZipPackage::find(std::string_view name) const {
    std::string spelled(name);
    auto index = zip_name_locate(archive_.get(), spelled.c_str(), ZIP_FL_NOCASE);
    if (index < 0) {
        std::replace(spelled.begin(), spelled.end(), '/', '\\');
        index = zip_name_locate(archive_.get(), spelled.c_str(), ZIP_FL_NOCASE);
    }
    return index;
}

bool ZipPackage::has(std::string_view name) const {
    return find(name) >= 0;
}

Result<ZipPart> ZipPackage::part(std::string_view name) {
    auto index = find(name);
    zip_stat_t stat;
    if (index < 0 ||
        zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0)
        return damaged("文件缺少部件 " + std::string(name) + "，请用 Excel 或 WPS 重新另存");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return encrypted();
    ZipPart part;
    part.name_ = std::string(name);
    part.budget_ = budget_.get();
    part.packed_ = static_cast<std::int64_t>(stat.comp_size);
    part.declared_ = static_cast<std::int64_t>(stat.size);
    if (is_bomb(part.packed_, part.declared_))
        return bomb();
    part.file_.reset(zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
    if (part.file_)
        return part;
    if (zip_error_code_zip(zip_get_error(archive_.get())) == ZIP_ER_COMPNOTSUPP)
        return unsupported("文件使用了不支持的压缩方式，请用 Excel 或 WPS 重新另存为 .xlsx");
    return damaged_zip();
}

std::vector<std::string> ZipPackage::names() const {
    std::vector<std::string> names;
    auto count = zip_get_num_entries(archive_.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i)
        if (auto const* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0))
            names.emplace_back(name);
    return names;
}

}  // namespace kedang::tables
