// What was measured, as the Markdown of docs/benchmarks.md. Rows are shown as they come, so that a
// run that is cut short has told something.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace kedang::bench {

struct Figure {
    std::string work;
    std::string engine;
    std::string figure;
    std::string floor = {};  ///< the least it could cost, measured in the same run
    std::string goal = {};
};

class Report {
  public:
    /// In: how the run was asked for.
    explicit Report(std::string command);
    void add(Figure figure);
    /// Something that belongs below the table: how a figure came about.
    void note(std::string text);
    std::string markdown() const;

  private:
    std::string command_;
    std::string began_;
    double load_at_start_;
    std::vector<Figure> figures_;
    std::vector<std::string> notes_;
};

}  // namespace kedang::bench
