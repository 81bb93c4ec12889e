// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.h"
#include "fields/types/all_types.h"
#include "fields/types/domain_name.h"
#include "fields/types/entry.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

/// The dot-atom of RFC 5322: what real mailboxes use; quoted local parts are refused.
bool good_local_part(std::string_view local) {
    constexpr std::string_view signs = "!#$%&'*+-/=?^_`{|}~.";
    return !local.empty() && local.size() <= 64 && local.front() != '.' && local.back() != '.' &&
           local.find("..") == std::string_view::npos &&
           std::all_of(local.begin(), local.end(), [&](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      signs.find(c) != std::string_view::npos;
           });
}

Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const&) {
    TRY_SET(std::string const line, one_narrow_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    std::string_view address = line;
    if (text::ascii_lower(line).starts_with("mailto:"))
        address.remove_prefix(std::string_view("mailto:").size());
    std::size_t const at = address.find('@');
    if (at == std::string_view::npos)
        return refuse(field, "email", quoted(line) + " 缺少 @，请填写如 name@example.com");
    if (address.find('@', at + 1) != std::string_view::npos)
        return refuse(field, "email", quoted(line) + " 有不止一个 @，请只填一个邮箱地址");
    std::string_view const local = address.substr(0, at);
    if (!good_local_part(local))
        return refuse(field, "email",
                      quoted(line) + " 的 @ 前面只能有英文字母、数字和 . _ - 等符号，请核对");
    auto const domain = domain_name(address.substr(at + 1));
    if (!domain)
        return refuse(field, "email",
                      quoted(line) + " 的 @ 后面不是邮箱域名，请填写如 name@example.com");
    if (local.size() + 1 + domain->size() > 254)
        return refuse(field, "email", "邮箱地址最长 254 个字符，请核对");
    return Parsed{Value::of_text(std::string(local) + "@" + *domain)};
}

/// One mailbox, whichever way its letters are typed.
std::vector<IndexKey> index_keys(Value const& value) {
    if (value.absent())
        return {};
    return {{"email", text::ascii_lower(value.text)}};
}

std::string sort_key(Value const& value) {
    return text::ascii_lower(value.text);
}

}  // namespace

constinit FieldType const email{"email",    text_column, parse,      write_text,
                                plain_text, sort_key,    index_keys, text_operators};

}  // namespace kedang::fields::types
