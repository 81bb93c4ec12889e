// SPDX-License-Identifier: Apache-2.0
#include "customers/list.h"

#include <algorithm>

#include "customers/conditions.h"
#include "platform/crypto/token.h"
#include "records/store.h"
#include "records/view.h"

namespace kedang::customers {
namespace {

constexpr std::string_view cursor_purpose = "customer list";

Error invalid(std::string field, std::string rule, std::string message) {
    return {ErrorCode::Invalid,
            "invalid_list",
            message,
            {{std::move(field), std::move(rule), message}}};
}

/// A cursor fits only the very list it was made for: actor, filter, search, sort.
crypto::Bytes binding(accounts::Context const& context, ListRequest const& request) {
    crypto::CanonicalWriter out;
    out.i64(context.actor.id()).sized(context.catalogue().version());
    out.sized(request.filter).sized(request.search).sized(request.sort);
    return out.take();
}

std::string seal_cursor(accounts::Context const& context, ListRequest const& request,
                        store::OrderedId const& last) {
    crypto::CanonicalWriter out;
    out.i64(last.id).u8(static_cast<std::uint8_t>(last.key.index()));
    if (auto const* number = std::get_if<std::int64_t>(&last.key))
        out.i64(*number);
    else if (auto const* text = std::get_if<std::string>(&last.key))
        out.sized(*text);
    else if (auto const* bytes = std::get_if<db::Bytes>(&last.key))
        out.sized(crypto::ByteView(*bytes));
    return crypto::SealedBox(context.services.keyring)
        .seal(cursor_purpose, binding(context, request), crypto::as_text(out.view()));
}

Result<store::OrderedId> open_cursor(accounts::Context const& context, ListRequest const& request) {
    auto const opened = crypto::SealedBox(context.services.keyring)
                            .open(cursor_purpose, binding(context, request), request.after);
    if (!opened.ok())
        return invalid("after", "cursor", "翻页位置已失效，请回到第一页");
    crypto::CanonicalReader in(crypto::as_bytes(opened.value()));
    store::OrderedId place;
    place.id = in.i64();
    switch (in.u8()) {
        case 1:
            place.key = in.i64();
            break;
        case 3:
            place.key = std::string(crypto::as_text(in.sized()));
            break;
        case 4: {
            auto const bytes = in.sized();
            place.key = db::Bytes(bytes.begin(), bytes.end());
            break;
        }
        default:
            place.key = db::Null{};
    }
    return place;
}

/// Rows in the order of `ids`; a row that went away in between is left out.
std::vector<records::Record> load_page(db::Session& session, fields::RecordType const& type,
                                       std::vector<store::OrderedId> const& ids) {
    std::vector<std::int64_t> plain;
    for (auto const& ordered : ids)
        plain.push_back(ordered.id);
    auto rows = records::store::load_many(session, type, plain);
    auto const rank = [&](records::Record const& record) {
        return std::find(plain.begin(), plain.end(), record.id);
    };
    std::sort(rows.begin(), rows.end(), [&](records::Record const& a, records::Record const& b) {
        return rank(a) < rank(b);
    });
    return rows;
}

}  // namespace

Result<store::Order> order_of(accounts::Context const& context, std::string_view sort) {
    store::Order order;
    order.descending = sort.empty() || sort.front() == '-';
    if (!sort.empty() && sort.front() == '-')
        sort.remove_prefix(1);
    auto const* field = sortable(context, sort.empty() ? "updated_at" : sort);
    if (field == nullptr)
        return invalid("sort", "unknown_field",
                       "排序字段“" + std::string(sort) + "”不存在或您无权使用");
    if (field->name == "name") {
        order.column = "c.name_sort";
        order.kind = fields::ColumnKind::Bytes;
    } else {
        auto const columns = fields::stored_columns(*field);
        order.column = "c." + columns.front().name;
        order.kind = columns.front().kind;
    }
    order.may_be_null = !field->is_system() && field->name != "name";
    return order;
}

Result<records::Columns> columns_of(accounts::Context const& context, std::string_view names) {
    auto const& type = context.catalogue().customer();
    records::Columns columns;
    if (names.empty()) {
        for (auto const& field : type.fields)
            if (field.in_list || field.name == "name" || field.name == "number")
                columns.push_back(&field);
        return columns;
    }
    while (!names.empty()) {
        auto const end = std::min(names.find(','), names.size());
        auto const name = names.substr(0, end);
        names.remove_prefix(std::min(end + 1, names.size()));
        auto const* field = type.field(name);
        if (field == nullptr || !context.actor.knows(type, *field))
            return invalid("columns", "unknown_field",
                           "列“" + std::string(name) + "”不存在或您无权使用");
        columns.push_back(field);
    }
    return columns;
}

Result<std::string> list(accounts::Context const& context, ListRequest const& request) {
    auto reader = context.services.database.read();
    TRY_SET(auto const order, order_of(context, request.sort));
    TRY_SET(auto const columns, columns_of(context, request.columns));
    TRY_SET(auto const selection, condition(context, *reader, request.filter, request.search));
    std::optional<store::OrderedId> after;
    if (!request.after.empty()) {
        TRY_SET(after, open_cursor(context, request));
    }
    auto ids =
        store::page(*reader, selection.where, order, after ? &*after : nullptr, request.limit + 1);
    bool const more = static_cast<std::int64_t>(ids.size()) > request.limit;
    if (more)
        ids.pop_back();
    records::KnownPeople people(*reader);
    records::View view(context, people);
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto& record : load_page(*reader, context.catalogue().customer(), ids))
        view.write(out, std::move(record), columns);
    out.end_array();
    if (more)
        out.member("next", seal_cursor(context, request, ids.back()));
    out.end_object();
    reader.reset();
    TRY(selection.asked.note(context, static_cast<std::int64_t>(ids.size()),
                             ids.size() == 1 ? ids.front().id : 0));
    return out.take();
}

Result<std::int64_t> count(accounts::Context const& context, std::string_view filter,
                           std::string_view search) {
    auto reader = context.services.database.read();
    TRY_SET(auto const selection, condition(context, *reader, filter, search));
    auto const total = store::count(*reader, selection.where);
    reader.reset();
    TRY(selection.asked.note(context, total, 0));
    return total;
}

}  // namespace kedang::customers
