// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/key_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include "platform/crypto/primitives.h"

namespace kedang::crypto {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(fs::path const& path) {
    throw std::system_error(errno, std::generic_category(), path.string());
}

class Descriptor {
  public:
    Descriptor(fs::path const& path, int flags, mode_t mode = 0)
        : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
        if (number_ < 0)
            fail(path);
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int number() const { return number_; }

  private:
    int number_;
};

void sync(Descriptor const& file, fs::path const& path) {
    if (::fsync(file.number()) != 0)
        fail(path);
}

/// Temporary file, fsync, rename, fsync of the directory: after a crash the old or the new is
/// there.
void write_whole(fs::path const& path, std::string_view content, mode_t mode) {
    fs::path const temporary = path.string() + ".new";
    fs::remove(temporary);
    {
        Descriptor const file(temporary, O_WRONLY | O_CREAT | O_EXCL, mode);
        while (!content.empty()) {
            ssize_t const written = ::write(file.number(), content.data(), content.size());
            if (written < 0)
                fail(temporary);
            content.remove_prefix(static_cast<std::size_t>(written));
        }
        sync(file, temporary);
    }
    fs::rename(temporary, path);
    Descriptor const directory(path.parent_path(), O_RDONLY | O_DIRECTORY);
    sync(directory, path.parent_path());
}

std::string read_all(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

Error not_a_key(fs::path const& file, std::size_t digits) {
    return {ErrorCode::Invalid, "master_key_truncated",
            "主密钥文件 " + file.string() + " 内容不完整（应为64位十六进制，实为" +
                std::to_string(digits) + "位），请从备份或恢复单恢复；系统不会生成新的主密钥"};
}

}  // namespace

Result<Done> make_key_directory(fs::path const& directory) {
    for (char const* name : {master_key_name, keyring_name}) {
        if (fs::exists(directory / name))
            return Error{ErrorCode::Conflict, "keys_exist",
                         "目录 " + directory.string() + " 中已有密钥文件 " + name +
                             "，不会覆盖；请换一个空目录"};
    }
    fs::create_directories(directory);
    fs::permissions(directory, fs::perms::owner_all);
    return Done{};
}

Result<SecretBytes> read_master_key(fs::path const& file, FileGuard guard) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0)
        return Error{
            ErrorCode::NotFound, "master_key_missing",
            "找不到主密钥文件 " + file.string() + "，请从备份或恢复单恢复；系统不会生成新的主密钥"};
    if (guard == FileGuard::OwnerOnly && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return Error{ErrorCode::Forbidden, "master_key_exposed",
                     "主密钥文件 " + file.string() +
                         " 可被其他用户读取，系统拒绝启动；请执行 chmod 400 " + file.string()};
    SecretText text(read_all(file));
    std::string_view digits = text.reveal();
    while (!digits.empty() && (digits.back() == '\n' || digits.back() == '\r'))
        digits.remove_suffix(1);
    std::optional<Bytes> bytes = from_hex(digits);
    if (!bytes || bytes->size() != key_size)
        return not_a_key(file, digits.size());
    return SecretBytes(std::move(*bytes));
}

void write_master_key(fs::path const& directory, SecretBytes const& master) {
    SecretText const digits(to_hex(master.reveal()) + "\n");
    write_whole(directory / master_key_name, digits.reveal(), 0400);
}

Result<Bytes> read_keyring(fs::path const& directory) {
    fs::path const file = directory / keyring_name;
    if (!fs::exists(file))
        return Error{ErrorCode::NotFound, "keyring_missing",
                     "找不到密钥环文件 " + file.string() + "，请从备份恢复"};
    std::string const content = read_all(file);
    ByteView const bytes = as_bytes(content);
    return Bytes(bytes.begin(), bytes.end());
}

void write_keyring(fs::path const& directory, ByteView wrapped) {
    write_whole(directory / keyring_name, as_text(wrapped), 0600);
}

}  // namespace kedang::crypto
