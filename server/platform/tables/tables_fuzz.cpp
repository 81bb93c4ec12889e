// libFuzzer target: any bytes as a table. Not part of the normal build; with clang:
// clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Iserver (the folder's sources
// without tests, base/clock.cpp) -lzip -lxlsxwriter -lexpat -lgumbo -licuuc -licui18n
// The first byte picks the options; formats are told by content, so start from a corpus of each.
// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>

#include "platform/tables/tables.h"

namespace {

/// The readers take files; one is enough for a process that tries one input at a time.
std::filesystem::path scratch_file() {
    return std::filesystem::temp_directory_path() / ("tables_fuzz." + std::to_string(getpid()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    using namespace kedang;
    if (size < 1)
        return 0;
    auto path = scratch_file();
    auto* file = std::fopen(path.c_str(), "wb");
    if (!file || std::fwrite(bytes + 1, 1, size - 1, file) != size - 1 || std::fclose(file) != 0)
        return 0;
    tables::OpenOptions options;
    options.fill_merged = bytes[0] & 1;
    if (bytes[0] & 2)
        options.sheet_index = 0;
    options.limits = {.inflated_bytes = 16 << 20, .shared_text_bytes = 4 << 20, .cells = 1'000'000};
    auto opened = tables::open(path, "fuzz", options);
    tables::Row row;
    while (opened) {
        auto found = opened.value().reader->next(row);
        if (!found || !found.value())
            break;
    }
    return 0;
}
