// Reads the record files and presets of catalogue/ and puts a catalogue together. Throws Bug where
// a file is broken or contradicts another; never sees input from outside. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>

#include "fields/catalogue.h"

namespace kedang::fields {

class CatalogueReader {
  public:
    /// In: a preset, or nullptr for the catalogue before one is chosen.
    static std::shared_ptr<Catalogue const> read(Preset const* preset);
};

class JsonObject;

/// One record file, without a preset.
RecordType read_record(std::string_view json, std::string_view file_name);
/// Sets what the object says of a field that may differ from company to company.
void read_settings(JsonObject& object, Field& field);

/// The head of a preset file; `json` of it is the whole.
Preset read_preset(std::string_view json, std::string_view file_name);
/// Narrows the records as the preset says: what is required, masked, exported, offered, called.
void apply_preset(Preset const& preset, std::vector<RecordType>& records);

}  // namespace kedang::fields
