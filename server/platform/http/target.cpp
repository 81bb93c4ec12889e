#include "platform/http/target.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>

#include "platform/http/text.h"

namespace kedang::http {
namespace {

enum class Plus { Literal, Blank };

bool is_utf8(std::string_view text) {
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 character = 0;
        U8_NEXT(bytes, at, size, character);
        if (character < 0)
            return false;
    }
    return true;
}

std::optional<std::string> decode(std::string_view text, Plus plus) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c == '+' && plus == Plus::Blank) {
            c = ' ';
        } else if (c == '%') {
            unsigned value = 0;
            auto const digits = text.substr(at + 1, 2);
            auto const end = digits.data() + digits.size();
            if (digits.size() < 2 || std::from_chars(digits.data(), end, value, 16).ptr != end)
                return std::nullopt;
            c = static_cast<char>(value);
            at += 2;
        }
        decoded.push_back(c);
    }
    if (decoded.find('\0') != std::string::npos || !is_utf8(decoded))
        return std::nullopt;
    return decoded;
}

bool is_unambiguous(std::string_view path) {
    auto const forbidden = [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '\\'; };
    if (path.empty() || path.front() != '/' || std::any_of(path.begin(), path.end(), forbidden))
        return false;
    auto const segments = split_trimmed(path, '/');
    return std::none_of(segments.begin(), segments.end(),
                        [](std::string_view segment) { return segment == "." || segment == ".."; });
}

// "http://host/a" → "/a"; anything else unchanged.
std::string_view without_origin(std::string_view target) {
    for (std::string_view const scheme : {"http://", "https://"}) {
        if (!equal_ignoring_case(target.substr(0, scheme.size()), scheme))
            continue;
        auto const slash = target.find('/', scheme.size());
        return slash == std::string_view::npos ? "/" : target.substr(slash);
    }
    return target;
}

}  // namespace

std::optional<Target> parse_target(std::string_view target) {
    if (target.find('#') != std::string_view::npos)
        return std::nullopt;
    target = without_origin(target);
    auto const question = std::min(target.find('?'), target.size());
    auto path = decode(target.substr(0, question), Plus::Literal);
    if (!path || !is_unambiguous(*path))
        return std::nullopt;

    Target parsed{std::move(*path), {}};
    for (std::string_view const pair :
         split_trimmed(target.substr(std::min(question + 1, target.size())), '&')) {
        auto const equals = std::min(pair.find('='), pair.size());
        auto name = decode(pair.substr(0, equals), Plus::Blank);
        auto value = decode(pair.substr(std::min(equals + 1, pair.size())), Plus::Blank);
        if (!name || !value)
            return std::nullopt;
        parsed.query.emplace_back(std::move(*name), std::move(*value));
    }
    return parsed;
}

}  // namespace kedang::http
