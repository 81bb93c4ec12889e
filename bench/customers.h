// Customers to measure with: real company names where there are any, everything else invented by a
// fixed seed, so that two runs bring in the same rows.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kedang::bench {

struct Customer {
    std::string name = {};
    std::string credit_code = {};  ///< with its check digit right
    std::string region = {};       ///< as people write it: 江苏省苏州市昆山市
    std::string capital = {};      ///< 元
    std::string source = {};
    std::string founded_on = {};
    std::string contact = {};
    std::string mobile = {};
};

class Customers {
  public:
    /// In: a file with a name a line, plain or .zst; invented names where it is not there.
    Customers(std::filesystem::path const& names, std::int64_t count);

    std::int64_t count() const { return static_cast<std::int64_t>(ends_.size()); }
    bool real() const { return real_; }
    /// In: 0 … count() - 1. The same for the same place, always.
    Customer at(std::int64_t place) const;
    /// One that is not in the file. In: any number from 0.
    Customer beyond(std::int64_t serial) const;
    /// Writes all of them with a heading, as UTF-8.
    void write_csv(std::filesystem::path const& file) const;

  private:
    void add(std::string_view name);
    void read(std::filesystem::path const& file, std::int64_t most);
    Customer make(std::string name, std::int64_t place) const;

    std::string names_;                ///< one behind the other: what is measured needs the memory
    std::vector<std::uint32_t> ends_;  ///< of each
    std::vector<std::pair<std::string, std::string>> regions_;  ///< code, whole name
    bool real_ = false;
};

}  // namespace kedang::bench
