// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/keyring.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "platform/crypto/field_cipher.h"
#include "platform/crypto/recovery.h"
#include "platform/crypto/testing.h"

namespace kedang::crypto {
namespace {

namespace fs = std::filesystem;

mode_t mode_of(fs::path const& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0);
    return status.st_mode & 0777;
}

std::string content_of(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void overwrite(fs::path const& path, std::string const& content) {
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
    fs::permissions(path, fs::perms::owner_read);
}

class KeyringFiles : public testing::Test {
  protected:
    Keyring create() {
        auto made = Keyring::create(keys(), std::nullopt);
        EXPECT_TRUE(made.ok());
        return std::move(made).value();
    }
    std::string refusal() {
        auto opened = Keyring::open(keys(), std::nullopt);
        return opened.ok() ? "opened" : opened.error().key;
    }
    fs::path keys() const { return folder_.path() / "keys"; }
    fs::path master_file() const { return keys() / "master.key"; }
    fs::path keyring_file() const { return keys() / "keyring"; }

    TestFolder folder_;
};

TEST_F(KeyringFiles, are_for_their_owner_alone) {
    create();
    EXPECT_EQ(mode_of(keys()), 0700u);
    EXPECT_EQ(mode_of(master_file()), 0400u);
    EXPECT_EQ(mode_of(keyring_file()), 0600u);
}

TEST_F(KeyringFiles, open_to_the_same_keys) {
    Keyring const made = create();
    auto opened = Keyring::open(keys(), std::nullopt);
    ASSERT_TRUE(opened.ok()) << opened.error().title;
    EXPECT_EQ(opened.value().installation_id(), made.installation_id());
    EXPECT_EQ(made.installation_id().size(), 32u);
    ASSERT_EQ(opened.value().keys().size(), made.keys().size());
    for (Key const& key : made.keys())
        EXPECT_EQ(opened.value().find(key.id)->secret.reveal(), key.secret.reveal());
}

TEST_F(KeyringFiles, hold_no_purpose_key_in_clear) {
    Keyring const made = create();
    std::string const wrapped = content_of(keyring_file());
    for (Key const& key : made.keys())
        EXPECT_EQ(wrapped.find(as_text(key.secret.reveal())), std::string::npos);
    EXPECT_EQ(wrapped.find(as_text(made.master().reveal())), std::string::npos);
}

TEST_F(KeyringFiles, are_never_overwritten) {
    create();
    std::string const before = content_of(master_file());
    auto again = Keyring::create(keys(), std::nullopt);
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().key, "keys_exist");
    EXPECT_EQ(content_of(master_file()), before);
}

TEST_F(KeyringFiles, refuse_a_missing_master_key_and_make_none) {
    create();
    fs::remove(master_file());
    EXPECT_EQ(refusal(), "master_key_missing");
    EXPECT_FALSE(fs::exists(master_file()));
}

TEST_F(KeyringFiles, refuse_a_missing_keyring) {
    create();
    fs::remove(keyring_file());
    EXPECT_EQ(refusal(), "keyring_missing");
}

TEST_F(KeyringFiles, refuse_a_truncated_master_key_at_every_length) {
    create();
    std::string const whole = content_of(master_file());
    for (std::size_t length = 0; length < 64; ++length) {
        overwrite(master_file(), whole.substr(0, length));
        EXPECT_EQ(refusal(), "master_key_truncated") << length;
    }
    overwrite(master_file(), whole);
    EXPECT_EQ(refusal(), "opened");
}

TEST_F(KeyringFiles, refuse_the_master_key_of_another_installation) {
    create();
    TestFolder other;
    ASSERT_TRUE(Keyring::create(other.path() / "keys", std::nullopt).ok());
    overwrite(master_file(), content_of(other.path() / "keys/master.key"));
    EXPECT_EQ(refusal(), "master_key_wrong");
}

TEST_F(KeyringFiles, refuse_a_master_key_that_others_can_read) {
    create();
    fs::permissions(master_file(), fs::perms::group_read, fs::perm_options::add);
    EXPECT_EQ(refusal(), "master_key_exposed");
}

TEST_F(KeyringFiles, refuse_a_keyring_with_any_byte_changed_or_cut) {
    create();
    std::string const whole = content_of(keyring_file());
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        overwrite(keyring_file(), changed);
        EXPECT_NE(refusal(), "opened") << at;
        overwrite(keyring_file(), whole.substr(0, at));
        EXPECT_NE(refusal(), "opened") << at;
    }
    overwrite(keyring_file(), whole);
    EXPECT_EQ(refusal(), "opened");
}

