// SPDX-License-Identifier: Apache-2.0
#include "bench/report.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

#include "base/clock.h"

namespace kedang::bench {
namespace {

std::string processor() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("model name"))
            return line.substr(line.find(':') + 2);
    return "unknown processor";
}

double load() {
    double averages[1] = {0};
    return getloadavg(averages, 1) == 1 ? averages[0] : 0;
}

/// The first line a command prints.
std::string said(char const* command) {
    std::string line;
    if (auto* const output = popen(command, "r")) {
        for (int letter = 0; (letter = std::fgetc(output)) != EOF && letter != '\n';)
            line += static_cast<char>(letter);
        pclose(output);
    }
    return line;
}

std::string row(Figure const& figure) {
    return "| " + figure.work + " | " + figure.engine + " | " + figure.figure + " | " +
           figure.floor + " | " + figure.goal + " |\n";
}

std::string one_decimal(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", number);
    return text;
}

}  // namespace

Report::Report(std::string command)
    : command_(std::move(command)),
      began_(to_rfc3339(SystemClock().now()).substr(0, 16)),
      load_at_start_(load()) {}

void Report::add(Figure figure) {
    std::cout << row(figure) << std::flush;
    figures_.push_back(std::move(figure));
}

void Report::note(std::string text) {
    std::cout << "- " << text << std::endl;
    notes_.push_back(std::move(text));
}

std::string Report::markdown() const {
    std::string text =
        "# Benchmarks\n\n"
        "Written by `./dev bench`; do not edit. Every figure stands beside its floor: the same\n"
        "work with nothing around it, measured in the same run on the same disk. Times are\n"
        "p50 / p90 / p99.\n\n";
    text += "- Machine: " + std::to_string(std::thread::hardware_concurrency()) + " cores, " +
            processor() + "\n- Date: " + began_ + "Z, commit " +
            said("git describe --always --dirty 2>/dev/null") + "\n- Command: `" + command_ +
            "`\n- Load of the machine at the start and the end: " + one_decimal(load_at_start_) +
            " and " + one_decimal(load()) +
            " (with others at work the figures are lower than they could be)\n\n";
    text += "| work | engine | measured | floor | goal |\n|---|---|---|---|---|\n";
    for (auto const& figure : figures_)
        text += row(figure);
    if (!notes_.empty())
        text += "\n";
    for (auto const& line : notes_)
        text += "- " + line + "\n";
    return text;
}

}  // namespace kedang::bench
