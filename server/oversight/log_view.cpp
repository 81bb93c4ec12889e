// SPDX-License-Identifier: Apache-2.0
#include "oversight/log_view.h"

#include "oversight/model.h"
#include "records/sealing.h"
#include "records/store.h"

namespace kedang::oversight {
namespace {

constexpr std::size_t files_a_query = 500;
constexpr std::size_t most_labels = 8;
constexpr char const* gone = "（已删除的客户）";

bool is_erased(records::Record const& record) {
    return record.state == records::State::Erased;
}

/// What is personal leaves masked at most: the log says that it changed, not what it was.
accounts::Right auditors_right(fields::Field const& field, accounts::Right right) {
    if (!records::kept_secret(field) || right == accounts::Right::Hidden)
        return right;
    return field.mask.empty() ? accounts::Right::Hidden : accounts::Right::Masked;
}

}  // namespace

std::int64_t LogView::file_of(audit_trail::Entry const& entry) const {
    auto const& change = entry.change;
    bool const is_file = change.table_number == context_.catalogue().customer().number;
    return change.subject_customer != 0 ? change.subject_customer : is_file ? change.record_id : 0;
}

void LogView::load_files(std::span<audit_trail::Entry const> entries) {
    std::vector<std::int64_t> unknown;
    auto const load = [&] {
        for (auto& record :
             records::store::load_many(session_, context_.catalogue().customer(), unknown))
            files_.insert_or_assign(record.id, std::move(record));
        unknown.clear();
    };
    for (auto const& entry : entries) {
        auto const customer = file_of(entry);
        if (customer == 0 || !files_.try_emplace(customer).second)
            continue;
        unknown.push_back(customer);
        if (unknown.size() == files_a_query)
            load();
    }
    if (!unknown.empty())
        load();
}

records::Record const* LogView::file(std::int64_t customer) const {
    auto const found = files_.find(customer);
    bool const there =
        found != files_.end() && found->second.has_value() && !is_erased(*found->second);
    return there ? &*found->second : nullptr;
}

std::string LogView::file_name(std::int64_t customer) const {
    if (customer == 0)
        return {};
    auto const* record = file(customer);
    if (record == nullptr)
        return gone;
    auto const& number = record->value("number").text;
    return number + (number.empty() ? "" : " ") + record->value("name").text;
}

std::string LogView::labels(audit_trail::Change const& change) const {
    auto const* type = context_.catalogue().record(change.table_number);
    if (type == nullptr)
        return {};
    std::string labels;
    std::size_t shown = 0;
    for (auto const& field_change : change.fields) {
        auto const* field = type->field(field_change.field_number);
        if (field == nullptr)
            continue;
        if (++shown > most_labels)
            return labels + "等 " + std::to_string(change.fields.size()) + " 项";
        labels += (labels.empty() ? "" : "、") + field->label.zh;
    }
    return labels;
}

std::string LogView::actor(audit_trail::Entry const& entry) {
    if (entry.actor_id == 0)
        return entry.change.action == "login.refused" ? "有人" : "系统";
    auto name = people_.name(entry.actor_id);
    return name.empty() ? "人员 " + std::to_string(entry.actor_id) : name;
}

std::string LogView::text(audit_trail::Entry const& entry) {
    return sentence(entry.change, {.file = file_name(file_of(entry)),
                                   .fields = labels(entry.change),
                                   .person = people_.name(entry.change.record_id)});
}

void LogView::write_customer(JsonWriter& out, std::int64_t customer) const {
    auto const* record = file(customer);
    if (record == nullptr)
        return;
    out.key("customer").begin_object().key("id").id(customer);
    out.member("number", record->value("number").text);
    out.member("name", record->value("name").text).end_object();
}

std::optional<records::Record> LogView::record_of(audit_trail::Change const& change) {
    auto const* type = context_.catalogue().record(change.table_number);
    if (type == nullptr)
        return std::nullopt;
    return records::store::load(session_, *type, change.record_id);
}

void LogView::write_value(JsonWriter& out, char const* key, records::Record const& record,
                          fields::Field const& field, audit_trail::Bytes const& logged) {
    auto const right = auditors_right(field, view_.right(record, field).read);
    auto const value = records::read_logged(context_.services.keyring, record, field, logged);
    // A person who was erased has left lines that nobody can read any more.
    if (right != accounts::Right::Hidden && value.ok() && !value.value().absent())
        out.member(key, view_.text_of(field, value.value(), right));
}

void LogView::write_values(JsonWriter& out, audit_trail::Entry const& entry) {
    if (!entry.change.action.ends_with(".change") || entry.change.fields.empty())
        return;
    auto const record = record_of(entry.change);
    if (!record || is_erased(*record))
        return;
    bool const in_scope = context_.actor.sees(record->file());
    out.key("changes").begin_array();
    for (auto const& change : entry.change.fields) {
        auto const* field = record->type->field(change.field_number);
        if (field == nullptr)
            continue;
        out.begin_object().member("label", field->label.zh);
        if (in_scope) {
            write_value(out, "before", *record, *field, change.before);
            write_value(out, "after", *record, *field, change.after);
        }
        out.end_object();
    }
    out.end_array();
}

void LogView::write(JsonWriter& out, audit_trail::Entry const& entry) {
    auto const* phrase = phrase_of(entry.change.action);
    out.begin_object().key("id").id(entry.sequence).member("at", to_rfc3339(entry.at));
    out.key("person").begin_object().key("id").id(entry.actor_id);
    out.member("name", actor(entry)).end_object();
    out.member("kind", word(phrase == nullptr ? Kind::System : phrase->kind));
    out.member("text", text(entry)).member("via", audit_trail::word(entry.via));
    if (!entry.ip.empty())
        out.member("ip", entry.ip);
    if (auto const customer = file_of(entry); customer != 0)
        write_customer(out, customer);
    write_values(out, entry);
    out.end_object();
}

}  // namespace kedang::oversight
