// SPDX-License-Identifier: Apache-2.0
#include "dealings/actions.h"

#include <algorithm>
#include <charconv>

#include "base/check.h"
#include "dealings/store.h"
#include "records/view.h"

namespace kedang::dealings {
namespace {

constexpr std::int64_t page = 20;

/// "2026-05-21.17": of the last order of the page before.
Result<store::Place> place_of(std::string_view before) {
    store::Place place;
    if (before.empty())
        return place;
    auto const dot = before.find('.');
    auto const id = before.substr(std::min(before.size(), dot + 1));
    auto const [end, failure] = std::from_chars(id.data(), id.data() + id.size(), place.id);
    if (dot == std::string_view::npos || failure != std::errc() || end != id.data() + id.size() ||
        !parse_date(before.substr(0, dot)))
        return Error{ErrorCode::Invalid,
                     "invalid_cursor",
                     "翻页位置无效，请从头查看",
                     {{"before", "cursor", "翻页位置无效，请从头查看"}}};
    place.ordered_on = before.substr(0, dot);
    return place;
}

}  // namespace

fields::RecordType const& order_type(fields::Catalogue const& catalogue) {
    auto const* type = catalogue.record("sales_order");
    check(type != nullptr, "the catalogue has orders");
    return *type;
}

Result<records::Stored> add_order(accounts::Context const& context, std::int64_t customer,
                                  std::vector<records::Typed> values,
                                  records::Confirmations confirmed) {
    return records::add_child(context, {&order_type(context.catalogue()), customer,
                                        std::move(values), std::move(confirmed)});
}

Result<records::Stored> change_order(accounts::Context const& context,
                                     records::ChangeRequest request) {
    request.type = &order_type(context.catalogue());
    return records::change_record(context, request);
}

Result<std::string> orders_of(accounts::Context const& context, std::int64_t customer,
                              std::string_view before) {
    TRY_SET(auto const place, place_of(before));
    auto reader = context.services.database.read();
    TRY(records::find_visible(*reader, context, context.catalogue().customer(), customer));
    auto const& type = order_type(context.catalogue());
    auto orders = store::orders_before(*reader, type, customer, place, page + 1);
    bool const more = orders.size() > static_cast<std::size_t>(page);
    if (more)
        orders.pop_back();
    records::KnownPeople people(*reader);
    records::View view(context, people);
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& order : orders)
        view.write(out, order);
    out.end_array().member("total", store::count(*reader, customer));
    if (more)
        out.member("next",
                   orders.back().value("ordered_on").text + "." + std::to_string(orders.back().id));
    out.end_object();
    return out.take();
}

Result<std::string> read_order(accounts::Context const& context, std::int64_t order) {
    auto reader = context.services.database.read();
    TRY_SET(auto record,
            records::find_visible(*reader, context, order_type(context.catalogue()), order));
    records::KnownPeople people(*reader);
    records::View view(context, people);
    JsonWriter out;
    view.write(out, std::move(record));
    return out.take();
}

}  // namespace kedang::dealings
