// SPDX-License-Identifier: Apache-2.0
#include "records/table_cells.h"

#include "base/check.h"
#include "platform/crypto/token.h"
#include "records/prepare.h"

namespace kedang::records {
namespace {

constexpr std::string_view key_purpose = "table row";
/// Before every key: base64url may begin with "-", which a spreadsheet would compute.
constexpr std::string_view key_sign = "kd1.";
/// A spreadsheet holds no more digits than that.
constexpr std::int64_t largest_number = 99'999'999'999'999;

/// 1234.5 for 12,345,000 ten-thousandths.
std::string decimal(std::int64_t scaled) {
    auto const rest = (scaled < 0 ? -scaled : scaled) % 10'000;
    std::string text =
        (scaled < 0 ? "-" : "") + std::to_string((scaled < 0 ? -scaled : scaled) / 10'000);
    if (rest != 0) {
        auto const digits = std::to_string(10'000 + rest);
        text += "." + digits.substr(1, digits.find_last_not_of('0'));
    }
    return text;
}

/// Amounts in full and without a unit, for whole 万 would hide what can be added up.
std::optional<TableCell> as_number(fields::Field const& field, fields::Value const& value) {
    if (value.number > largest_number || value.number < -largest_number)
        return std::nullopt;
    if (field.type->name == "integer")
        return TableCell{std::to_string(value.number), true};
    if (field.type->name == "money" && value.text == "CNY")
        return TableCell{decimal(value.number), true};
    return std::nullopt;
}

}  // namespace

std::string seal(crypto::Keyring const& keyring, RowKey const& key) {
    crypto::CanonicalWriter out;
    out.i64(key.customer).i64(key.version);
    return std::string(key_sign) +
           crypto::SealedBox(keyring).seal(key_purpose, {}, crypto::as_text(out.view()));
}

std::optional<RowKey> open_row_key(crypto::Keyring const& keyring, std::string_view sealed) {
    if (!sealed.starts_with(key_sign))
        return std::nullopt;
    auto const opened =
        crypto::SealedBox(keyring).open(key_purpose, {}, sealed.substr(key_sign.size()));
    if (!opened.ok())
        return std::nullopt;
    crypto::CanonicalReader in(crypto::as_bytes(opened.value()));
    RowKey key;
    key.customer = in.i64();
    key.version = in.i64();
    return in.at_end() ? std::optional(key) : std::nullopt;
}

void Cells::open(Record& record, Columns const& columns) {
    Columns closed;
    for (auto const* field : columns)
        if (!record.sealed[record.position(*field)].empty() &&
            view_.right(record, *field).read != accounts::Right::Hidden)
            closed.push_back(field);
    if (!closed.empty())
        check(records::open(keyring_, record, closed).ok(),
              "a stored ciphertext opens in its own place");
}

TableCell Cells::cell(Record const& record, fields::Field const& field) {
    auto const right = view_.right(record, field).read;
    auto const& value = record.value(field);
    if (right == accounts::Right::Hidden || value.absent())
        return {};
    bool const is_masked = right == accounts::Right::Masked && !field.mask.empty();
    if (auto number = is_masked ? std::nullopt : as_number(field, value))
        return *number;
    return {view_.text_of(field, value, right)};
}

}  // namespace kedang::records
