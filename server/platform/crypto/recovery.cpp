// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/recovery.h"

#include <algorithm>
#include <vector>

#include "platform/crypto/keyring.h"
#include "platform/crypto/primitives.h"

namespace kedang::crypto {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t group_count = 9;  // eight of the key, one over all of it
constexpr std::size_t group_characters = 8;
constexpr std::size_t group_bytes = 5;
constexpr std::size_t key_bytes_in_group = 4;

using Group = std::array<std::byte, group_bytes>;

std::string spell(Group const& group) {
    std::uint64_t value = 0;
    for (std::byte const byte : group)
        value = value << 8 | static_cast<std::uint64_t>(byte);
    std::string text(group_characters, '0');
    for (std::size_t i = group_characters; i > 0; --i, value >>= 5)
        text[i - 1] = alphabet[value & 31];
    return text;
}

int digit(char character) {
    char const upper =
        character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
    char const read = upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
    auto const found = alphabet.find(read);
    return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

/// Nothing if the word is not a group at all.
std::optional<Group> read_group(std::string_view word) {
    if (word.size() != group_characters)
        return std::nullopt;
    std::uint64_t value = 0;
    for (char const character : word) {
        if (digit(character) < 0)
            return std::nullopt;
        value = value << 5 | static_cast<std::uint64_t>(digit(character));
    }
    Group group;
    for (std::size_t i = group_bytes; i > 0; --i, value >>= 8)
        group[i - 1] = static_cast<std::byte>(value);
    return group;
}

std::byte check_byte(std::size_t number, ByteView key_part) {
    CanonicalWriter writer;
    writer.u32(static_cast<std::uint32_t>(number)).raw(key_part);
    return hash256(writer.view())[0];
}

Group over_all(ByteView master) {
    CanonicalWriter writer;
    writer.sized("kedang recovery sheet").raw(master);
    Hash256 const hash = hash256(writer.view());
    Group group;
    std::copy_n(hash.begin(), group.size(), group.begin());
    return group;
}

std::vector<Group> groups_in(std::string_view text) {
    std::vector<Group> groups;
    constexpr std::string_view between = " \t\r\n-,;:";
    while (!text.empty()) {
        std::size_t const length = std::min(text.find_first_of(between), text.size());
        if (auto const group = read_group(text.substr(0, length)))
            groups.push_back(*group);
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    return groups;
}

Error wrong(std::string reason) {
    return {ErrorCode::Invalid, "recovery_text_wrong", std::move(reason)};
}

}  // namespace

SecretText recovery_sheet(Keyring const& keyring) {
    std::string sheet =
        "客档 主密钥恢复单\n"
        "系统标识 " +
        keyring.installation_id() +
        "\n"
        "请打印两份，分别封存在两处。持有本单和备份文件即可恢复全部数据，请勿拍照或上传。\n\n";
    ByteView const master = keyring.master().reveal();
    for (std::size_t i = 0; i + 1 < group_count; ++i) {
        ByteView const part = master.subspan(i * key_bytes_in_group, key_bytes_in_group);
        Group group;
        std::copy(part.begin(), part.end(), group.begin());
        group.back() = check_byte(i, part);
        sheet += spell(group) + (i % 3 == 2 ? "\n" : "  ");
    }
    return SecretText(sheet + spell(over_all(master)) + "\n");
}

Result<SecretBytes> master_from_recovery(std::string_view text) {
    start_library();
    std::vector<Group> const groups = groups_in(text);
    if (groups.size() != group_count)
        return wrong("恢复单应有9组、每组8个字符，实际读到" + std::to_string(groups.size()) +
                     "组，请检查是否漏抄或多抄");
    Bytes master;
    for (std::size_t i = 0; i + 1 < group_count; ++i) {
        ByteView const part = ByteView(groups[i]).first(key_bytes_in_group);
        if (groups[i].back() != check_byte(i, part))
            return wrong("恢复单第" + std::to_string(i + 1) + "组有误，请对照原单重新输入");
        master.insert(master.end(), part.begin(), part.end());
    }
    if (groups.back() != over_all(master))
        return wrong("恢复单第9组与前8组不符，请检查各组的次序和第9组");
    return SecretBytes(std::move(master));
}

}  // namespace kedang::crypto
