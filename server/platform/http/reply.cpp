#include "platform/http/reply.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <system_error>

#include "base/check.h"
#include "platform/http/gzip.h"
#include "platform/http/text.h"

namespace kedang::http {
namespace {

constexpr std::size_t smallest_compressed_bytes = 1024;

using Headers = std::vector<std::pair<std::string, std::string>>;

constexpr std::array<std::pair<int, std::string_view>, 24> reasons = {{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {409, "Conflict"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
}};

// May be empty: programs read the number alone.
std::string_view reason(int status) {
    auto const found = std::find_if(reasons.begin(), reasons.end(),
                                    [&](auto const& entry) { return entry.first == status; });
    return found == reasons.end() ? "" : found->second;
}

std::string_view value_of(Headers const& headers, std::string_view name) {
    for (auto const& [key, value] : headers)
        if (equal_ignoring_case(key, name))
            return value;
    return "";
}

void remove_header(Headers& headers, std::string_view name) {
    std::erase_if(headers,
                  [&](auto const& entry) { return equal_ignoring_case(entry.first, name); });
}

std::string_view without_weakness(std::string_view tag) {
    return tag.starts_with("W/") ? tag.substr(2) : tag;
}

bool is_known_to_client(RequestHead const& head, Response const& response) {
    auto const tag = value_of(response.headers, "ETag");
    bool const reads = head.method == Method::Get || head.method == Method::Head;
    if (tag.empty() || !reads || response.status != 200)
        return false;
    auto const known = split_trimmed(head.header("If-None-Match"), ',');
    return std::any_of(known.begin(), known.end(), [&](std::string_view candidate) {
        return candidate == "*" || without_weakness(candidate) == without_weakness(tag);
    });
}

void turn_into_not_modified(Response& response) {
    if (response.delete_file)
        std::filesystem::remove(response.file);
    response.status = 304;
    response.body.clear();
    response.file.clear();
    remove_header(response.headers, "Content-Type");
    remove_header(response.headers, "Content-Encoding");
}

// The ETag stays as it is: it names the state of the record, which If-Match compares, not the
// bytes.
void compress(RequestHead const& head, Response& response) {
    bool const pays = response.body.size() > smallest_compressed_bytes && response.compress &&
                      value_of(response.headers, "Content-Encoding").empty() &&
                      is_compressible(value_of(response.headers, "Content-Type"));
    if (!pays)
        return;
    response.header("Vary", "Accept-Encoding");
    if (!accepts_gzip(head.header("Accept-Encoding")))
        return;
    response.body = gzip(response.body);
    response.header("Content-Encoding", "gzip");
}

std::string write_head(Response const& response, std::string_view request_id,
                       std::int64_t body_bytes) {
    std::string text = "HTTP/1.1 " + std::to_string(response.status) + ' ';
    text.append(reason(response.status)).append("\r\n");
    for (auto const& [name, value] : response.headers) {
        constexpr std::string_view line_breakers("\r\n\0", 3);
        check(name.find_first_of(line_breakers) == std::string::npos &&
                  value.find_first_of(line_breakers) == std::string::npos,
              "a reply header is one line");
        text.append(name).append(": ").append(value).append("\r\n");
    }
    if (response.status != 204 && response.status != 304)
        text.append("Content-Length: ").append(std::to_string(body_bytes)).append("\r\n");
    text.append("X-Content-Type-Options: nosniff\r\nX-Request-Id: ").append(request_id);
    return text.append("\r\n");
}

void open_file(Response const& response, Reply& reply) {
    reply.file.open(response.file, std::ios::binary);
    if (!reply.file)
        throw std::runtime_error("cannot open " + response.file.string());
    reply.body_bytes = static_cast<std::int64_t>(std::filesystem::file_size(response.file));
    if (response.delete_file)
        std::filesystem::remove(response.file);
}

}  // namespace

Reply make_reply(RequestHead const& head, Response response) {
    if (is_known_to_client(head, response))
        turn_into_not_modified(response);
    compress(head, response);
    Reply reply = make_reply(head.request_id, std::move(response));
    if (head.method == Method::Head) {
        reply.body.clear();
        reply.file.close();
        reply.body_bytes = 0;
    }
    return reply;
}

Reply make_reply(std::string const& request_id, Response response) {
    Reply reply;
    reply.status = response.status;
    reply.body_bytes = static_cast<std::int64_t>(response.body.size());
    if (!response.file.empty())
        open_file(response, reply);
    reply.head = write_head(response, request_id, reply.body_bytes);
    reply.body = std::move(response.body);
    return reply;
}

}  // namespace kedang::http
