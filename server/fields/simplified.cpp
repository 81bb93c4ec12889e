// SPDX-License-Identifier: Apache-2.0
#include "fields/simplified.h"

#include <opencc/SimpleConverter.hpp>

#include <bitset>

#include "base/text.h"

namespace kedang::fields {
namespace {

constexpr char32_t first_han = 0x3400;
constexpr char32_t end_of_table = 0xA000;  // behind the unified ideographs of the basic plane

/// OpenCC costs microseconds a character, and nearly all names are simplified already: a table of
/// the characters it would change keeps it out of the way.
class Dictionary {
  public:
    Dictionary() : converter_("t2s.json") {
        std::string every;
        for (char32_t c = first_han; c < end_of_table; ++c) {
            text::append_code_point(every, c);
            every += '\n';
        }
        std::string const converted = converter_.Convert(every);
        std::size_t at = 0, from = 0;
        for (char32_t c = first_han; c < end_of_table;
             ++c, at = converted.find('\n', at) + 1, from = every.find('\n', from) + 1)
            changes_[c - first_han] = converted.compare(at, 4, every, from, 4) != 0;
    }

    bool changes(char32_t c) const {
        return c >= first_han &&
               (c < end_of_table ? changes_[c - first_han] : c >= 0x20000 && c < 0x40000);
    }
    std::string convert(std::string_view text) const {
        return converter_.Convert(std::string(text));
    }

  private:
    opencc::SimpleConverter converter_;
    std::bitset<end_of_table - first_han> changes_;
};

Dictionary const& dictionary() {
    static Dictionary const only_one;
    return only_one;
}

/// Whether folding would change nothing but ASCII letters.
bool is_plain(char32_t c) {
    return c < 0x80 || (c >= 0x4E00 && c < end_of_table);
}

}  // namespace

std::string simplified(std::string_view text) {
    Dictionary const& known = dictionary();
    for (std::size_t at = 0; at < text.size();)
        if (known.changes(text::next_code_point(text, at)))
            return known.convert(text);
    return std::string(text);
}

std::string comparison_form(std::string_view text) {
    Dictionary const& known = dictionary();
    bool plain = true, traditional = false;
    for (std::size_t at = 0; at < text.size() && plain;) {
        char32_t const c = text::next_code_point(text, at);
        plain = is_plain(c);
        traditional |= known.changes(c);
    }
    if (!plain)
        return simplified(text::fold(text));
    std::string lower = text::ascii_lower(text);
    return traditional ? known.convert(lower) : lower;
}

}  // namespace kedang::fields
