// SPDX-License-Identifier: Apache-2.0
#include "fields/catalogue_reader.h"

#include <array>
#include <cstdint>
#include <string>

#include "catalogue/embedded.h"
#include "fields/lists.h"

namespace kedang::fields {

namespace {

constexpr std::array<std::string_view, 3> kRecordFiles{"customer.json", "contact.json",
                                                       "follow_up.json"};

/// FNV-1a over every embedded file: equal in all processes that run the same build.
std::uint64_t fingerprint() {
    std::uint64_t hash = 14695981039346656037u;
    for (auto const& file : catalogue::embedded_files())
        for (unsigned char byte : file.content)
            hash = (hash ^ byte) * 1099511628211u;
    return hash;
}

}  // namespace

std::shared_ptr<Catalogue const> CatalogueReader::read(Preset const* preset) {
    auto catalogue = std::make_shared<Catalogue>();
    for (auto file : kRecordFiles)
        catalogue->records_.push_back(read_record(catalogue::embedded_file(file), file));
    if (preset != nullptr)
        apply_preset(*preset, catalogue->records_);
    catalogue->preset_ = preset;
    catalogue->lists_ = &Lists::built_in();
    catalogue->version_ = std::to_string(fingerprint()) + (preset ? preset->id : "");
    return catalogue;
}

}  // namespace kedang::fields
