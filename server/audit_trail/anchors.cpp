// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/anchors.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "audit_trail/store_encoding.h"
#include "base/check.h"
#include "base/json_writer.h"

namespace kedang::audit_trail {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view file_prefix = "kedang-audit-";

template <std::size_t Width>
bool copy_exactly(std::optional<crypto::Bytes> const& bytes, std::array<std::byte, Width>& target) {
    if (!bytes || bytes->size() != Width)
        return false;
    std::copy(bytes->begin(), bytes->end(), target.begin());
    return true;
}

std::string text_of(boost::json::object const& object, std::string_view key) {
    auto const* const value = object.if_contains(key);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

std::int64_t number_of(boost::json::object const& object, std::string_view key) {
    auto const* const value = object.if_contains(key);
    return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

std::optional<Checkpoint> checkpoint_from(std::string_view line) {
    line.remove_prefix(std::min(line.find('{'), line.size()));
    boost::json::error_code failed;
    boost::json::value const parsed = boost::json::parse(line, failed);
    if (failed || !parsed.is_object())
        return std::nullopt;
    boost::json::object const& object = parsed.get_object();
    Checkpoint checkpoint{.installation_id = text_of(object, "installation"),
                          .epoch = number_of(object, "epoch"),
                          .sequence = number_of(object, "sequence"),
                          .hash = {},
                          .at = {},
                          .key_id = static_cast<std::uint32_t>(number_of(object, "key")),
                          .signature = {}};
    auto const at = parse_rfc3339(text_of(object, "at"));
    if (!at || !copy_exactly(crypto::from_hex(text_of(object, "hash")), checkpoint.hash) ||
        !copy_exactly(crypto::from_base64url(text_of(object, "signature")), checkpoint.signature))
        return std::nullopt;
    checkpoint.at = *at;
    return checkpoint;
}

/// An open file; throws what the system says.
class AppendedFile {
  public:
    explicit AppendedFile(fs::path const& path)
        : path_(path),
          number_(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0640)) {
        if (number_ < 0)
            fail();
    }
    ~AppendedFile() { ::close(number_); }
    AppendedFile(AppendedFile const&) = delete;
    AppendedFile& operator=(AppendedFile const&) = delete;

    /// A line that a crash has torn must not swallow the next one.
    bool ends_amid_a_line() const {
        off_t const size = ::lseek(number_, 0, SEEK_END);
        char last = '\n';
        if (size > 0 && ::pread(number_, &last, 1, size - 1) != 1)
            fail();
        return last != '\n';
    }
    void append(std::string const& text) const {
        ssize_t const written = ::write(number_, text.data(), text.size());
        if (written != static_cast<ssize_t>(text.size()) || ::fsync(number_) != 0)
            fail();
    }

  private:
    [[noreturn]] void fail() const {
        throw std::system_error(errno, std::generic_category(), path_.string());
    }
    fs::path path_;
    int number_;
};

}  // namespace

bool signed_by(std::span<crypto::PublicKey const> keys, Checkpoint const& checkpoint) {
    auto const key = std::find_if(keys.begin(), keys.end(), [&](crypto::PublicKey const& each) {
        return each.key_id == checkpoint.key_id;
    });
    return key != keys.end() &&
           crypto::verify(key->bytes, store::signed_bytes(checkpoint), checkpoint.signature);
}

std::string anchor_line(Checkpoint const& checkpoint) {
    JsonWriter line;
    line.begin_object()
        .member("format", 1)
        .member("installation", checkpoint.installation_id)
        .member("epoch", checkpoint.epoch)
        .member("sequence", checkpoint.sequence)
        .member("hash", crypto::to_hex(checkpoint.hash))
        .member("at", to_rfc3339(checkpoint.at))
        .member("key", std::int64_t{checkpoint.key_id})
        .member("signature", crypto::to_base64url(checkpoint.signature))
        .end_object();
    return line.take();
}

void append_anchors(fs::path const& directory, std::span<Checkpoint const> checkpoints) {
    check(!checkpoints.empty(), "there is something to append");
    AppendedFile const file(
        directory / (std::string(file_prefix) + checkpoints.front().installation_id + ".jsonl"));
    std::string lines = file.ends_amid_a_line() ? "\n" : "";
    for (Checkpoint const& checkpoint : checkpoints)
        lines += anchor_line(checkpoint) + "\n";
    file.append(lines);
}

Result<Anchors> read_anchors(fs::path const& directory, std::string_view installation_id,
                             std::span<crypto::PublicKey const> keys) {
    if (!fs::is_directory(directory))
        return Error{
            ErrorCode::NotFound, "anchor_directory_missing",
            "找不到日志签名的外部存放目录 " + directory.string() + "，请检查该目录是否已挂载"};
    Anchors anchors;
    for (fs::directory_entry const& entry : fs::directory_iterator(directory)) {
        if (!entry.path().filename().string().starts_with(file_prefix))
            continue;
        std::ifstream file(entry.path());
        if (!file)
            throw std::runtime_error("cannot read " + entry.path().string());
        for (std::string line; std::getline(file, line);) {
            auto checkpoint = checkpoint_from(line);
            if (checkpoint && checkpoint->installation_id == installation_id &&
                signed_by(keys, *checkpoint))
                anchors.checkpoints.push_back(std::move(*checkpoint));
            else
                ++anchors.unusable_lines;
        }
    }
    std::stable_sort(
        anchors.checkpoints.begin(), anchors.checkpoints.end(),
        [](Checkpoint const& a, Checkpoint const& b) { return a.sequence < b.sequence; });
    return anchors;
}

}  // namespace kedang::audit_trail
