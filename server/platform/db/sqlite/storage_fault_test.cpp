// What the write lane does when the disk fails. fdatasync and fsync of this program are replaced,
// so that a test sees every sync and can make it fail.
// SPDX-License-Identifier: Apache-2.0
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <fstream>
#include <thread>

#include "platform/db/testing.h"

namespace {

std::atomic<bool> disk_fails = false;
std::atomic<bool> fails_beside_the_lane = false;
std::atomic<std::thread::id> lane;
std::atomic<int> syncs = 0;

int sync_or_fail(long call, int descriptor) {
    ++syncs;
    if (disk_fails || (fails_beside_the_lane && std::this_thread::get_id() != lane)) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(call, descriptor));
}

}  // namespace

extern "C" int fdatasync(int descriptor) {
    return sync_or_fail(SYS_fdatasync, descriptor);
}
extern "C" int fsync(int descriptor) {
    return sync_or_fail(SYS_fsync, descriptor);
}

namespace kedang::db {
namespace {

class StorageFaultTest : public ::testing::Test {
  protected:
    StorageFaultTest() {
        EXPECT_TRUE(execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)").ok());
    }
    ~StorageFaultTest() override { disk_fails = false; }

    Result<Done> execute(std::string_view sql, std::initializer_list<Value> parameters = {}) {
        return database_->write([&](Transaction& transaction) -> Result<Done> {
            transaction.execute(sql, parameters);
            return Done{};
        });
    }
    Result<Done> add_note(std::string_view text) {
        return execute("INSERT INTO note (text) VALUES ($1)", {text});
    }
    std::int64_t notes() { return *database_->read()->integer("SELECT count(*) FROM note"); }

    TestDatabase database_{Engine::Sqlite};
};

TEST_F(StorageFaultTest, an_answer_comes_after_the_sync) {
    for (int round = 0; round < 5; ++round) {
        int const before = syncs;
        ASSERT_TRUE(add_note("x").ok());
        EXPECT_GT(syncs, before);
    }
}

TEST_F(StorageFaultTest, after_a_failed_sync_nothing_is_written_and_reads_go_on) {
    ASSERT_TRUE(add_note("before").ok());
    disk_fails = true;
    EXPECT_THROW(static_cast<void>(add_note("unknown")), DatabaseError);
    disk_fails = false;
    EXPECT_FALSE(database_->writable());
    auto const refused = add_note("after");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Unavailable);
    EXPECT_EQ(refused.error().title, "数据库写入失败，系统已转为只读，请联系管理员检查磁盘");
    EXPECT_TRUE(database_->alive());
    EXPECT_EQ(notes(), 1);

    database_.reopen();
    EXPECT_TRUE(database_->writable());
    EXPECT_EQ(database_->read()->text("PRAGMA integrity_check"), "ok");
    EXPECT_EQ(database_->read()->integer("SELECT count(*) FROM note WHERE text = 'before'"), 1);
    EXPECT_EQ(database_->read()->integer("SELECT count(*) FROM note WHERE text = 'after'"), 0);
}

TEST_F(StorageFaultTest, a_full_disk_refuses_and_recovers) {
    auto const pages = *database_->read()->integer("PRAGMA page_count");
    // The writer's own limit stands for the disk's.
    ASSERT_TRUE(execute("PRAGMA max_page_count = " + std::to_string(pages + 2)).ok());
    std::string const much(100'000, 'x');
    auto const refused = add_note(much);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Unavailable);
    EXPECT_EQ(refused.error().key, "disk_full");
    EXPECT_TRUE(database_->writable());
    EXPECT_TRUE(add_note("little").ok()) << "what has room is written";
    ASSERT_TRUE(execute("PRAGMA max_page_count = 1000000").ok());
    EXPECT_TRUE(add_note(much).ok());
    EXPECT_EQ(notes(), 2);
}

TEST_F(StorageFaultTest, a_damaged_file_is_not_written_any_more) {
    for (int note = 0; note < 200; ++note)
        ASSERT_TRUE(add_note(std::string(2000, 'x')).ok());
    database_.reopen();
    {
        std::fstream file(database_.location(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(4096);
        file << std::string(4096 * 20, '\xff');
    }
    bool threw = false;
    try {
        threw = !execute("UPDATE note SET text = 'y'").ok();
    } catch (DatabaseError const&) {
        threw = true;
    }
    EXPECT_TRUE(threw);
    EXPECT_FALSE(database_->writable());
}

TEST_F(StorageFaultTest, closing_leaves_everything_in_one_private_file) {
    ASSERT_TRUE(add_note("x").ok());
    std::filesystem::path const file = database_.location();
    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    database_.reopen();  // closing folds the log in; nobody has read or written since
    EXPECT_FALSE(std::filesystem::exists(file.string() + "-wal") &&
                 std::filesystem::file_size(file.string() + "-wal") > 0);
    EXPECT_EQ(notes(), 1);
}

TEST_F(StorageFaultTest, a_long_log_is_folded_into_the_file_while_others_write) {
    constexpr std::uintmax_t much = 70 << 20;
    std::string const text(1 << 20, 'x');
    for (int note = 0; note < 72; ++note)
        ASSERT_TRUE(add_note(text).ok());
    // It is moved beside the writing: each save looks how far that is.
    for (int note = 0; note < 20'000 && std::filesystem::file_size(database_.location()) < much;
         ++note)
        ASSERT_TRUE(add_note("x").ok());
    EXPECT_GE(std::filesystem::file_size(database_.location()), much);
    auto const log = std::filesystem::file_size(database_.location() + "-wal");
    EXPECT_LT(log, 160 << 20);
}

TEST_F(StorageFaultTest, a_log_that_cannot_be_folded_stops_the_writing) {
    std::string const text(1 << 20, 'x');
    for (int note = 0; note < 60; ++note)
        ASSERT_TRUE(add_note(text).ok());
    ASSERT_TRUE(database_
                    ->write([](Transaction&) -> Result<Done> {
                        lane = std::this_thread::get_id();
                        return Done{};
                    })
                    .ok());
    fails_beside_the_lane = true;
    for (int note = 0; note < 20'000 && database_->writable(); ++note)
        static_cast<void>(add_note(text.substr(0, note < 8 ? text.size() : 10)));
    fails_beside_the_lane = false;
    EXPECT_FALSE(database_->writable());
    EXPECT_TRUE(database_->alive());
}

TEST_F(StorageFaultTest, a_copy_is_complete_and_does_not_overwrite) {
    ASSERT_TRUE(add_note("x").ok());
    auto const copy = database_.folder() / "copy.db";
    database_->copy_to(copy);
    EXPECT_EQ(Database::open(copy)->read()->text("SELECT text FROM note"), "x");
    EXPECT_THROW(database_->copy_to(copy), DatabaseError);
    EXPECT_THROW(database_->copy_to(database_.folder() / "missing" / "copy.db"), DatabaseError);
}

}  // namespace
}  // namespace kedang::db
