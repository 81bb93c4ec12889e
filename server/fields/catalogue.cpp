// SPDX-License-Identifier: Apache-2.0
#include "fields/catalogue.h"

#include <algorithm>

#include "base/check.h"
#include "catalogue/embedded.h"
#include "fields/catalogue_reader.h"

namespace kedang::fields {

namespace {

template <typename Range, typename Key, typename Projection>
auto const* find_by(Range const& range, Key const& key, Projection projection) {
    auto const found = std::ranges::find(range, key, projection);
    return found == range.end() ? nullptr : &*found;
}

}  // namespace

Option const* Field::option(std::string_view value) const {
    return find_by(options, value, &Option::value);
}

Field const* RecordType::field(std::string_view field_name) const {
    return find_by(fields, field_name, &Field::name);
}

Field const* RecordType::field(std::uint32_t field_number) const {
    return find_by(fields, field_number, &Field::number);
}

Field const* RecordType::figure(std::string_view figure_name) const {
    return find_by(figures, figure_name, &Field::name);
}

RecordType const* Catalogue::record(std::string_view name) const {
    return find_by(records_, name, &RecordType::name);
}

RecordType const* Catalogue::record(std::uint32_t number) const {
    return find_by(records_, number, &RecordType::number);
}

std::vector<Preset> const& Catalogue::presets() {
    static std::vector<Preset> const presets = [] {
        std::vector<Preset> all;
        for (auto const& file : catalogue::embedded_files())
            if (file.path.starts_with("presets/"))
                all.push_back(read_preset(file.content, file.path));
        return all;
    }();
    return presets;
}

std::shared_ptr<Catalogue const> Catalogue::load(std::string_view preset_id) {
    if (preset_id.empty())
        return CatalogueReader::read(nullptr);
    auto const* const preset = find_by(presets(), preset_id, &Preset::id);
    check(preset != nullptr, "a preset that is chosen exists");
    return CatalogueReader::read(preset);
}

}  // namespace kedang::fields
