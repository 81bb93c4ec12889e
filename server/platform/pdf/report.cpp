// SPDX-License-Identifier: Apache-2.0
#include "platform/pdf/report.h"

#include <system_error>

#include "platform/pdf/paper.h"

namespace kedang::pdf {
namespace {

/// Points; 72 are an inch, A4 is 595 × 842.
constexpr double margin = 48;
constexpr double foot_height = 24;
constexpr double text_width = paper_width - 2 * margin;
constexpr double text_bottom = paper_height - margin - foot_height;
constexpr double lead_width = 62;
constexpr double line_gap = 3;
constexpr double heading_gap = 9;

constexpr Style title_style{.size = 16, .bold = true};
constexpr Style fact_style{.size = 9, .grey = 0.35};
constexpr Style heading_style{.size = 11, .bold = true};
constexpr Style line_style{.size = 9.5};
constexpr Style lead_style{.size = 9.5, .grey = 0.35};
constexpr Style foot_style{.size = 8, .grey = 0.4};

bool is_heading(Line const& line) {
    return line.lead.empty();
}

/// Where everything stands, found out before anything is drawn: the number of pages is on each.
struct Plan {
    struct Placed {
        std::size_t line;
        double top;
    };
    std::vector<std::vector<Placed>> pages{1};
};

/// Each line is measured once and drawn once.
class Steps {
  public:
    Steps(std::size_t lines, Progress const& progress) : all_(2 * lines), progress_(progress) {}
    void take(std::size_t lines) {
        done_ += lines;
        if (progress_ && done_ >= told_ + all_ / 100 + 1) {
            told_ = done_;
            progress_(done_, all_);
        }
    }

  private:
    std::size_t all_, done_ = 0, told_ = 0;
    Progress const& progress_;
};

class Layouter {
  public:
    Layouter(Paper& paper, Report const& report, Steps& steps)
        : paper_(paper), report_(report), steps_(steps) {}

    Plan plan() {
        double top = margin + head_height();
        for (std::size_t i = 0; i < report_.lines.size(); ++i) {
            double const height = height_of(i);
            // A heading does not stand alone at the foot of a page.
            double const needed = is_heading(report_.lines[i]) && i + 1 < report_.lines.size()
                                      ? height + height_of(i + 1)
                                      : height;
            if (top + needed > text_bottom && !plan_.pages.back().empty()) {
                plan_.pages.emplace_back();
                top = margin;
            }
            plan_.pages.back().push_back({i, top});
            top += height;
            steps_.take(1);
        }
        return std::move(plan_);
    }

    double head_height() {
        double height = paper_.height(report_.title, title_style, text_width) + heading_gap;
        for (auto const& fact : report_.facts)
            height += paper_.height(fact, fact_style, text_width) + line_gap;
        return height + heading_gap;
    }

  private:
    double height_of(std::size_t index) {
        auto const& line = report_.lines[index];
        return is_heading(line)
                   ? paper_.height(line.text, heading_style, text_width) + 2 * heading_gap
                   : paper_.height(line.text, line_style, text_width - lead_width) + line_gap;
    }

    Paper& paper_;
    Report const& report_;
    Steps& steps_;
    Plan plan_;
};

void draw_head(Paper& paper, Report const& report) {
    double top = margin;
    top += paper.draw(report.title, title_style, {margin, top}, text_width) + heading_gap;
    for (auto const& fact : report.facts)
        top += paper.draw(fact, fact_style, {margin, top}, text_width) + line_gap;
    paper.rule({margin, top + heading_gap / 2}, text_width);
}

void draw_line(Paper& paper, Line const& line, double top) {
    if (is_heading(line)) {
        paper.draw(line.text, heading_style, {margin, top + heading_gap}, text_width);
        return;
    }
    paper.draw(line.lead, lead_style, {margin, top}, lead_width);
    paper.draw(line.text, line_style, {margin + lead_width, top}, text_width - lead_width);
}

void draw(Paper& paper, Report const& report, Plan const& plan, Steps& steps) {
    std::string const of = "页，共" + std::to_string(plan.pages.size()) + "页";
    for (std::size_t page = 0; page < plan.pages.size(); ++page) {
        paper.watermark(report.watermark);
        if (page == 0)
            draw_head(paper, report);
        for (auto const& placed : plan.pages[page])
            draw_line(paper, report.lines[placed.line], placed.top);
        steps.take(plan.pages[page].size());
        double const foot = paper_height - margin - foot_height / 2;
        paper.draw(report.foot, foot_style, {margin, foot}, text_width);
        paper.draw("第" + std::to_string(page + 1) + of, foot_style,
                   {paper_width - margin - lead_width, foot}, lead_width);
        paper.end_page();
    }
}

}  // namespace

int write_report(std::filesystem::path const& path, Report const& report,
                 Progress const& progress) {
    try {
        Paper paper(path);
        Steps steps(report.lines.size(), progress);
        auto const plan = Layouter(paper, report, steps).plan();
        draw(paper, report, plan, steps);
        paper.finish(report.title, report.watermark);
        return static_cast<int>(plan.pages.size());
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        throw;
    }
}

}  // namespace kedang::pdf
