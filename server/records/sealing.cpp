// SPDX-License-Identifier: Apache-2.0
#include "records/sealing.h"

#include "base/check.h"
#include "fields/field_type.h"
#include "records/prepare.h"

namespace kedang::records {
namespace {

crypto::RecordCipher cipher_of(crypto::Keyring const& keyring, Record const& record) {
    auto cipher = crypto::RecordCipher::open(keyring, {record.type->number, record.id},
                                             crypto::ByteView(record.salt));
    check(cipher.ok(), "a record that is written has a salt");
    return std::move(cipher).value();
}

crypto::IndexClass index_class(std::string_view name) {
    if (name == "phone")
        return crypto::IndexClass::Phone;
    if (name == "email")
        return crypto::IndexClass::Email;
    check(name == "id_number", "the types know three classes of exact search");
    return crypto::IndexClass::IdNumber;
}

std::vector<IndexEntry> index_of(crypto::BlindIndex const& index, fields::Field const& field,
                                 fields::Value const& value) {
    std::vector<IndexEntry> entries;
    if (field.type->index_keys == nullptr || value.absent())
        return entries;
    for (auto const& key : field.type->index_keys(value))
        entries.push_back({&field, index.tag(index_class(key.index_class), key.text)});
    return entries;
}

void append(std::vector<IndexEntry>& into, std::vector<IndexEntry> more) {
    into.insert(into.end(), more.begin(), more.end());
}

/// How a value stands in the audit trail: as it is, or behind the version its ciphertext is bound
/// to.
crypto::Bytes logged(crypto::RecordCipher const& cipher, fields::Field const& field,
                     fields::Value const& value, std::int64_t version) {
    if (value.absent())
        return {};
    std::string const text = fields::encode(value);
    crypto::CanonicalWriter out;
    if (kept_secret(field))
        out.i64(version).raw(cipher.encrypt(field.number, version, text));
    else
        out.raw(crypto::as_bytes(text));
    return out.take();
}

}  // namespace

void seal_new(crypto::Keyring const& keyring, Entry& entry) {
    Record& record = entry.record;
    auto const cipher = cipher_of(keyring, record);
    crypto::BlindIndex const index(keyring);
    for (std::size_t position = 0; position < record.values.size(); ++position) {
        auto const& field = record.type->fields[position];
        auto const& value = record.values[position];
        if (value.absent())
            continue;
        if (field.encrypted)
            record.sealed[position] =
                cipher.encrypt(field.number, record.sealed_version, fields::encode(value));
        append(entry.index, index_of(index, field, value));
        if (!field.is_system())
            entry.change.fields.push_back({field.number,
                                           {},
                                           logged(cipher, field, value, record.sealed_version),
                                           kept_secret(field)});
    }
}

void seal_changed(crypto::Keyring const& keyring, Record const& before, Entry& entry) {
    Record& record = entry.record;
    auto const cipher = cipher_of(keyring, record);
    crypto::BlindIndex const index(keyring);
    bool seal_all = false;
    for (auto const& change : entry.changes)
        seal_all |= kept_secret(*change.field);
    if (seal_all)
        ++record.sealed_version;
    for (auto const& [field, was, is] : entry.changes) {
        append(entry.index_gone, index_of(index, *field, was));
        append(entry.index, index_of(index, *field, is));
        entry.change.fields.push_back(
            {field->number, logged(cipher, *field, was, before.sealed_version),
             logged(cipher, *field, is, record.sealed_version), kept_secret(*field)});
    }
    for (std::size_t position = 0; seal_all && position < record.values.size(); ++position) {
        auto const& field = record.type->fields[position];
        if (!field.encrypted)
            continue;
        record.sealed[position].clear();
        if (!record.values[position].absent())
            record.sealed[position] = cipher.encrypt(field.number, record.sealed_version,
                                                     fields::encode(record.values[position]));
    }
}

Result<Done> open(crypto::Keyring const& keyring, Record& record,
                  std::span<fields::Field const* const> wanted) {
    auto const is_wanted = [&](fields::Field const& field) {
        if (wanted.empty())
            return true;
        for (auto const* candidate : wanted)
            if (candidate == &field)
                return true;
        return false;
    };
    std::optional<crypto::RecordCipher> cipher;
    for (std::size_t position = 0; position < record.sealed.size(); ++position) {
        auto const& field = record.type->fields[position];
        if (record.sealed[position].empty() || !is_wanted(field))
            continue;
        if (!cipher)
            cipher = cipher_of(keyring, record);
        TRY_SET(auto const text,
                cipher->decrypt(field.number, record.sealed_version, record.sealed[position]));
        record.values[position] = fields::decode(text);
    }
    return Done{};
}

std::vector<crypto::IndexTag> tags_to_find(crypto::Keyring const& keyring,
                                           fields::Field const& field, fields::Value const& value) {
    std::vector<crypto::IndexTag> tags;
    if (field.type->index_keys == nullptr || value.absent())
        return tags;
    for (auto const& key : field.type->index_keys(value))
        for (auto const& tag : tags_to_find(keyring, key))
            tags.push_back(tag);
    return tags;
}

std::vector<crypto::IndexTag> tags_to_find(crypto::Keyring const& keyring,
                                           fields::IndexKey const& key) {
    return crypto::BlindIndex(keyring).tags_to_find(index_class(key.index_class), key.text);
}

Result<fields::Value> read_logged(crypto::Keyring const& keyring, Record const& record,
                                  fields::Field const& field, crypto::ByteView logged) {
    if (logged.empty())
        return fields::Value{};
    if (!kept_secret(field))
        return fields::decode(crypto::as_text(logged));
    TRY_SET(auto const cipher, crypto::RecordCipher::open(keyring, {record.type->number, record.id},
                                                          crypto::ByteView(record.salt)));
    crypto::CanonicalReader in(logged);
    std::int64_t const version = in.i64();
    TRY_SET(auto const text, cipher.decrypt(field.number, version, logged.subspan(8)));
    return fields::decode(text);
}

}  // namespace kedang::records
