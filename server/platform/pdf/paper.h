// Pages on which text is set by Pango and drawn by Cairo: the two libraries stay behind this
// header. One thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace kedang::pdf {

/// A4 in points.
inline constexpr double paper_width = 595.28;
inline constexpr double paper_height = 841.89;

struct Style {
    double size = 10;  ///< points
    bool bold = false;
    double grey = 0.1;  ///< 0 black … 1 white
};

struct Point {
    double x = 0;
    double y = 0;
};

class Paper {
  public:
    /// Throws std::runtime_error where the file cannot be made.
    explicit Paper(std::filesystem::path const& path);
    ~Paper();
    Paper(Paper const&) = delete;
    Paper& operator=(Paper const&) = delete;

    /// How high the text is when it is broken at that width.
    double height(std::string const& text, Style const& style, double width);
    /// Draws it with its upper left corner there. Returns: its height.
    double draw(std::string const& text, Style const& style, Point at, double width);
    void rule(Point from, double width);
    /// Large, pale and aslant across the page.
    void watermark(std::string const& text);
    void end_page();
    /// Must be called once, last. Throws std::runtime_error where the disk refuses.
    void finish(std::string const& title, std::string const& author);

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace kedang::pdf
