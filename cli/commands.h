// The commands of `kedang`: each adds itself to the command line. What it prints is for people, in
// Chinese; the exit code is for programs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "app/application.h"

namespace kedang::cli {

/// Options that all commands share, and the exit code the chosen one leaves.
struct Shared {
    SystemClock clock;
    app::Places places;
    config::Values settings;  ///< --set key=value
    int exit_code = 0;
};

/// An expected refusal; ends the command with its text and exit code 1.
struct Refused : std::runtime_error {
    explicit Refused(Error const& error);
};

template <typename T>
T value_or_refuse(Result<T> result) {
    if (!result.ok())
        throw Refused(result.error());
    return std::move(result).value();
}

/// The installation named by --data, --keys and --database, ready to act on.
std::unique_ptr<app::Application> open(Shared& shared);

void add_init(CLI::App& line, Shared& shared);
void add_serve(CLI::App& line, Shared& shared);
void add_audit(CLI::App& line, Shared& shared);
void add_user(CLI::App& line, Shared& shared);
void add_import(CLI::App& line, Shared& shared);
void add_export(CLI::App& line, Shared& shared);
void add_openapi(CLI::App& line, Shared& shared);
void add_demo(CLI::App& line, Shared& shared);

}  // namespace kedang::cli
