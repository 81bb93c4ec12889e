// XML of a ZIP part, parsed in pieces; can stop after any element and go on later. Namespace
// prefixes are dropped; a DOCTYPE is refused before anything it declares. Not thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "platform/tables/zip_package.h"

struct XML_ParserStruct;

namespace kedang::tables {

class Attributes {
  public:
    explicit Attributes(char const** pairs) : pairs_(pairs) {}
    /// Returns the value of the attribute of that name, whatever its prefix; "" if there is none.
    std::string_view operator[](std::string_view local_name) const;

  private:
    char const** pairs_;
};

class XmlStream;

/// Called while XmlStream::run() works. Names come without prefix.
class XmlHandler {
  public:
    virtual ~XmlHandler() = default;
    virtual void start(XmlStream&, std::string_view /*name*/, Attributes) {}
    virtual void end(XmlStream&, std::string_view /*name*/) {}
    virtual void text(XmlStream&, std::string_view /*part*/) {}
};

class XmlStream {
  public:
    /// The handler must outlive the stream.
    XmlStream(ZipPart part, XmlHandler& handler);
    XmlStream(XmlStream const&) = delete;
    XmlStream& operator=(XmlStream const&) = delete;

    /// Returns true when the handler paused, false at the end of the part.
    Result<bool> run();
    double progress() const { return part_.progress(); }

    // For the handler, while it is called:
    void pause();
    void refuse(Error error);

  private:
    struct Free {
        void operator()(XML_ParserStruct* parser) const;
    };
    friend struct XmlCallbacks;
    Result<bool> outcome(int status);
    Result<bool> feed();

    ZipPart part_;
    XmlHandler& handler_;
    std::unique_ptr<XML_ParserStruct, Free> parser_;
    std::optional<Error> error_;
    std::int64_t silent_bytes_ = 0;  // read since the parser last called back
    bool paused_ = false;
    bool ended_ = false;
};

/// Runs a handler over a whole part.
Result<Done> read_xml(ZipPackage& package, std::string_view part_name, XmlHandler& handler);

}  // namespace kedang::tables
