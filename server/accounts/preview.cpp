// SPDX-License-Identifier: Apache-2.0
#include "accounts/preview.h"

#include "accounts/company.h"
#include "accounts/sharing.h"
#include "accounts/store.h"
#include "audit_trail/actions.h"
#include "base/json_writer.h"

namespace kedang::accounts {
namespace {

constexpr std::uint32_t person_table = 10;  ///< in the audit trail
constexpr std::uint32_t role_table = 35;
constexpr std::array<Relation, relation_count> all_relations{
    Relation::Own, Relation::Shared, Relation::Department, Relation::Pool, Relation::Others};

struct Looked {
    Actor actor;
    std::string as;
    audit_trail::Change logged;
};

Result<Looked> look_as(Context const& context, std::string_view role, std::int64_t person) {
    auto const& company = *context.company;
    Looked looked{Actor::nobody(), {}, {}};
    looked.logged.action = "rights.preview";
    if (person != 0) {
        auto reader = context.services.database.read();
        auto const found = store::person(*reader, person);
        if (!found)
            return Error{ErrorCode::NotFound, "not_found", "没有这个人员"};
        looked.as = found->name;
        looked.logged.table_number = person_table;
        looked.logged.record_id = person;
        looked.actor = actor_of(*found, company, shared_files(*reader, *found, context.now()));
    } else {
        auto const* found = company.roles->find(role);
        if (found == nullptr)
            return Error{ErrorCode::NotFound, "not_found", "没有这个角色"};
        looked.as = found->label.zh;
        looked.logged.table_number = role_table;
        Person holder = context.actor.person();
        holder.roles = {found->id};
        looked.actor = actor_of(std::move(holder), company, {});
    }
    looked.logged.summary = "以“" + looked.as + "”的身份查看权限";
    return looked;
}

void write_label(JsonWriter& out, fields::Label const& label) {
    out.key("label").begin_object().member("zh", label.zh).member("en", label.en).end_object();
}

void write_field(JsonWriter& out, Actor const& actor, fields::RecordType const& type,
                 fields::Field const& field) {
    out.begin_object().member("name", field.name).member("group", field.group);
    write_label(out, field.label);
    out.key("read").begin_object();
    for (auto const relation : all_relations)
        out.member(word(relation_words, relation),
                   word(right_words, actor.right(type, field, relation).read));
    out.end_object().key("write").begin_array();
    for (auto const relation : all_relations)
        if (!field.is_system() && actor.right(type, field, relation).write)
            out.value(word(relation_words, relation));
    out.end_array().end_object();
}

void write_records(JsonWriter& out, Actor const& actor, fields::Catalogue const& catalogue) {
    out.key("records").begin_array();
    for (auto const& type : catalogue.records()) {
        out.begin_object().member("name", type.name);
        write_label(out, type.label);
        out.key("fields").begin_array();
        for (auto const& field : type.fields)
            if (field.in_use)
                write_field(out, actor, type, field);
        out.end_array().end_object();
    }
    out.end_array();
}

}  // namespace

Result<std::string> preview_json(Context const& context, std::string_view role,
                                 std::int64_t person) {
    TRY(context.require("security.manage"));
    if (role.empty() == (person == 0))
        return Error{ErrorCode::Invalid, "invalid", "请选择一个角色或一个人员"};
    TRY_SET(auto const looked, look_as(context, role, person));
    TRY(audit_trail::record(context.services.database, context.audit, {{looked.logged}}));
    JsonWriter out;
    out.begin_object().member("name", looked.as).key("permissions").begin_array();
    for (auto const& permission : looked.actor.permissions())
        out.value(permission);
    out.end_array().member("scope", word(scope_words, looked.actor.scope()));
    out.member("pool", looked.actor.sees_pool());
    write_records(out, looked.actor, context.catalogue());
    return out.end_object().take();
}

}  // namespace kedang::accounts
