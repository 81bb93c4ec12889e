// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "fields/catalogue_reader.h"
#include "fields/field_type.h"
#include "fields/json_object.h"

namespace kedang::fields {

namespace {

/// What later capabilities read from Preset::json; here only known by name.
constexpr std::array<std::string_view, 8> kForOthers{
    "stages",        "tiers", "status_rules", "data_rules",
    "archive_rules", "roles", "form",         "follow_up_strategy"};

Field& field_at(std::vector<RecordType>& records, JsonObject const& object, std::string_view path) {
    auto const dot = path.find('.');
    auto const record = std::ranges::find(records, path.substr(0, dot), &RecordType::name);
    if (dot == path.npos || record == records.end())
        object.fail("there is no record for " + std::string(path));
    auto const field = std::ranges::find(record->fields, path.substr(dot + 1), &Field::name);
    if (field == record->fields.end())
        object.fail("there is no field " + std::string(path));
    return *field;
}

void require(std::vector<RecordType>& records, JsonObject& lists, std::string_view list,
             Required level) {
    std::vector<std::string> paths;
    lists.read(list, paths);
    for (auto const& path : paths) {
        auto const record = std::ranges::find(records, path, &RecordType::name);
        if (record != records.end())
            record->required = level;
        else
            field_at(records, lists, path).required = level;
    }
}

/// Options that the preset does not offer stay readable; those it offers stand in its order.
void offer(Field& field, JsonObject& object) {
    std::vector<std::string> offered;
    object.read("offer", offered);
    if (offered.empty())
        return;
    for (auto& option : field.options)
        option.retired = true;
    for (std::size_t place = 0; place < offered.size(); ++place) {
        auto const option = std::ranges::find(field.options, offered[place], &Option::value);
        if (option == field.options.end())
            object.fail("there is no option " + offered[place]);
        option->retired = false;
        std::rotate(field.options.begin() + static_cast<std::ptrdiff_t>(place), option,
                    std::next(option));
    }
}

void apply_to_types(JsonObject& preset, std::vector<RecordType>& records) {
    for (auto& [type, settings] : preset.members("types")) {
        if (type_named(type) == nullptr)
            settings.fail("there is no such type");
        for (auto& record : records)
            for (auto& field : record.fields)
                if (field.type->name == type)
                    read_settings(settings, field);
        settings.finish();
    }
}

}  // namespace

Preset read_preset(std::string_view json, std::string_view file_name) {
    auto const value = boost::json::parse(json);
    JsonObject object(value, std::string(file_name));
    Preset preset{.id = object.text("id"),
                  .label = object.label("label"),
                  .handbook = object.text("handbook"),
                  .json = std::string(json)};
    auto numbering = object.object("numbering");
    preset.numbering.pattern = numbering.text("pattern");
    if (auto const* const words = numbering.find("type_words"))
        for (auto const& [type, word] : words->as_object())
            preset.numbering.type_words.emplace(type, word.as_string());
    numbering.finish();
    for (auto& [name, languages] : object.members("words"))
        preset.words[name] = {languages.text("zh"), languages.text("en")};
    return preset;
}

void apply_preset(Preset const& preset, std::vector<RecordType>& records) {
    auto const value = boost::json::parse(preset.json);
    JsonObject object(value, "presets/" + preset.id + ".json");
    apply_to_types(object, records);
    for (auto& [path, settings] : object.members("fields")) {
        auto& field = field_at(records, settings, path);
        read_settings(settings, field);
        offer(field, settings);
        settings.finish();
    }
    if (auto const* const required = object.find("required")) {
        JsonObject lists(*required, object.place() + " required");
        require(records, lists, "complete", Required::Complete);
        require(records, lists, "entry", Required::Entry);
        lists.finish();
    }
    for (auto& field : records.front().fields)
        if (auto const word = preset.words.find(field.name); word != preset.words.end())
            field.label = word->second;
    for (auto name : {"id", "label", "handbook", "numbering", "words"})
        object.find(name);
    for (auto name : kForOthers)
        object.find(name);
    object.finish();
}

}  // namespace kedang::fields
