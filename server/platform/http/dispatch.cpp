#include "platform/http/dispatch.h"

#include <exception>
#include <variant>

#include "base/check.h"
#include "platform/http/problem.h"

namespace kedang::http {

void Dispatch::admit(Exchange& exchange, bool body_follows) const {
    guarded(exchange, [&] {
        auto decision = admit_(exchange.head);
        if (auto* refusal = std::get_if<Response>(&decision)) {
            exchange.reply = make_reply(exchange.head, std::move(*refusal));
            return;
        }
        exchange.admission = std::get<Admission>(std::move(decision));
        if (exchange.admission->target == BodyTarget::File)
            exchange.spooled = std::make_unique<TemporaryFile>(
                options_.spool / ("upload-" + exchange.head.request_id));
    });
    if (exchange.reply.status == 0 && !body_follows)
        handle(exchange);
}

void Dispatch::handle(Exchange& exchange) const {
    guarded(exchange, [&] {
        if (exchange.spooled) {
            exchange.spooled->close();
            exchange.body.file = exchange.spooled->path();
        }
        exchange.reply =
            make_reply(exchange.head, exchange.admission->handle(exchange.head, exchange.body));
    });
    // The reply holds what it needs of it open; unlinking a large file is nothing for an I/O
    // thread.
    exchange.spooled.reset();
}

void Dispatch::append(Exchange& exchange, std::string_view piece) const {
    guarded(exchange, [&] { exchange.spooled->append(piece); });
}

Reply Dispatch::refuse(Refusal const& refusal, std::string const& request_id) {
    Response response = problem(refusal.status, refusal.code, refusal.title, request_id);
    if (refusal.status == 503)
        response.header("Retry-After", "1");
    return make_reply(request_id, std::move(response));
}

void Dispatch::guarded(Exchange& exchange, std::function<void()> const& work) const {
    std::string const& incident = exchange.head.request_id;
    std::string what;
    try {
        work();
        return;
    } catch (std::exception const& failure) {
        what = failure.what();
    } catch (...) {
        what = "an exception that is no std::exception";
    }
    if (options_.on_failure)
        options_.on_failure(incident, what);
    exchange.reply = make_reply(incident, internal_problem(incident));
}

}  // namespace kedang::http
