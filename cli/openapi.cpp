// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "api/openapi.h"
#include "cli/commands.h"

namespace kedang::cli {

void add_openapi(CLI::App& line, Shared&) {
    auto* command = line.add_subcommand("openapi", "打印接口说明（OpenAPI 3.1）");
    command->callback(
        [] { std::cout << api::openapi(app::routes(), app::components()) << std::endl; });
}

}  // namespace kedang::cli
