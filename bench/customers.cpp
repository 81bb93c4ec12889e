// SPDX-License-Identifier: Apache-2.0
#include "bench/customers.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <random>
#include <stdexcept>

#include "fields/lists.h"

namespace kedang::bench {
namespace {

constexpr std::array surnames{"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"};
constexpr std::array given_names{"伟", "芳",   "秀英", "建国", "敏",
                                 "静", "志强", "丽",   "海燕", "军"};
constexpr std::array sources{"展会", "转介绍", "官网注册", "电话营销", "主动拜访"};
constexpr std::array trades{"机械", "电子", "贸易", "建材", "食品", "纺织", "化工", "物流"};

/// Chance of its own for each place, so that a row does not depend on those before it.
class Chance {
  public:
    explicit Chance(std::int64_t place) : engine_(static_cast<std::uint64_t>(place) + 20261122) {}
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(engine_() % limit); }
    template <typename Words>
    std::string one_of(Words const& words) {
        return words[below(words.size())];
    }

  private:
    std::minstd_rand engine_;
};

std::string digits(std::int64_t number, int width) {
    char text[24];
    std::snprintf(text, sizeof text, "%0*lld", width, static_cast<long long>(number));
    return text;
}

/// Source: GB 11714-1997, weights 3 7 9 10 5 8 4 2 modulo 11 over eight digits.
std::string organisation_code(std::int64_t serial) {
    constexpr std::array weights{3, 7, 9, 10, 5, 8, 4, 2};
    auto code = digits(serial, 8);
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += (code[i] - '0') * weights[i];
    return code + "0123456789X"[(11 - sum % 11) % 11];
}

/// Source: GB 32100-2015, weights 3^i mod 31 over the 31 letters of its alphabet.
std::string with_check_digit(std::string code) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    std::size_t sum = 0;
    std::size_t weight = 1;
    for (char const letter : code) {
        sum += alphabet.find(letter) * weight % 31;
        weight = weight * 3 % 31;
    }
    return code + alphabet[(31 - sum % 31) % 31];
}

std::string date_in(Chance& chance) {
    return digits(1980 + static_cast<std::int64_t>(chance.below(45)), 4) + "-" +
           digits(1 + static_cast<std::int64_t>(chance.below(12)), 2) + "-" +
           digits(1 + static_cast<std::int64_t>(chance.below(28)), 2);
}

}  // namespace

Customers::Customers(std::filesystem::path const& names, std::int64_t count) {
    auto const& divisions = fields::Lists::built_in().divisions;
    for (auto const& division : divisions.all())
        if (division.level == 3 && division.kind == fields::Division::Kind::Standard)
            regions_.emplace_back(division.code, divisions.path_text(division.code));
    if (std::filesystem::exists(names))
        read(names, count);
    real_ = this->count() > 0;
    while (this->count() < count)
        add(beyond(this->count()).name);
}

void Customers::add(std::string_view name) {
    names_ += name;
    ends_.push_back(static_cast<std::uint32_t>(names_.size()));
}

void Customers::read(std::filesystem::path const& file, std::int64_t most) {
    std::string const command =
        (file.extension() == ".zst" ? "zstd -dcq '" : "cat '") + file.string() + "'";
    auto* const output = popen(command.c_str(), "r");
    if (output == nullptr)
        throw std::runtime_error("cannot run " + command);
    char line[1024];
    while (count() < most && std::fgets(line, sizeof line, output) != nullptr) {
        std::string_view const name(line);
        add(name.substr(0, name.find_last_not_of("\r\n") + 1));
    }
    pclose(output);
}

Customer Customers::at(std::int64_t place) const {
    auto const at = static_cast<std::size_t>(place);
    std::size_t const start = at == 0 ? 0 : ends_[at - 1];
    return make(names_.substr(start, ends_[at] - start), place);
}

Customer Customers::beyond(std::int64_t serial) const {
    Chance chance(serial);
    auto name = regions_[chance.below(regions_.size())].second + digits(serial, 7) + "号" +
                chance.one_of(trades) + "有限公司";
    return make(std::move(name), (std::int64_t{1} << 24) + serial);
}

Customer Customers::make(std::string name, std::int64_t place) const {
    Chance chance(place);
    auto const& [code, region] = regions_[chance.below(regions_.size())];
    Customer made;
    made.name = std::move(name);
    made.credit_code = with_check_digit("91" + code + organisation_code(place));
    made.region = region;
    made.capital =
        std::to_string((1 + chance.below(999)) * (chance.below(3) == 0 ? 1'000'000 : 10'000));
    made.source = chance.one_of(sources);
    made.founded_on = date_in(chance);
    made.contact = chance.one_of(surnames) + chance.one_of(given_names);
    made.mobile = "1" + digits(3'000'000'000 + place, 10);
    return made;
}

void Customers::write_csv(std::filesystem::path const& file) const {
    std::ofstream out(file);
    out << "客户名称,统一社会信用代码,所在地区,注册资本(元),客户来源,成立日期,联系人,手机\n";
    for (std::int64_t place = 0; place < count(); ++place) {
        auto const row = at(place);
        out << '"' << row.name << "\"," << row.credit_code << ',' << row.region << ','
            << row.capital << ',' << row.source << ',' << row.founded_on << ',' << row.contact
            << ',' << row.mobile << '\n';
    }
    if (!out.flush())
        throw std::runtime_error("cannot write " + file.string());
}

}  // namespace kedang::bench
