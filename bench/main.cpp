// kedang_bench: fills a company with a million customers and measures the work on it, each figure
// beside its floor. `./dev bench` runs it.
// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "bench/benchmarks.h"

namespace kedang::bench {
namespace {

namespace fs = std::filesystem;

struct Wishes {
    std::int64_t rows = 1'000'000;
    std::string engine = "both";
    std::vector<std::string> only;
    fs::path folder = ".";
    fs::path names;
    fs::path output;
    double seconds = 10;
    int filters = 200;
    int files = 2000;
    int pages = 400;

    bool wants(std::string const& what) const {
        return only.empty() || std::find(only.begin(), only.end(), what) != only.end();
    }
};

/// A folder that is gone afterwards.
class Scratch {
  public:
    explicit Scratch(fs::path const& parent)
        : path_(fs::absolute(parent) / ("kedang-bench-" + std::to_string(getpid()))) {
        fs::create_directories(path_);
    }
    ~Scratch() { fs::remove_all(path_); }
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    fs::path const& path() const { return path_; }

  private:
    fs::path path_;
};

fs::path names_file() {
    char const* const shared = std::getenv("KEDANG_SHARED_DATA");
    return fs::path(shared == nullptr ? KEDANG_SHARED_DATA : shared) / "companies/names_1m.txt.zst";
}

void measure(Wishes const& wishes, std::string const& cluster, Report& report) {
    Scratch const scratch(wishes.folder);
    Customers const customers(wishes.names, wishes.rows);
    Company company(scratch.path(), cluster);
    if (!customers.real())
        report.note("no file of real names was found: the names are invented");
    measure_import(company, customers, report);
    if (wishes.wants("creates"))
        measure_creates(company, customers, report, wishes.seconds);
    if (wishes.wants("lists"))
        measure_lists(company, customers, report, wishes.filters);
    if (wishes.wants("files"))
        measure_files(company, report, wishes.files);
    if (wishes.wants("export"))
        measure_export(company, customers, report);
    if (wishes.wants("rights"))
        measure_rights(company, report, wishes.pages);
}

void run(Wishes const& wishes, std::string const& command) {
    Report report(command);
    if (wishes.engine != "postgres")
        measure(wishes, "", report);
    char const* const cluster = std::getenv("KEDANG_TEST_POSTGRES");
    if (wishes.engine != "sqlite" && cluster != nullptr) {
        report.note("the PostgreSQL cluster is as initdb makes it");
        measure(wishes, cluster, report);
    } else if (wishes.engine != "sqlite") {
        report.note("no PostgreSQL was given (KEDANG_TEST_POSTGRES)");
    }
    std::cout << "\n" << report.markdown();
    if (!wishes.output.empty())
        std::ofstream(wishes.output) << report.markdown();
}

}  // namespace
}  // namespace kedang::bench

int main(int argc, char** argv) {
    using namespace kedang::bench;
    Wishes wishes;
    wishes.names = names_file();
    CLI::App line{"Measures Kedang; every figure beside its floor in the same run"};
    line.add_option("--rows", wishes.rows, "customers to bring in")->capture_default_str();
    line.add_option("--engine", wishes.engine, "sqlite, postgres or both")
        ->check(CLI::IsMember({"sqlite", "postgres", "both"}))
        ->capture_default_str();
    line.add_option("--only", wishes.only,
                    "creates, lists, files, export, rights; the import is always done")
        ->check(CLI::IsMember({"import", "creates", "lists", "files", "export", "rights"}));
    line.add_option("--folder", wishes.folder, "on the disk to be measured")->capture_default_str();
    line.add_option("--names", wishes.names, "a company name a line, plain or .zst");
    line.add_option("--output", wishes.output, "writes the Markdown there too");
    line.add_option("--seconds", wishes.seconds, "of saving")->capture_default_str();
    line.add_option("--filters", wishes.filters, "random filters")->capture_default_str();
    line.add_option("--files", wishes.files, "files to read")->capture_default_str();
    line.add_option("--pages", wishes.pages, "first pages of each person's list")
        ->capture_default_str();
    CLI11_PARSE(line, argc, argv);
    std::string command = "kedang_bench";
    for (int i = 1; i < argc; ++i)
        command += std::string(" ") + argv[i];
    try {
        run(wishes, command);
    } catch (std::exception const& failure) {
        std::cerr << failure.what() << std::endl;
        return 1;
    }
}
