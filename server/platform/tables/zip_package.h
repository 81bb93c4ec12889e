// The parts of an XLSX file (a ZIP), inflated piece by piece under limits. Not thread-safe; parts
// must not outlive their package.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/tables/tables.h"

struct zip;
struct zip_file;

namespace kedang::tables {

class ZipPart {
  public:
    /// Returns how many bytes were inflated; 0 at the end.
    /// Errors: damaged data, or more than the package's limits allow.
    Result<std::size_t> read(std::span<char> into);
    /// 0..1 by inflated bytes.
    double progress() const;
    std::string const& name() const { return name_; }

  private:
    friend class ZipPackage;
    struct Close {
        void operator()(zip_file* file) const;
    };
    std::string name_;
    std::unique_ptr<zip_file, Close> file_;
    std::int64_t packed_ = 0, declared_ = 0, inflated_ = 0;
    std::int64_t* budget_ = nullptr;  // inflated bytes the package may still hand out
};

class ZipPackage {
  public:
    /// Errors: no ZIP, truncated, or absurdly many parts.
    static Result<ZipPackage> open(std::filesystem::path const& path, Limits limits);

    /// In: as in relationships, e.g. "xl/workbook.xml"; letter case and backslashes do not matter.
    bool has(std::string_view name) const;
    /// Errors: no such part, encrypted, packed by an unknown method, or a zip bomb by its own word.
    Result<ZipPart> part(std::string_view name);
    std::vector<std::string> names() const;

  private:
    struct Close {
        void operator()(zip* archive) const;
    };
    std::int64_t find(std::string_view name) const;

    std::unique_ptr<zip, Close> archive_;
    std::unique_ptr<std::int64_t> budget_;
};

}  // namespace kedang::tables
