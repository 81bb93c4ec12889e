// SPDX-License-Identifier: Apache-2.0
#include <arpa/inet.h>
#include <curl/curl.h>

#include <algorithm>
#include <memory>

#include "base/check.h"
#include "base/mailbox.h"
#include "platform/mail/header_text.h"
#include "platform/mail/mail.h"

namespace kedang::mail {
namespace {

constexpr std::chrono::milliseconds time_to_connect{10'000};
constexpr long refused_for_good = 500;

struct EndHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
using Handle = std::unique_ptr<CURL, EndHandle>;
using Lines = std::unique_ptr<curl_slist, EndHandle>;
using Mime = std::unique_ptr<curl_mime, EndHandle>;

void good(CURLcode code) {
    check(code == CURLE_OK, "this libcurl knows SMTP and every option asked for");
}

template <typename Value>
void set(Handle const& handle, CURLoption option, Value value) {
    good(curl_easy_setopt(handle.get(), option, value));
}

void add_line(Lines& lines, std::string const& line) {
    auto* const longer = curl_slist_append(lines.get(), line.c_str());
    check(longer != nullptr, "there is memory for a line");
    (void)lines.release();
    lines.reset(longer);
}

bool is_loopback(sockaddr const& address) {
    if (address.sa_family == AF_INET)
        return (ntohl(reinterpret_cast<sockaddr_in const&>(address).sin_addr.s_addr) >> 24U) ==
               IN_LOOPBACKNET;
    return address.sa_family == AF_INET6 &&
           IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<sockaddr_in6 const&>(address).sin6_addr);
}

/// Where mail may go in clear is decided by the address that is about to be called, not by a name.
curl_socket_t open_on_this_machine(void* went_elsewhere, curlsocktype,
                                   curl_sockaddr* address) noexcept {
    if (is_loopback(address->addr))
        return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    *static_cast<bool*>(went_elsewhere) = true;
    return CURL_SOCKET_BAD;
}

std::string url_of(Server const& server) {
    bool const is_ipv6 = server.host.find(':') != std::string::npos;
    return std::string(server.protection == Protection::Tls ? "smtps://" : "smtp://") +
           (is_ipv6 ? "[" + server.host + "]" : server.host) + ":" + std::to_string(server.port);
}

void set_server(Handle const& handle, Server const& server, bool& went_elsewhere) {
    set(handle, CURLOPT_URL, url_of(server).c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(handle, CURLOPT_PROXY, "");
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(server.timeout.count()));
    set(handle, CURLOPT_CONNECTTIMEOUT_MS,
        static_cast<long>(std::min(server.timeout, time_to_connect).count()));
    if (server.protection == Protection::None) {
        set(handle, CURLOPT_OPENSOCKETFUNCTION, open_on_this_machine);
        set(handle, CURLOPT_OPENSOCKETDATA, &went_elsewhere);
    } else {
        set(handle, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
        set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    }
    if (!server.authority_file.empty())
        set(handle, CURLOPT_CAINFO, server.authority_file.c_str());
    if (!server.user.empty()) {
        set(handle, CURLOPT_USERNAME, server.user.c_str());
        set(handle, CURLOPT_PASSWORD, server.password.reveal().c_str());
    }
}

Lines head_of(Message const& message) {
    std::string to;
    for (auto const& mailbox : message.to)
        to += (to.empty() ? "To: " : ",\r\n ") + mailbox;
    Lines head;
    add_line(head, "Date: " + mail_date(message.sent_at));
    add_line(head, "From: " + message.from);
    add_line(head, to);
    add_line(head, "Subject: " + encoded_words(message.subject));
    add_line(head,
             "Message-ID: <" + message.id + message.from.substr(message.from.find('@')) + ">");
    // Nobody is to answer a program, nor is a program to answer another.
    add_line(head, "Auto-Submitted: auto-generated");
    return head;
}

void add_part(Mime const& mime, std::string const& content, std::string const& name) {
    auto* const part = curl_mime_addpart(mime.get());
    good(curl_mime_data(part, content.data(), content.size()));
    good(curl_mime_type(part, "text/plain; charset=utf-8"));
    good(curl_mime_encoder(part, "base64"));
    if (!name.empty())
        good(curl_mime_filename(part, name.c_str()));
}

Mime body_of(Handle const& handle, Message const& message) {
    Mime mime(curl_mime_init(handle.get()));
    add_part(mime, message.text, "");
    for (auto const& attachment : message.attachments)
        add_part(mime, attachment.content, attachment.name);
    return mime;
}

Error refused(std::string reason) {
    return {ErrorCode::Invalid, "mail_refused", std::move(reason)};
}

std::string reason_of(CURLcode code, Server const& server) {
    std::string const place = "邮件服务器 " + server.host + ":" + std::to_string(server.port);
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return "找不到邮件服务器 " + server.host + "，请检查地址";
        case CURLE_COULDNT_CONNECT:
            return "连不上" + place;
        case CURLE_OPERATION_TIMEDOUT:
            return place + " 没有及时回应";
        case CURLE_LOGIN_DENIED:
            return place + " 不接受用户名或密码";
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
            return place + " 的证书不可信";
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CONNECT_ERROR:
            return place + " 不能加密连接，请检查端口和加密方式";
        default:
            return place + " 没有收下邮件";
    }
}

Error error_of(CURLcode code, Handle const& handle, Server const& server) {
    long reply = 0;
    good(curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &reply));
    auto reason = reason_of(code, server);
    // Only where the mail itself is refused do the digits speak of it.
    bool const is_about_mail = code == CURLE_SEND_ERROR || code == CURLE_WEIRD_SERVER_REPLY;
    if (is_about_mail && reply >= 400)
        reason += "（代码 " + std::to_string(reply) + "）";
    if (is_about_mail && reply >= refused_for_good)
        return refused(std::move(reason));
    return {ErrorCode::Unavailable, "mail_undelivered", std::move(reason)};
}

Result<Done> check_mailboxes(Message const& message) {
    check(!message.to.empty(), "a mail goes to somebody");
    for (auto const& mailbox : message.to)
        if (!is_mailbox(mailbox))
            return refused("收件地址“" + mailbox + "”不是邮箱地址");
    if (!is_mailbox(message.from))
        return refused("发件地址“" + message.from + "”不是邮箱地址");
    return Done{};
}

}  // namespace

Result<Done> send(Server const& server, Message const& message) {
    TRY(check_mailboxes(message));
    Handle const handle(curl_easy_init());
    check(handle != nullptr, "libcurl starts");
    bool went_elsewhere = false;
    set_server(handle, server, went_elsewhere);
    auto const head = head_of(message);
    auto const body = body_of(handle, message);
    Lines receivers;
    for (auto const& mailbox : message.to)
        add_line(receivers, "<" + mailbox + ">");
    set(handle, CURLOPT_MAIL_FROM, ("<" + message.from + ">").c_str());
    set(handle, CURLOPT_MAIL_RCPT, receivers.get());
    set(handle, CURLOPT_HTTPHEADER, head.get());
    set(handle, CURLOPT_MIMEPOST, body.get());
    auto const code = curl_easy_perform(handle.get());
    if (went_elsewhere)
        return refused("不加密的邮件只能交给本机的邮件服务器，请改用 TLS 或 STARTTLS");
    if (code != CURLE_OK)
        return error_of(code, handle, server);
    return Done{};
}

}  // namespace kedang::mail
