// SPDX-License-Identifier: Apache-2.0
#include "customers/routes.h"

#include "api/body.h"
#include "api/typed_values.h"
#include "customers/actions.h"
#include "customers/file.h"
#include "customers/filter_line.h"
#include "customers/list.h"
#include "records/answers.h"

namespace kedang::customers {
namespace {

using api::Access;
using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

NewCustomer read_new_customer(boost::json::object const& body) {
    NewCustomer customer;
    customer.values = api::typed_values(body.at("values").as_object());
    if (auto const* contacts = body.if_contains("contacts"))
        for (auto const& contact : contacts->as_array())
            customer.contacts.push_back(
                api::typed_values(contact.as_object().at("values").as_object()));
    if (auto const* follow_up = body.if_contains("follow_up"); follow_up && follow_up->is_object())
        customer.follow_up = api::typed_values(follow_up->as_object().at("values").as_object());
    customer.entry = api::text_of(body, "entry") == "quick" ? EntryKind::Quick : EntryKind::Full;
    customer.confirmed = api::texts_of(body, "confirm");
    return customer;
}

/// {"id", "record"?, "message"?, "warnings":[…]} of a record as it stands now; without the record
/// where this very write took the file out of sight (given to somebody else).
Result<Response> stored_reply(Call& call, int status, fields::RecordType const& type,
                              records::Stored const& stored) {
    JsonWriter out;
    out.begin_object().key("id").id(stored.id);
    if (auto const record = read_record(call.context, type, stored.id); record.ok())
        out.key("record").raw(record.value());
    if (status == 201)
        out.member("message", "录入成功");
    out.key("warnings").raw(records::findings_json(stored.warnings)).end_object();
    return api::reply(status, out.take());
}

Result<Response> get_customers(Call& call) {
    TRY_SET(auto const limit, call.page_size(50, 200));
    TRY_SET(auto json,
            list(call.context, {call.query("filter"), call.query("q"), call.query("sort"),
                                call.query("columns"), call.query("after"), limit}));
    return api::reply(200, std::move(json));
}

Result<Response> get_count(Call& call) {
    TRY_SET(auto const total, count(call.context, call.query("filter"), call.query("q")));
    JsonWriter out;
    out.begin_object().member("total", total).end_object();
    return api::reply(200, out.take());
}

Result<Response> get_filter(Call& call) {
    TRY_SET(auto json, translate_filter(call.context, call.query("filter")));
    return api::reply(200, std::move(json));
}

Result<Response> get_completions(Call& call) {
    TRY_SET(auto json, complete_filter(call.context, call.query("filter"), call.query("at")));
    return api::reply(200, std::move(json));
}

Result<Response> post_customer(Call& call) {
    TRY_SET(auto const stored, create_customer(call.context, read_new_customer(call.body)));
    return stored_reply(call, 201, call.context.catalogue().customer(), stored);
}

Result<Response> post_check(Call& call) {
    TRY_SET(auto const checked, check_customer(call.context, read_new_customer(call.body),
                                               api::id_of(call.body, "except_id")));
    JsonWriter out;
    out.begin_object().key("errors").raw(records::findings_json(checked.findings.errors));
    out.key("warnings").raw(records::findings_json(checked.findings.warnings));
    out.key("duplicates").raw(records::matches_json(checked.matches)).end_object();
    return api::reply(200, out.take());
}

Result<Response> get_customer(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY_SET(auto json, read_file(call.context, id));
    return api::reply(200, std::move(json));
}

Result<Response> get_timeline(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY_SET(auto json, timeline(call.context, id, call.query("kind"), call.query("before")));
    return api::reply(200, std::move(json));
}

Result<Response> patch(Call& call, fields::RecordType const& type) {
    records::ChangeRequest request;
    request.type = &type;
    TRY_SET(request.id, call.id("id"));
    TRY_SET(request.expected_version, call.expected_version());
    request.values = api::typed_values(call.body.at("values").as_object());
    request.reason = api::text_of(call.body, "reason");
    request.confirmed = api::texts_of(call.body, "confirm");
    auto stored = records::change_record(call.context, request);
    if (!stored.ok() && stored.error().code == ErrorCode::Stale)
        return with_current(call.context, type, request.id, std::move(stored).error());
    if (!stored.ok())
        return std::move(stored).error();
    return stored_reply(call, 200, type, stored.value());
}

Result<Response> post_child(Call& call, fields::RecordType const& type) {
    records::NewChild child;
    child.type = &type;
    TRY_SET(child.customer, call.id("id"));
    child.values = api::typed_values(call.body.at("values").as_object());
    child.confirmed = api::texts_of(call.body, "confirm");
    TRY_SET(auto const stored, records::add_child(call.context, child));
    return stored_reply(call, 201, type, stored);
}

Result<Response> patch_customer(Call& call) {
    return patch(call, call.context.catalogue().customer());
}
Result<Response> patch_contact(Call& call) {
    return patch(call, call.context.catalogue().contact());
}
Result<Response> patch_follow_up(Call& call) {
    return patch(call, call.context.catalogue().follow_up());
}
Result<Response> post_contact(Call& call) {
    return post_child(call, call.context.catalogue().contact());
}
Result<Response> post_follow_up(Call& call) {
    return post_child(call, call.context.catalogue().follow_up());
}

Result<Response> post_renumber(Call& call) {
    records::Renumbering wanted;
    TRY_SET(wanted.customer, call.id("id"));
    TRY_SET(wanted.expected_version, call.expected_version());
    wanted.number = api::text_of(call.body, "number");
    wanted.reason = api::text_of(call.body, "reason");
    auto const& type = call.context.catalogue().customer();
    auto stored = records::renumber(call.context, wanted);
    if (!stored.ok() && stored.error().code == ErrorCode::Stale)
        return with_current(call.context, type, wanted.customer, std::move(stored).error());
    if (!stored.ok())
        return std::move(stored).error();
    return stored_reply(call, 200, type, stored.value());
}

Result<Response> post_reveal(Call& call) {
    auto const* type = call.context.catalogue().record(api::text_of(call.body, "record"));
    if (type == nullptr)
        return Error{ErrorCode::NotFound, "not_found", "记录不存在或您无权查看"};
    TRY_SET(auto const value,
            records::reveal(call.context, *type, api::id_of(call.body, "id"),
                            api::text_of(call.body, "field"), api::text_of(call.body, "purpose")));
    JsonWriter out;
    out.begin_object().member("value", value).end_object();
    return api::reply(200, out.take());
}

}  // namespace

std::vector<api::Route> routes() {
    using api::list_of;
    using api::object;
    using api::optional;
    using api::reference;
    using api::text;
    auto const values = api::map_of(api::field_value());
    auto const with_values = object({{"values", values}});
    auto const confirm = optional("confirm", list_of(text(64), 50));
    auto const entering = object({{"values", values},
                                  optional("contacts", list_of(with_values, 100)),
                                  optional("follow_up", api::nullable(with_values)),
                                  optional("entry", api::word({"full", "quick"})),
                                  optional("except_id", text(20)),
                                  confirm});
    auto const changing = object({{"values", values}, optional("reason", text(2000)), confirm});
    auto const adding = object({{"values", values}, confirm});
    auto const revealing = object({{"record", api::word({"customer", "contact", "follow_up"})},
                                   {"id", text(20)},
                                   {"field", text(64)},
                                   optional("purpose", text(2000))});
    auto const stored = reference("StoredRecord");
    auto const row = [](Method method, std::string path, std::string summary,
                        std::string permission, auto action) {
        return api::Route{.method = method,
                          .path = "/api/v1" + path,
                          .summary = std::move(summary),
                          .permission = std::move(permission),
                          .action = action};
    };
    auto const get = [&](std::string path, std::string summary, auto action, std::string component,
                         std::vector<std::string> query) {
        auto route = row(Method::Get, std::move(path), std::move(summary), "customer.read", action);
        route.output = reference(std::move(component));
        route.query = std::move(query);
        return route;
    };
    auto const write = [&](api::Route route, api::Schema const& input) {
        route.body = BodyKind::Json;
        route.input = input;
        route.output = stored;
        route.success = route.method == Method::Post ? 201 : 200;
        route.repeatable = route.success == 201;
        return route;
    };
    auto checking = write(
        row(Method::Post, "/customers/check", "录入时查重与校验", "customer.create", post_check),
        entering);
    checking.output = reference("Checked");
    checking.success = 200;
    checking.repeatable = false;
    auto renumber = write(row(Method::Post, "/customers/{id}/renumber", "更改客户编号",
                              "customer.renumber", post_renumber),
                          object({{"number", text(40)}, {"reason", text(2000)}}));
    renumber.success = 200;
    renumber.repeatable = false;
    auto reveal =
        write(row(Method::Post, "/reveal", "查看完整号码", "field.reveal", post_reveal), revealing);
    reveal.output = object({{"value", text()}});
    reveal.success = 200;
    reveal.repeatable = false;
    return {
        get("/customers", "客户列表", get_customers, "CustomerPage",
            {"filter", "q", "sort", "columns", "limit", "after"}),
        get("/customers/count", "符合条件的客户数", get_count, "Count", {"filter", "q"}),
        get("/customers/filter", "筛选条件的两种写法", get_filter, "FilterFaces", {"filter"}),
        get("/customers/filter/completions", "筛选条件的输入提示", get_completions,
            "FilterCompletions", {"filter", "at"}),
        get("/customers/{id}", "客户档案", get_customer, "CustomerFile", {}),
        get("/customers/{id}/timeline", "客户时间线", get_timeline, "Timeline", {"kind", "before"}),
        write(row(Method::Post, "/customers", "新建客户", "customer.create", post_customer),
              entering),
        std::move(checking),
        write(row(Method::Patch, "/customers/{id}", "修改客户", "customer.change", patch_customer),
              changing),
        std::move(renumber),
        write(row(Method::Post, "/customers/{id}/contacts", "添加联系人", "contact.create",
                  post_contact),
              adding),
        write(row(Method::Patch, "/contacts/{id}", "修改联系人", "contact.change", patch_contact),
              changing),
        write(row(Method::Post, "/customers/{id}/follow-ups", "写跟进", "follow_up.create",
                  post_follow_up),
              adding),
        write(
            row(Method::Patch, "/follow-ups/{id}", "修改跟进", "follow_up.change", patch_follow_up),
            changing),
        std::move(reveal),
    };
}

}  // namespace kedang::customers
