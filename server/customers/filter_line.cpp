// SPDX-License-Identifier: Apache-2.0
#include "customers/filter_line.h"

#include <charconv>

#include "accounts/actions.h"
#include "base/check.h"
#include "base/json_writer.h"
#include "customers/conditions.h"
#include "fields/filter/completions.h"

namespace kedang::customers {
namespace {

Result<std::size_t> cursor(std::string_view at, fields::TypedLine const& line) {
    if (at.empty())
        return line.size();
    std::size_t units = 0;
    auto const [end, failure] = std::from_chars(at.data(), at.data() + at.size(), units);
    if (failure != std::errc() || end != at.data() + at.size())
        return Error{ErrorCode::Invalid,
                     "invalid_cursor",
                     "光标位置应为数字",
                     {{"at", "integer", "光标位置应为数字"}}};
    return line.place_of_utf16(units);
}

std::string_view word(fields::Expectation::What what) {
    using What = fields::Expectation::What;
    switch (what) {
        case What::Field:
            return "field";
        case What::Operator:
            return "operator";
        case What::Value:
            return "value";
        case What::Joint:
            return "joint";
    }
    throw Bug("every kind of completion has a word");
}

}  // namespace

Result<FilterFaces> faces_of_filter(accounts::Context const& context, std::string_view filter) {
    auto reader = context.services.database.read();
    records::KnownPeople people(*reader);
    auto const known = vocabulary(context);
    auto const reading = parsing(context, people);
    TRY_SET(auto const meant, fields::read_either(filter, known, reading));
    return FilterFaces{fields::to_line(meant, known, reading), fields::to_json(meant)};
}

Result<std::string> translate_filter(accounts::Context const& context, std::string_view filter) {
    TRY_SET(auto const faces, faces_of_filter(context, filter));
    JsonWriter out;
    out.begin_object().member("line", faces.line).key("filter").raw(faces.json).end_object();
    return out.take();
}

Result<std::string> complete_filter(accounts::Context const& context, std::string_view text,
                                    std::string_view at) {
    fields::TypedLine const line(text);
    TRY_SET(auto const place, cursor(at, line));
    auto reader = context.services.database.read();
    records::KnownPeople people(*reader);
    auto const names = [&] {
        std::vector<std::string> all;
        for (auto const& person : accounts::people(*reader))
            if (!person.disabled)
                all.push_back(person.name);
        return all;
    };
    auto const found =
        fields::completions(text, place, vocabulary(context), parsing(context, people), names);
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& one : found) {
        out.begin_object().member("text", one.text).member("kind", word(one.what));
        out.member("from", static_cast<std::int64_t>(line.utf16_of(one.from)));
        out.member("until", static_cast<std::int64_t>(line.utf16_of(place)));
        if (!one.note.empty())
            out.member("note", one.note);
        out.end_object();
    }
    out.end_array().end_object();
    return out.take();
}

}  // namespace kedang::customers
