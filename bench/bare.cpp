// SPDX-License-Identifier: Apache-2.0
#include "bench/bare.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <stdexcept>

#include "base/check.h"

namespace kedang::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t slice_rows = 500;
constexpr char const* columns =
    "(id, name, credit_code, region, capital, source, founded_on, contact, mobile)";

/// sqlite3 and nothing else, as durable as the program's own file.
class BareFile {
  public:
    explicit BareFile(fs::path const& file) : file_(file) {
        must_be(sqlite3_open(file.c_str(), &handle_));
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
        run("CREATE TABLE bare (id INTEGER PRIMARY KEY, name TEXT, credit_code TEXT, region TEXT,"
            " capital TEXT, source TEXT, founded_on TEXT, contact TEXT, mobile TEXT)");
        must_be(sqlite3_prepare_v2(
            handle_,
            (std::string("INSERT INTO bare") + columns + " VALUES (?,?,?,?,?,?,?,?,?)").c_str(), -1,
            &insert_, nullptr));
    }
    ~BareFile() {
        sqlite3_finalize(insert_);
        sqlite3_close(handle_);
        for (char const* const suffix : {"", "-wal", "-shm"})
            fs::remove(file_.string() + suffix);
    }
    BareFile(BareFile const&) = delete;
    BareFile& operator=(BareFile const&) = delete;

    void run(char const* sql) { must_be(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }
    void insert(std::int64_t id, Customer const& row) {
        sqlite3_bind_int64(insert_, 1, id);
        int place = 1;
        for (auto const* text : {&row.name, &row.credit_code, &row.region, &row.capital,
                                 &row.source, &row.founded_on, &row.contact, &row.mobile})
            sqlite3_bind_text(insert_, ++place, text->data(), static_cast<int>(text->size()),
                              SQLITE_STATIC);
        if (sqlite3_step(insert_) != SQLITE_DONE)
            throw std::runtime_error(sqlite3_errmsg(handle_));
        sqlite3_reset(insert_);
    }

  private:
    void must_be(int code) {
        if (code != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(handle_));
    }
    fs::path file_;
    sqlite3* handle_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
};

void write(db::Database& database, std::string const& sql) {
    must(database.write([&](db::Transaction& transaction) -> Result<Done> {
        transaction.run_script(sql);
        return Done{};
    }));
}

/// A table of the floor's own that is gone afterwards.
class BareTable {
  public:
    explicit BareTable(db::Database& database) : database_(database) {
        write(database_,
              "CREATE TABLE bare (id BIGINT PRIMARY KEY, name TEXT, credit_code TEXT,"
              " region TEXT, capital TEXT, source TEXT, founded_on TEXT, contact TEXT,"
              " mobile TEXT)");
    }
    ~BareTable() { write(database_, "DROP TABLE bare"); }
    BareTable(BareTable const&) = delete;
    BareTable& operator=(BareTable const&) = delete;

    static void insert(db::Transaction& transaction, std::int64_t id, Customer const& row) {
        static std::string const sql =
            std::string("INSERT INTO bare") + columns + " VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)";
        transaction.execute(sql, {id, row.name, row.credit_code, row.region, row.capital,
                                  row.source, row.founded_on, row.contact, row.mobile});
    }

  private:
    db::Database& database_;
};

void read_all(db::Session& session, std::string_view sql, std::initializer_list<db::Value> values) {
    auto const cursor = session.query(sql, values);
    while (cursor->next() != nullptr)
        continue;
}

/// How often `action` can be done in that time.
template <typename Action>
double rate_of(double seconds, Action&& action) {
    Stopwatch const watch;
    std::int64_t times = 0;
    for (; watch.seconds() < seconds; ++times)
        action(times);
    return static_cast<double>(times) / watch.seconds();
}

}  // namespace

double bare_insert_rate(fs::path const& folder, Customers const& customers, std::int64_t rows) {
    BareFile file(folder / "bare.db");
    Stopwatch const watch;
    for (std::int64_t row = 0; row < rows; ++row) {
        if (row % slice_rows == 0)
            file.run(row == 0 ? "BEGIN" : "COMMIT; BEGIN");
        file.insert(row, customers.at(row));
    }
    file.run("COMMIT");
    return static_cast<double>(rows) / watch.seconds();
}

double bare_insert_rate(db::Database& database, Customers const& customers, std::int64_t rows) {
    BareTable const table(database);
    Stopwatch const watch;
    for (std::int64_t done = 0; done < rows; done += slice_rows)
        must(database.write([&](db::Transaction& transaction) -> Result<Done> {
            for (auto row = done; row < std::min(rows, done + slice_rows); ++row)
                BareTable::insert(transaction, row, customers.at(row));
            return Done{};
        }));
    return static_cast<double>(rows) / watch.seconds();
}

double bare_commit_rate(fs::path const& folder, double seconds) {
    BareFile file(folder / "bare.db");
    Customer const row{.name = "中国公司", .credit_code = "91", .region = "江苏省"};
    return rate_of(seconds, [&](std::int64_t id) {
        file.run("BEGIN");
        file.insert(id, row);
        file.run("COMMIT");
    });
}

double bare_commit_rate(db::Database& database, double seconds) {
    BareTable const table(database);
    Customer const row{.name = "中国公司", .credit_code = "91", .region = "江苏省"};
    return rate_of(seconds, [&](std::int64_t id) {
        must(database.write([&](db::Transaction& transaction) -> Result<Done> {
            BareTable::insert(transaction, id, row);
            return Done{};
        }));
    });
}

double sync_rate(fs::path const& folder, double seconds) {
    auto const path = folder / "bare.sync";
    int const file = open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    check(file >= 0, "the scratch folder can be written");
    std::string const page(4096, 'x');
    auto const rate = rate_of(seconds, [&](std::int64_t) {
        check(::write(file, page.data(), page.size()) == 4096 && fdatasync(file) == 0,
              "the disk takes a page");
    });
    close(file);
    fs::remove(path);
    return rate;
}

Latencies bare_scans(db::Database& database, int times) {
    Latencies latencies;
    for (int i = 0; i < times; ++i)
        latencies.add(timed([&] {
            read_all(*database.read(), "SELECT count(*) FROM customer WHERE version = $1",
                     {std::int64_t{-1 - i}});
        }));
    return latencies;
}

Latencies bare_pages(db::Database& database, std::int64_t highest_id, int times) {
    Latencies latencies;
    for (int i = 0; i < times; ++i)
        latencies.add(timed([&] {
            read_all(*database.read(),
                     "SELECT id, name, number, region, updated_at FROM customer WHERE id <= $1"
                     " ORDER BY id DESC LIMIT 50",
                     {highest_id - i * highest_id / times});
        }));
    return latencies;
}

Latencies bare_files(db::Database& database, std::vector<std::int64_t> const& ids) {
    Latencies latencies;
    for (auto const id : ids)
        latencies.add(timed([&] {
            auto const reader = database.read();
            read_all(*reader,
                     "SELECT id, name, number, region, updated_at FROM customer WHERE id = $1",
                     {id});
            read_all(*reader, "SELECT id, name, mobile, salt FROM contact WHERE customer = $1",
                     {id});
            read_all(*reader, "SELECT id, content, happened_at FROM follow_up WHERE customer = $1",
                     {id});
            read_all(*reader,
                     "SELECT sequence, at, action, summary, detail FROM audit_entry"
                     " WHERE customer_id = $1 ORDER BY sequence DESC LIMIT 50",
                     {id});
        }));
    return latencies;
}

}  // namespace kedang::bench
