#include "platform/http/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

#include "base/check.h"
#include "platform/http/text.h"

namespace kedang::http {
namespace {

constexpr int gzip_window =
    15 + 16;  // zlib: the largest window, and a gzip header instead of its own
constexpr int memory_level = 8;

// Whether the parameters after a coding say q=0, that is "not this one".
bool is_refused(std::vector<std::string_view> const& parts) {
    return std::any_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
        return part.size() > 2 && equal_ignoring_case(part.substr(0, 2), "q=") &&
               part.substr(2).find_first_not_of("0.") == std::string_view::npos;
    });
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
    bool any = false;
    for (std::string_view const coding : split_trimmed(accept_encoding, ',')) {
        auto const parts = split_trimmed(coding, ';');
        if (parts.empty())
            continue;
        if (equal_ignoring_case(parts.front(), "gzip"))
            return !is_refused(parts);
        any = any || (parts.front() == "*" && !is_refused(parts));
    }
    return any;
}

bool is_compressible(std::string_view content_type) {
    auto const type = trimmed(content_type.substr(0, content_type.find(';')));
    constexpr std::array<std::string_view, 6> exact = {
        "application/json", "application/javascript", "application/xml",
        "application/wasm", "image/svg+xml",          "application/manifest+json"};
    return equal_ignoring_case(type.substr(0, 5), "text/") || type.ends_with("+json") ||
           type.ends_with("+xml") ||
           std::any_of(exact.begin(), exact.end(), [&](std::string_view candidate) {
               return equal_ignoring_case(type, candidate);
           });
}

std::string gzip(std::string_view text) {
    check(text.size() <= std::numeric_limits<uInt>::max(), "replies in memory are far below 4 GiB");
    z_stream stream{};
    check(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzip_window, memory_level,
                       Z_DEFAULT_STRATEGY) == Z_OK,
          "zlib takes these parameters");
    std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    int const outcome = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    check(outcome == Z_STREAM_END, "deflateBound left room for everything");
    return packed;
}

}  // namespace kedang::http
