// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"
#include "fields/types/all_types.h"
#include "fields/types/domain_name.h"
#include "fields/types/entry.h"
#include "fields/types/length.h"
#include "fields/types/shapes.h"

namespace kedang::fields::types {
namespace {

constexpr std::int64_t longest_url = 2048;

/// Only http and https: a stored javascript: address would run when it is clicked.
Result<Parsed> parse(Field const& field, std::string_view typed, ParseContext const&) {
    TRY_SET(std::string const line, one_line(field, typed));
    if (means_absent(line))
        return Parsed{};
    std::string const narrow = text::half_width(line);
    std::string const lower = text::ascii_lower(narrow);
    std::string scheme = "http://";
    std::string_view rest = narrow;
    if (lower.starts_with("http://") || lower.starts_with("https://")) {
        scheme = lower.substr(0, lower.find("//") + 2);
        rest.remove_prefix(scheme.size());
    }
    std::size_t const host_end = std::min(rest.find_first_of("/?#"), rest.size());
    std::string_view host = rest.substr(0, host_end);
    std::string_view port;
    if (std::size_t const colon = host.find(':'); colon != std::string_view::npos) {
        port = host.substr(colon);
        host = host.substr(0, colon);
    }
    bool const good_port =
        port.empty() || (port.size() > 1 && port.size() <= 6 &&
                         port.find_first_not_of("0123456789", 1) == std::string_view::npos);
    auto const domain = domain_name(host);
    if (!domain || !good_port || rest.find(' ') != std::string_view::npos)
        return refuse(field, "url", quoted(line) + " 不是网址，请填写如 www.example.com");
    std::string url = scheme + *domain + std::string(port) + std::string(rest.substr(host_end));
    TRY(within_length(field, url, longest_url));
    return Parsed{Value::of_text(std::move(url))};
}

}  // namespace

constinit FieldType const url{"url",      text_column,  parse,         write_text,
                              plain_text, sort_by_text, no_index_keys, text_operators};

}  // namespace kedang::fields::types
