// SPDX-License-Identifier: Apache-2.0
#include "sign_in/store_second_factor.h"

namespace kedang::sign_in::store {
namespace {

constexpr std::string_view select_factor =
    "SELECT person, salt, version, sealed, pending, enrolled_at, last_step FROM second_factor"
    " WHERE person = $1";
constexpr std::string_view select_enrolled =
    "SELECT enrolled_at FROM second_factor WHERE person = $1";
constexpr std::string_view change_factor =
    "INSERT INTO second_factor(person, salt, version, sealed, pending, enrolled_at, last_step)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (person) DO UPDATE SET version = $3,"
    " sealed = $4, pending = $5, enrolled_at = $6, last_step = $7";
constexpr std::string_view change_step =
    "UPDATE second_factor SET last_step = $2 WHERE person = $1 AND last_step < $2";
constexpr std::string_view end_factor = "DELETE FROM second_factor WHERE person = $1";

constexpr std::string_view add_code =
    "INSERT INTO recovery_code(person, code_hash) VALUES ($1, $2)";
constexpr std::string_view end_code =
    "DELETE FROM recovery_code WHERE person = $1 AND code_hash = $2";
constexpr std::string_view end_codes = "DELETE FROM recovery_code WHERE person = $1";
constexpr std::string_view select_code_count =
    "SELECT count(*) FROM recovery_code WHERE person = $1";

constexpr std::string_view select_former =
    "SELECT set_at, password_hash FROM password_history WHERE person = $1"
    " ORDER BY set_at DESC LIMIT $2";
constexpr std::string_view add_former =
    "INSERT INTO password_history(person, set_at, password_hash) VALUES ($1, $2, $3)";
constexpr std::string_view end_former =
    "DELETE FROM password_history WHERE person = $1 AND set_at < $2";

db::Value view(crypto::TokenHash const& hash) {
    return std::span<std::byte const>(hash);
}

db::Value view(crypto::Bytes const& bytes) {
    return std::span<std::byte const>(bytes);
}

crypto::Bytes copied(std::span<std::byte const> bytes) {
    return {bytes.begin(), bytes.end()};
}

}  // namespace

std::optional<SecondFactor> second_factor(db::Session& session, std::int64_t person) {
    auto cursor = session.query(select_factor, {person});
    auto const* row = cursor->next();
    if (row == nullptr)
        return std::nullopt;
    return SecondFactor{row->integer(0),       copied(row->bytes(1)), row->integer(2),
                        copied(row->bytes(3)), copied(row->bytes(4)), row->integer(5),
                        row->integer(6)};
}

bool has_second_factor(db::Session& session, std::int64_t person) {
    return session.integer(select_enrolled, {person}).value_or(0) > 0;
}

void put_second_factor(db::Transaction& transaction, SecondFactor const& factor) {
    transaction.execute(change_factor,
                        {factor.person, view(factor.salt), factor.version, view(factor.sealed),
                         view(factor.pending), factor.enrolled_at_ms, factor.last_step});
}

bool take_step(db::Transaction& transaction, std::int64_t person, std::int64_t step) {
    return transaction.execute(change_step, {person, step}) == 1;
}

void delete_second_factor(db::Transaction& transaction, std::int64_t person) {
    transaction.execute(end_factor, {person});
    transaction.execute(end_codes, {person});
}

void put_recovery_codes(db::Transaction& transaction, std::int64_t person,
                        std::vector<crypto::TokenHash> const& codes) {
    transaction.execute(end_codes, {person});
    for (auto const& code : codes)
        transaction.execute(add_code, {person, view(code)});
}

bool take_recovery_code(db::Transaction& transaction, std::int64_t person,
                        crypto::TokenHash const& code) {
    return transaction.execute(end_code, {person, view(code)}) == 1;
}

std::int64_t count_recovery_codes(db::Session& session, std::int64_t person) {
    return session.integer(select_code_count, {person}).value_or(0);
}

std::vector<FormerPassword> former_passwords(db::Session& session, std::int64_t person,
                                             std::int64_t limit) {
    std::vector<FormerPassword> found;
    auto cursor = session.query(select_former, {person, limit});
    while (auto const* row = cursor->next())
        found.push_back({row->integer(0), std::string(row->text(1))});
    return found;
}

void add_former_password(db::Transaction& transaction, std::int64_t person,
                         FormerPassword const& password) {
    transaction.execute(add_former, {person, password.set_at_ms, password.hash});
}

void delete_former_passwords(db::Transaction& transaction, std::int64_t person,
                             std::int64_t set_before_ms) {
    transaction.execute(end_former, {person, set_before_ms});
}

}  // namespace kedang::sign_in::store
