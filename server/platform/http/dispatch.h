// The part of a request that runs on a worker thread: ask who may, run the handler, make the reply.
// Exceptions end here: the client gets an incident id, on_failure gets the text. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "platform/http/message.h"
#include "platform/http/reply.h"
#include "platform/http/request_head.h"
#include "platform/http/server.h"
#include "platform/http/temporary_file.h"

namespace kedang::http {

/// One request on its way; touched by one thread at a time.
struct Exchange {
    RequestHead head;
    std::optional<Admission> admission;  ///< set once admitted
    Body body;
    std::unique_ptr<TemporaryFile> spooled;  ///< behind body.file
    Reply reply;                             ///< status 0 until there is one
};

class Dispatch {
  public:
    /// The options outlive the dispatch.
    Dispatch(ServerOptions const& options, Admit admit)
        : options_(options), admit_(std::move(admit)) {}

    /// Sets the exchange's reply (refused) or its admission, and opens the spool file that this
    /// asks for. Where no body is to come the handler runs in the same go.
    void admit(Exchange& exchange, bool body_follows) const;

    /// The body is complete: sets the reply.
    void handle(Exchange& exchange) const;

    /// The next piece of a body that goes to a file; a full disk sets the reply.
    void append(Exchange& exchange, std::string_view piece) const;

    /// The reply to what the protocol refuses; cheap enough for an I/O thread.
    static Reply refuse(Refusal const& refusal, std::string const& request_id);

  private:
    void guarded(Exchange& exchange, std::function<void()> const& work) const;

    ServerOptions const& options_;
    Admit admit_;
};

}  // namespace kedang::http
