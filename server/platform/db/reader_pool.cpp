// SPDX-License-Identifier: Apache-2.0
#include "platform/db/reader_pool.h"

#include "platform/db/failures.h"

namespace kedang::db {

class ReaderPool::LentReader final : public Reader {
  public:
    LentReader(ReaderPool& pool, std::unique_ptr<Connection> connection)
        : pool_(pool), connection_(std::move(connection)) {}
    ~LentReader() override {
        end_snapshot();
        pool_.give_back(connection_->usable() ? std::move(connection_) : nullptr);
    }

    Engine engine() const override { return connection_->engine(); }
    std::unique_ptr<Cursor> query(std::string_view sql, Parameters parameters) override {
        return connection_->query(sql, parameters);
    }
    std::int64_t execute(std::string_view sql, Parameters parameters) override {
        return connection_->execute(sql, parameters);
    }

  private:
    void end_snapshot() noexcept {
        try {
            connection_->commit();
        } catch (DatabaseError const&) {
            connection_
                ->roll_back();  // nothing was written; the reader has already said what failed
        }
    }

    ReaderPool& pool_;
    std::unique_ptr<Connection> connection_;
};

ReaderPool::ReaderPool(int size, Connect connect) : connect_(std::move(connect)), not_open_(size) {
    check(size > 0, "settings ask for at least one reader");
}

ReaderPool::~ReaderPool() = default;

std::unique_ptr<Reader> ReaderPool::lend() {
    try {
        return std::make_unique<LentReader>(*this, in_snapshot(take()));
    } catch (DatabaseError const&) {
        give_back(nullptr);
        throw;
    }
}

std::unique_ptr<Connection> ReaderPool::take() {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [&] { return !idle_.empty() || not_open_ > 0; });
    if (idle_.empty()) {
        --not_open_;
        return nullptr;
    }
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
}

std::unique_ptr<Connection> ReaderPool::in_snapshot(std::unique_ptr<Connection> connection) const {
    if (connection) {
        try {
            connection->begin_snapshot();
            return connection;
        } catch (ConnectionLost const&) {
            connection.reset();  // the server was restarted while it lay idle
        }
    }
    connection = connect_();
    connection->begin_snapshot();
    return connection;
}

void ReaderPool::give_back(std::unique_ptr<Connection> connection) {
    {
        std::lock_guard const lock(mutex_);
        if (connection)
            idle_.push_back(std::move(connection));
        else
            ++not_open_;
    }
    returned_.notify_one();
}

}  // namespace kedang::db
