// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres/connection.h"

#include <array>
#include <charconv>

#include "platform/db/failures.h"
#include "platform/db/postgres/cursor.h"
#include "platform/db/postgres/parameters.h"

namespace kedang::db::postgres {
namespace {

constexpr std::size_t cached_statements = 256;

// Values must come as the cursor reads them, and 'off' would acknowledge what a power cut loses.
constexpr char const* session_settings =
    "SET bytea_output = hex; SET extra_float_digits = 1; SET standard_conforming_strings = on;"
    "SET TimeZone = 'UTC'; SET client_min_messages = warning;"
    "SELECT set_config('synchronous_commit', 'on', false)"
    " WHERE current_setting('synchronous_commit') = 'off'";

// Writers of all processes queue here, so that each reads the end of the audit chain after the one
// before it has committed. The number is "KEDANG" in ASCII. SET LOCAL ends with the transaction.
constexpr char const* begin_writing =
    "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL lock_timeout = '10s';"
    "SELECT pg_advisory_xact_lock(82760869957191)";

constexpr char const* begin_reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

void note_warning(void* warned, PGresult const* notice) {
    char const* const severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity != nullptr && std::string_view(severity) == "WARNING")
        *static_cast<bool*>(warned) = true;
}

bool succeeded(PGresult const* result) {
    ExecStatusType const status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

std::int64_t changed_rows(PGresult* result) {
    if (std::string_view(PQcmdStatus(result)).starts_with("SELECT"))
        return 0;
    std::string_view const digits = PQcmdTuples(result);
    std::int64_t count = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    return count;
}

}  // namespace

ServerConnection::ServerConnection(std::string const& location, Counters& counters)
    : names_(cached_statements), counters_(counters) {
    // What the location says overrides what stands before it and not what stands after it.
    std::array<char const*, 5> const names{"connect_timeout", "application_name", "dbname",
                                           "client_encoding", nullptr};
    std::array<char const*, 5> const values{"10", "kedang", location.c_str(), "UTF8", nullptr};
    handle_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    if (PQstatus(handle_.get()) != CONNECTION_OK)
        throw ConnectionLost(std::string("cannot reach PostgreSQL: ") +
                             PQerrorMessage(handle_.get()));
    PQsetNoticeReceiver(handle_.get(), note_warning, &warned_);
    set_up();
}

void ServerConnection::set_up() {
    char const* const encoding = PQparameterStatus(handle_.get(), "server_encoding");
    if (encoding == nullptr || std::string_view(encoding) != "UTF8")
        throw DatabaseError("the PostgreSQL database must be created with ENCODING 'UTF8'");
    run(session_settings);
}

std::string const& ServerConnection::prepare(std::string_view sql) {
    if (std::string const* const known = names_.find(sql))
        return *known;
    std::string const name = "s" + std::to_string(++last_name_);
    ResultHandle const result(
        PQprepare(handle_.get(), name.c_str(), std::string(sql).c_str(), 0, nullptr));
    throw_if_failed(result.get(), sql);
    if (auto const leaving = names_.add(sql, name))
        evicted_ += "DEALLOCATE " + *leaving + ";";
    return *names_.find(sql);
}

std::unique_ptr<Cursor> ServerConnection::query(std::string_view sql, Parameters parameters) {
    check_free();
    WireParameters const wire(parameters);
    std::string const& name = prepare(sql);
    counters_.statements.fetch_add(1, std::memory_order_relaxed);
    if (PQsendQueryPrepared(handle_.get(), name.c_str(), wire.count(), wire.values(),
                            wire.lengths(), wire.formats(), 0) == 0)
        throw_if_failed(nullptr, sql);
    check(PQsetSingleRowMode(handle_.get()) == 1, "a query has just been sent");
    try {
        return std::make_unique<RowCursor>(handle_.get(), sql, streaming_, counters_);
    } catch (ConnectionLost const&) {
        lost_ = true;
        throw;
    }
}

std::int64_t ServerConnection::execute(std::string_view sql, Parameters parameters) {
    check_free();
    WireParameters const wire(parameters);
    std::string const& name = prepare(sql);
    counters_.statements.fetch_add(1, std::memory_order_relaxed);
    ResultHandle const result(PQexecPrepared(handle_.get(), name.c_str(), wire.count(),
                                             wire.values(), wire.lengths(), wire.formats(), 0));
    throw_if_failed(result.get(), sql);
    return changed_rows(result.get());
}

void ServerConnection::run_script(std::string_view sql) {
    check_free();
    run(std::string(sql));
}

ResultHandle ServerConnection::run(std::string const& script) {
    warned_ = false;
    ResultHandle result(PQexec(handle_.get(), script.c_str()));
    throw_if_failed(result.get(), script);
    return result;
}

void ServerConnection::throw_if_failed(PGresult const* result, std::string_view sql) {
    if (succeeded(result))
        return;
    try {
        throw_failure(handle_.get(), result, sql);
    } catch (ConnectionLost const&) {
        lost_ = true;
        throw;
    }
}

void ServerConnection::forget_evicted() {
    // A script of its own: behind another statement BEGIN could not choose its isolation level.
    if (!evicted_.empty())
        run(std::exchange(evicted_, {}));
}

void ServerConnection::begin_snapshot() {
    forget_evicted();
    run(begin_reading);
}

void ServerConnection::begin_write() {
    forget_evicted();
    run(begin_writing);
}

void ServerConnection::commit() {
    ResultHandle const result = run("COMMIT");
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
        throw DatabaseError("the transaction had failed, so the server undid it");
    if (warned_) {
        // A wait for the standby was broken off: the commit may be lost with this server.
        lost_ = true;
        throw ConnectionLost("the server could not confirm the commit");
    }
}

void ServerConnection::roll_back() noexcept {
    if (!in_transaction())
        return;
    ResultHandle const result(PQexec(handle_.get(), "ROLLBACK"));
    if (!succeeded(result.get()))
        lost_ = true;
}

bool ServerConnection::in_transaction() const {
    PGTransactionStatusType const status = PQtransactionStatus(handle_.get());
    return status != PQTRANS_IDLE && status != PQTRANS_UNKNOWN;
}

}  // namespace kedang::db::postgres
