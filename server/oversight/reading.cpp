// The log on the page.
// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/actions.h"
#include "oversight/asking.h"
#include "oversight/log_view.h"
#include "oversight/store.h"

namespace kedang::oversight {
namespace {

constexpr std::int64_t page = 50;

audit_trail::Place place_of(audit_trail::Entry const& entry) {
    return {entry.at, entry.sequence};
}

}  // namespace

std::string_view schema() {
    return store::schema;
}

std::string_view later_schema() {
    return store::later_schema;
}

Result<std::string> log_json(accounts::Context const& context, Question const& question) {
    auto reader = context.services.database.read();
    TRY_SET(auto const asked, understand(context, *reader, question));
    auto entries = audit_trail::entries_of(*reader, asked.wanted, asked.before, page + 1);
    bool const more = std::ssize(entries) > page;
    if (more)
        entries.pop_back();
    LogView view(context, *reader);
    view.load_files(entries);
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& entry : entries)
        view.write(out, entry);
    out.end_array();
    if (more)
        out.member("next", place_text(place_of(entries.back())));
    out.end_object();
    return out.take();
}

}  // namespace kedang::oversight