TEST_F(KeyringFiles, take_the_master_key_from_a_credential) {
    fs::path const credential = folder_.path() / "kedang-master";
    std::ofstream(credential) << std::string(64, 'a');
    auto made = Keyring::create(keys(), credential);
    ASSERT_TRUE(made.ok()) << made.error().title;
    EXPECT_FALSE(fs::exists(master_file()));
    EXPECT_TRUE(Keyring::open(keys(), credential).ok());
    EXPECT_EQ(refusal(), "master_key_missing");
}

TEST_F(KeyringFiles, come_back_from_wrapped_keyring_and_recovery_sheet_alone) {
    Keyring const made = create();
    Bytes const backup = made.serialise();
    SecretText const sheet = recovery_sheet(made);

    auto master = master_from_recovery(sheet.reveal());
    ASSERT_TRUE(master.ok()) << master.error().title;
    auto opened = Keyring::open_wrapped(backup, std::move(master).value());
    ASSERT_TRUE(opened.ok());
    TestFolder elsewhere;
    ASSERT_TRUE(opened.value().install(elsewhere.path() / "keys").ok());
    auto restored = Keyring::open(elsewhere.path() / "keys", std::nullopt);
    ASSERT_TRUE(restored.ok());
    EXPECT_EQ(restored.value().installation_id(), made.installation_id());
}

TEST_F(KeyringFiles, keep_archived_keys_readable_and_destroyed_ones_gone) {
    Keyring keyring = create();
    RecordSalt const salt = new_record_salt();
    auto const sealed =
        RecordCipher::open(keyring, {1, 1}, salt).value().encrypt(1, 1, "旧密钥下的值");
    std::uint32_t const old_key = keyring.active(Purpose::Field).id;
    EXPECT_FALSE(keyring.destroy(old_key).ok()) << "an active key is not destroyed";

    EXPECT_NE(keyring.rotate(Purpose::Field), old_key);
    keyring.save(keys());
    Keyring const reopened = Keyring::open(keys(), std::nullopt).value();
    EXPECT_EQ(RecordCipher::open(reopened, {1, 1}, salt).value().decrypt(1, 1, sealed).value(),
              "旧密钥下的值");

    ASSERT_TRUE(keyring.destroy(old_key).ok());
    keyring.save(keys());
    Keyring const without = Keyring::open(keys(), std::nullopt).value();
    EXPECT_EQ(without.find(old_key)->state, KeyState::Destroyed);
    EXPECT_FALSE(RecordCipher::open(without, {1, 1}, salt).value().decrypt(1, 1, sealed).ok());
}

TEST(Recovery, names_the_group_that_was_mistyped) {
    TestFolder folder;
    std::ofstream(folder.path() / "fixed") << std::string(64, 'a');
    auto const keys = Keyring::create(folder.path() / "keys", folder.path() / "fixed").value();
    std::string const sheet(recovery_sheet(keys).reveal());
    std::string const groups = sheet.substr(sheet.find("\n\n") + 2);
    int named = 0;
    for (int group = 0; group < 8; ++group) {
        std::string wrong = groups;
        // Groups stand two characters apart, a line of three is one shorter at its end.
        std::size_t const at =
            static_cast<std::size_t>(group) * 10 - static_cast<std::size_t>(group / 3);
        wrong[at] = wrong[at] == 'A' ? 'B' : 'A';
        auto read = master_from_recovery(wrong);
        ASSERT_FALSE(read.ok());
        named +=
            read.error().title.find("第" + std::to_string(group + 1) + "组") != std::string::npos;
    }
    EXPECT_EQ(named, 8) << "a check byte misses a slip once in 256 times, then group 9 is named";
}

TEST(Recovery, reads_what_people_write) {
    TestKeyring keys;
    std::string const sheet(recovery_sheet(*keys).reveal());
    std::string typed = sheet.substr(sheet.find("\n\n") + 2);
    for (char& character : typed) {
        if (character == '0')
            character = 'o';
        else if (character == '1')
            character = 'l';
        else if (character >= 'A' && character <= 'Z')
            character = static_cast<char>(character - 'A' + 'a');
    }
    auto read = master_from_recovery(typed);
    ASSERT_TRUE(read.ok()) << read.error().title;
    EXPECT_EQ(read.value().reveal(), keys->master().reveal());
    EXPECT_FALSE(master_from_recovery("").ok());
    EXPECT_FALSE(master_from_recovery(typed.substr(10)).ok());
}

}  // namespace
}  // namespace kedang::crypto
