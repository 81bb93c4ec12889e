#include "platform/http/request_head.h"

#include <sys/random.h>

#include <cerrno>
#include <system_error>

#include "platform/http/target.h"
#include "platform/http/text.h"

namespace kedang::http {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

std::vector<std::string_view> values_of(Headers const& headers, std::string_view name) {
    std::vector<std::string_view> values;
    for (auto const& [key, value] : headers)
        if (equal_ignoring_case(key, name))
            values.push_back(value);
    return values;
}

// Beast ignores a Transfer-Encoding it does not know and then sees no body at all, where a proxy in
// front may see one.
std::optional<Refusal> check_framing(ReceivedHead const& received) {
    auto const encodings = values_of(received.headers, "Transfer-Encoding");
    if (encodings.empty())
        return std::nullopt;
    if (received.version == Version::Http10 || encodings.size() > 1 ||
        !equal_ignoring_case(trimmed(encodings.front()), "chunked"))
        return Refusal{400, "bad_transfer_encoding",
                       "传输编码 " + std::string(encodings.front()) + " 不支持，只接受 chunked"};
    return std::nullopt;
}

std::optional<Refusal> check_host(ReceivedHead const& received) {
    auto const hosts = values_of(received.headers, "Host");
    if (hosts.size() > 1 || (hosts.empty() && received.version == Version::Http11))
        return Refusal{400, "bad_host", "请求头 Host 应当有且只有一个"};
    return std::nullopt;
}

std::optional<Refusal> check_expectation(ReceivedHead const& received) {
    for (std::string_view const value : values_of(received.headers, "Expect"))
        if (!equal_ignoring_case(trimmed(value), "100-continue"))
            return Refusal{417, "expectation_unknown",
                           "请求头 Expect: " + std::string(value) + " 不支持，只接受 100-continue"};
    return std::nullopt;
}

}  // namespace

std::variant<RequestHead, Refusal> read_head(ReceivedHead received) {
    for (auto const& rule : {check_framing, check_host, check_expectation})
        if (auto refusal = rule(received))
            return std::move(*refusal);
    auto const method = parse_method(received.method);
    if (!method)
        return Refusal{501, "method_unknown",
                       "不支持请求方法 " + std::string(received.method) +
                           "，可用 GET、HEAD、POST、PUT、PATCH、DELETE、OPTIONS"};
    auto target = parse_target(received.target);
    if (!target)
        return Refusal{400, "bad_target",
                       "请求地址有误：应以 / 开头，按UTF-8编码，不含 .. 和反斜杠"};

    RequestHead head;
    head.method = *method;
    head.path = std::move(target->path);
    head.query = std::move(target->query);
    head.headers = std::move(received.headers);
    head.peer = std::move(received.peer);
    head.request_id = std::move(received.request_id);
    head.content_length = received.content_length;
    return head;
}

std::string make_request_id() {
    std::uint64_t bits = 0;
    while (getrandom(&bits, sizeof bits, 0) != sizeof bits)
        if (errno != EINTR)
            throw std::system_error(errno, std::generic_category(), "getrandom");
    constexpr std::string_view digits = "0123456789abcdef";
    std::string id(2 * sizeof bits, '0');
    for (char& digit : id) {
        digit = digits[bits & 0xf];
        bits >>= 4;
    }
    return id;
}

}  // namespace kedang::http
