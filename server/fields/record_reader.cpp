// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "fields/catalogue_reader.h"
#include "fields/field_type.h"
#include "fields/json_object.h"

namespace kedang::fields {

namespace {

template <typename Enum>
struct Word {
    std::string_view word;
    Enum meaning;
};

constexpr std::array kSensitivities{
    Word{"public", Sensitivity::Public}, Word{"internal", Sensitivity::Internal},
    Word{"personal", Sensitivity::Personal}, Word{"sensitive", Sensitivity::Sensitive}};
constexpr std::array kExportClasses{Word{"free", ExportClass::Free},
                                    Word{"approval", ExportClass::Approval},
                                    Word{"never", ExportClass::Never}};
constexpr std::array kWriteClasses{Word{"core", WriteClass::Core},
                                   Word{"dynamic", WriteClass::Dynamic},
                                   Word{"system", WriteClass::System}};
constexpr std::array kRequired{Word{"complete", Required::Complete},
                               Word{"entry", Required::Entry}};
constexpr std::array kFunctions{Word{"sum", Figure::Function::Sum},
                                Word{"count", Figure::Function::Count},
                                Word{"latest", Figure::Function::Latest}};
constexpr std::array kSearchClasses{Word{"name", SearchClass::Name},
                                    Word{"text", SearchClass::Text}};

template <typename Enum, std::size_t N>
void read_word(JsonObject& object, std::string_view name, std::array<Word<Enum>, N> const& words,
               Enum& target) {
    std::string word;
    object.read(name, word);
    if (word.empty())
        return;
    auto const found = std::ranges::find(words, word, &Word<Enum>::word);
    if (found == words.end())
        object.fail(std::string(name) + " may not be " + word);
    target = found->meaning;
}

std::vector<Option> read_options(JsonObject& object) {
    std::vector<Option> options;
    for (auto& member : object.objects("options")) {
        Option option{member.text("value"), member.label("label")};
        member.read("retired", option.retired);
        member.read("aliases", option.aliases);
        member.finish();
        options.push_back(std::move(option));
    }
    return options;
}

void read_import_parts(JsonObject& object, Field& field) {
    auto const* const parts = object.find("import_parts");
    if (parts == nullptr)
        return;
    JsonObject by_part(*parts, object.place() + " import_parts");
    for (std::string_view part : {"province", "city", "district"})
        by_part.read(part, field.import_parts[std::string(part)]);
    by_part.finish();
}

Field read_field(JsonObject& object) {
    Field field;
    field.number = static_cast<std::uint32_t>(object.number("number"));
    field.name = object.text("name");
    field.type = type_named(object.text("type"));
    if (field.type == nullptr)
        object.fail("there is no type " + object.text("type"));
    field.group = object.text("group");
    field.label = object.label("label");
    field.purpose = object.text("purpose");
    field.source = object.text("source");
    read_word(object, "sensitivity", kSensitivities, field.sensitivity);
    read_word(object, "search", kSearchClasses, field.search);
    object.read("max_length", field.max_length);
    object.read("minimum", field.minimum);
    object.read("maximum", field.maximum);
    object.read("unique", field.unique);
    object.read("encrypted", field.encrypted);
    object.read("indexed", field.indexed);
    object.read("open", field.multiple_open);
    object.read("list", field.list);
    object.read("import_names", field.import_names);
    read_import_parts(object, field);
    object.read("verbs", field.verbs);
    field.options = read_options(object);
    read_settings(object, field);
    object.finish();
    return field;
}

Field read_figure(JsonObject& object) {
    Field field;
    field.name = object.text("name");
    field.type = type_named(object.text("type"));
    if (field.type == nullptr)
        object.fail("there is no type " + object.text("type"));
    field.label = object.label("label");
    field.purpose = object.text("purpose");
    field.source = object.text("source");
    field.filterable = true;
    object.read("names", field.import_names);
    object.read("verbs", field.verbs);
    Figure& figure = field.figure.emplace();
    read_word(object, "function", kFunctions, figure.function);
    figure.record = object.text("record");
    object.read("value", figure.value);
    figure.at = object.text("at");
    if (auto const* const without = object.find("except")) {
        JsonObject except(*without, object.place() + " except");
        figure.except = except.text("field");
        except.read("values", figure.except_values);
        except.finish();
    }
    object.finish();
    return field;
}

}  // namespace

void read_settings(JsonObject& object, Field& field) {
    object.read("label", field.label);
    object.read("help", field.help);
    read_word(object, "required", kRequired, field.required);
    if (auto const* const when = object.find("required_when")) {
        JsonObject condition(*when, object.place() + " required_when");
        field.required_when.emplace().field = condition.text("field");
        condition.read("values", field.required_when->values);
        condition.finish();
    }
    object.read("required_unless", field.required_unless);
    object.read("rules", field.rules);
    object.read("mask", field.mask);
    read_word(object, "export", kExportClasses, field.export_class);
    read_word(object, "write_class", kWriteClasses, field.write_class);
    object.read("reason_required", field.reason_required);
    object.read("filter", field.filterable);
    object.read("sort", field.sortable);
    object.read("in_list", field.in_list);
    object.read("in_use", field.in_use);
    if (object.find("default") != nullptr)
        field.default_value = object.text("default");
}

RecordType read_record(std::string_view json, std::string_view file_name) {
    auto const value = boost::json::parse(json);
    JsonObject object(value, std::string(file_name));
    RecordType record;
    record.number = static_cast<std::uint32_t>(object.number("number"));
    record.name = object.text("record");
    record.label = object.label("label");
    read_word(object, "required", kRequired, record.required);
    for (auto& group : object.objects("groups")) {
        record.groups.push_back({group.text("name"), group.label("label")});
        group.finish();
    }
    for (auto& field : object.objects("fields"))
        record.fields.push_back(read_field(field));
    for (auto& figure : object.objects("figures"))
        record.figures.push_back(read_figure(figure));
    object.finish();
    return record;
}

}  // namespace kedang::fields
