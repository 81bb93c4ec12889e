// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres/cursor.h"

#include <charconv>

namespace kedang::db::postgres {
namespace {

// From PostgreSQL's pg_type.dat: the only types whose text is not what SQLite would give.
constexpr Oid boolean_type = 16;
constexpr Oid bytes_type = 17;

int nibble(char digit) {
    return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

/// In: \x and two hexadecimal digits a byte.
std::string from_hexadecimal(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t at = 2; at + 1 < text.size(); at += 2)
        bytes.push_back(static_cast<char>(nibble(text[at]) << 4 | nibble(text[at + 1])));
    return bytes;
}

}  // namespace

RowCursor::RowCursor(PGconn* connection, std::string_view sql, bool& streaming, Counters& counters)
    : connection_(connection), sql_(sql), streaming_(streaming), counters_(counters) {
    streaming_ = true;
    first_ahead_ = receive();
}

RowCursor::~RowCursor() {
    finish();
}

Row const* RowCursor::next() {
    if (connection_ == nullptr)
        return nullptr;
    if (!first_ahead_ && !receive())
        return nullptr;
    first_ahead_ = false;
    ++rows_;
    return this;
}

bool RowCursor::receive() {
    decoded_.clear();
    row_.reset(PQgetResult(connection_));
    ExecStatusType const status = PQresultStatus(row_.get());
    if (status == PGRES_SINGLE_TUPLE)
        return true;
    ResultHandle const last = std::move(row_);
    PGconn* const connection = connection_;
    finish();
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        throw_failure(connection, last.get(), sql_);
    return false;
}

void RowCursor::finish() noexcept {
    if (connection_ == nullptr)
        return;
    while (ResultHandle(PQgetResult(connection_))) {
    }
    connection_ = nullptr;
    streaming_ = false;
    counters_.rows.fetch_add(rows_, std::memory_order_relaxed);
}

std::string_view RowCursor::sent(int column) const {
    return {PQgetvalue(row_.get(), 0, column),
            static_cast<std::size_t>(PQgetlength(row_.get(), 0, column))};
}

std::string_view RowCursor::decoded(int column) const {
    if (decoded_.empty())
        decoded_.resize(static_cast<std::size_t>(columns()));
    std::string& bytes = decoded_[static_cast<std::size_t>(column)];
    if (bytes.empty())
        bytes = from_hexadecimal(sent(column));
    return bytes;
}

bool RowCursor::is_null(int column) const {
    return PQgetisnull(row_.get(), 0, column) == 1;
}

std::int64_t RowCursor::integer(int column) const {
    std::string_view const digits = text(column);
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

double RowCursor::number(int column) const {
    std::string_view const digits = text(column);
    double value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string_view RowCursor::text(int column) const {
    std::string_view const value = sent(column);
    switch (PQftype(row_.get(), column)) {
        case boolean_type:
            return value.empty() ? "" : value == "t" ? "1" : "0";
        case bytes_type:
            return decoded(column);
        default:
            return value;
    }
}

std::span<std::byte const> RowCursor::bytes(int column) const {
    std::string_view const value = text(column);
    return {reinterpret_cast<std::byte const*>(value.data()), value.size()};
}

}  // namespace kedang::db::postgres
