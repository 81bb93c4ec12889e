// Counts what the bytes of a text file would mean as UTF-8 and as GB18030, to tell which it is.
// Feed the whole file in order; one scan per file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace kedang::tables {

class Utf8Scan {
  public:
    void feed(std::string_view bytes);
    /// Ends a character cut off at the end of the file.
    void finish();
    std::int64_t good() const { return good_; }  ///< characters of several bytes
    std::int64_t bad() const { return bad_; }    ///< bytes that fit nowhere
    std::int64_t first_bad_line() const { return first_bad_line_; }
    std::int64_t nul_line() const { return nul_line_; }  ///< 0 = no NUL byte in the file

  private:
    void step(unsigned char byte);
    void start(unsigned char byte);
    void reject();

    std::int64_t good_ = 0, bad_ = 0, line_ = 1, first_bad_line_ = 0, nul_line_ = 0;
    int missing_ = 0;
    unsigned char low_ = 0x80, high_ = 0xBF;  // what the next byte may be
};

class Gb18030Scan {
  public:
    void feed(std::string_view bytes);
    std::int64_t common() const { return common_; }  ///< pairs of the GB2312 plane, and quadruples
    /// Pairs that would be Latin text in a Western code page: an accented letter before a letter.
    std::int64_t latin_like() const { return latin_like_; }
    std::int64_t bad() const { return bad_; }

  private:
    void step(unsigned char byte);

    std::int64_t common_ = 0, latin_like_ = 0, bad_ = 0;
    int position_ = 0;  // within the character begun; 0 = none begun
};

}  // namespace kedang::tables
