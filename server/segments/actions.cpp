// SPDX-License-Identifier: Apache-2.0
#include "segments/actions.h"

#include <algorithm>

#include "audit_trail/actions.h"
#include "base/check.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "customers/filter_line.h"
#include "records/people.h"
#include "segments/store.h"

namespace kedang::segments {
namespace {

constexpr std::size_t longest_name = 40;
constexpr std::int64_t most_segments = 100;  ///< of one person

Error wrong(std::string field, std::string message) {
    return {ErrorCode::Invalid, "invalid", message, {{std::move(field), "invalid", message}}};
}

Error not_found() {
    return {ErrorCode::NotFound, "not_found", "客户分群不存在或不是您保存的"};
}

std::string audience_name(accounts::Context const& context, Segment const& segment) {
    if (segment.audience == Audience::Department)
        for (auto const& department : context.company->departments)
            if (std::to_string(department.id) == segment.with)
                return department.name;
    if (segment.audience == Audience::Role)
        for (auto const& role : context.company->roles->all())
            if (role.id == segment.with)
                return role.label.zh;
    return segment.audience == Audience::Company ? "全公司" : "";
}

Result<Done> set_audience(accounts::Context const& context, Segment& segment, Wish const& wish) {
    if (!wish.audience)
        return Done{};
    segment.audience = *wish.audience;
    segment.with = wish.with;
    if (segment.audience == Audience::Nobody || segment.audience == Audience::Company)
        segment.with.clear();
    if (segment.audience == Audience::Nobody)
        return Done{};
    TRY(context.require("segment.share"));
    if (audience_name(context, segment).empty())
        return wrong("shared", "共享的部门或角色不存在，请重新选择");
    return Done{};
}

/// Takes over what is wished. Errors: Invalid, Forbidden.
Result<Done> apply(accounts::Context const& context, Segment& segment, Wish const& wish) {
    if (wish.name) {
        segment.name = text::collapse_spaces(*wish.name);
        auto const length = text::count_code_points(segment.name);
        if (length < 1 || length > longest_name)
            return wrong("name", "分群名称应为 1 至 40 个字");
    }
    if (wish.filter) {
        TRY_SET(auto const faces, customers::faces_of_filter(context, *wish.filter));
        segment.filter = faces.json;
    }
    segment.sort = wish.sort.value_or(segment.sort);
    segment.columns = wish.columns.value_or(segment.columns);
    return set_audience(context, segment, wish);
}

audit_trail::ChangeSet line(Segment const& segment, std::string action) {
    audit_trail::ChangeSet set;
    auto& change = set.changes.emplace_back();
    change.record_id = segment.id;
    change.action = std::move(action);
    change.summary = segment.name;
    return set;
}

/// The segment to change or remove. Errors: NotFound, Stale.
Result<Segment> own(accounts::Context const& context, std::int64_t id, std::int64_t version) {
    auto reader = context.services.database.read();
    auto segment = store::load(*reader, id);
    if (!segment || segment->owner != context.actor.id())
        return not_found();
    if (segment->version != version)
        return Error{ErrorCode::Stale, "stale_version", "这个分群刚被改过，请刷新后再试"};
    return std::move(*segment);
}

std::string_view word(Audience audience) {
    switch (audience) {
        case Audience::Company:
            return "company";
        case Audience::Department:
            return "department";
        case Audience::Role:
            return "role";
        case Audience::Nobody:
            break;
    }
    return "";
}

void write(JsonWriter& out, accounts::Context const& context, records::KnownPeople& people,
           Segment const& segment) {
    auto const faces = customers::faces_of_filter(context, segment.filter);
    out.begin_object().key("id").id(segment.id).member("name", segment.name);
    out.member("version", std::to_string(segment.version));
    out.member("mine", segment.owner == context.actor.id());
    out.member("owner", people.name(segment.owner)).member("usable", faces.ok());
    if (faces.ok()) {
        out.member("line", faces.value().line);
        out.key("filter").raw(faces.value().json);
    }
    out.member("sort", segment.sort).member("columns", segment.columns);
    if (segment.audience != Audience::Nobody) {
        out.key("shared").begin_object().member("with", word(segment.audience));
        if (!segment.with.empty())
            out.member("id", segment.with);
        out.member("name", audience_name(context, segment)).end_object();
    }
    out.end_object();
}

}  // namespace

std::string_view schema() {
    return store::schema;
}

Result<std::int64_t> keep(accounts::Context const& context, Wish const& wish) {
    Segment segment;
    segment.owner = context.actor.id();
    Wish complete = wish;
    complete.name = wish.name.value_or("");
    complete.filter = wish.filter.value_or("");
    TRY(apply(context, segment, complete));
    TRY_SET(segment.id, context.services.ids.next("segment"));
    TRY_SET(
        auto const outcome,
        audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                if (store::count_of(transaction, segment.owner) >= most_segments)
                                    return Error{ErrorCode::Conflict, "too_many",
                                                 "每人最多保存 100 个分群，请先删除不用的"};
                                store::insert(transaction, segment);
                                auto set = line(segment, "segment.create");
                                set.made_id = segment.id;
                                return set;
                            }));
    return outcome.made_id;
}

Result<Done> change(accounts::Context const& context, std::int64_t id,
                    std::int64_t expected_version, Wish const& wish) {
    TRY_SET(auto segment, own(context, id, expected_version));
    TRY(apply(context, segment, wish));
    ++segment.version;
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                if (!store::update(transaction, segment))
                                    return not_found();
                                return line(segment, "segment.change");
                            }));
    return Done{};
}

Result<Done> remove(accounts::Context const& context, std::int64_t id,
                    std::int64_t expected_version) {
    TRY_SET(auto const segment, own(context, id, expected_version));
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                if (!store::remove(transaction, id, expected_version))
                                    return not_found();
                                return line(segment, "segment.remove");
                            }));
    return Done{};
}

Result<std::string> segments_json(accounts::Context const& context) {
    auto reader = context.services.database.read();
    records::KnownPeople people(*reader);
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& segment : store::of_person_or_shared(*reader, context.actor.id()))
        if (is_for(segment, context.actor.person(), context.company->departments))
            write(out, context, people, segment);
    return out.end_array().end_object().take();
}

Result<std::string> segment_json(accounts::Context const& context, std::int64_t id) {
    auto reader = context.services.database.read();
    auto const segment = store::load(*reader, id);
    if (!segment || !is_for(*segment, context.actor.person(), context.company->departments))
        return not_found();
    records::KnownPeople people(*reader);
    JsonWriter out;
    write(out, context, people, *segment);
    return out.take();
}

}  // namespace kedang::segments
