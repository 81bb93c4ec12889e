// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/xml_stream.h"

#include <expat.h>

#include <new>

#include "platform/tables/refusal.h"

namespace kedang::tables {

namespace {

constexpr int piece_bytes = 64 << 10;
constexpr std::int64_t longest_tag = 4 << 20;

std::string_view local(std::string_view name) {
    auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view Attributes::operator[](std::string_view local_name) const {
    for (auto const* const* pair = pairs_; *pair; pair += 2)
        if (local(pair[0]) == local_name)
            return pair[1];
    return {};
}

/// What expat calls; user data is the stream.
struct XmlCallbacks {
    static XmlStream& stream(void* user) {
        auto& self = *static_cast<XmlStream*>(user);
        self.silent_bytes_ = 0;
        return self;
    }
    static void start(void* user, char const* name, char const** attributes) {
        auto& self = stream(user);
        if (!self.error_)
            self.handler_.start(self, local(name), Attributes(attributes));
    }
    static void end(void* user, char const* name) {
        auto& self = stream(user);
        if (!self.error_)
            self.handler_.end(self, local(name));
    }
    static void text(void* user, char const* part, int size) {
        auto& self = stream(user);
        if (!self.error_)
            self.handler_.text(self, {part, static_cast<std::size_t>(size)});
    }
    static void doctype(void* user, char const*, char const*, char const*, int) {
        stream(user).refuse(hostile("文件含有外部实体声明，已拒绝读取"));
    }
};

void XmlStream::Free::operator()(XML_ParserStruct* parser) const {
    XML_ParserFree(parser);
}

XmlStream::XmlStream(ZipPart part, XmlHandler& handler)
    : part_(std::move(part)), handler_(handler), parser_(XML_ParserCreate(nullptr)) {
    if (!parser_)
        throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), XmlCallbacks::start, XmlCallbacks::end);
    XML_SetCharacterDataHandler(parser_.get(), XmlCallbacks::text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), XmlCallbacks::doctype);
}

void XmlStream::pause() {
    paused_ = true;
    XML_StopParser(parser_.get(), XML_TRUE);
}

void XmlStream::refuse(Error error) {
    error_ = std::move(error);
    XML_StopParser(parser_.get(), XML_FALSE);
}

Result<bool> XmlStream::run() {
    if (paused_) {
        paused_ = false;
        TRY_SET(bool paused, outcome(XML_ResumeParser(parser_.get())));
        if (paused)
            return true;
    }
    while (!ended_) {
        TRY_SET(bool paused, feed());
        if (paused)
            return true;
    }
    return false;
}

Result<bool> XmlStream::feed() {
    auto* buffer = static_cast<char*>(XML_GetBuffer(parser_.get(), piece_bytes));
    if (!buffer)
        throw std::bad_alloc();
    TRY_SET(std::size_t count, part_.read({buffer, piece_bytes}));
    ended_ = count == 0;
    // The parser starts over at an unfinished tag with every piece: an endless one takes for ever.
    silent_bytes_ += static_cast<std::int64_t>(count);
    if (silent_bytes_ > longest_tag)
        return hostile("文件内容异常（" + part_.name() + " 含有超长的标记），已拒绝读取");
    return outcome(XML_ParseBuffer(parser_.get(), static_cast<int>(count), ended_));
}

Result<bool> XmlStream::outcome(int status) {
    if (error_)
        return *error_;
    if (status == XML_STATUS_ERROR)
        return damaged("文件内容已损坏（" + part_.name() + " 第 " +
                       std::to_string(XML_GetCurrentLineNumber(parser_.get())) +
                       " 行无法解析），请用 Excel 或 WPS 重新另存");
    return status == XML_STATUS_SUSPENDED;
}

Result<Done> read_xml(ZipPackage& package, std::string_view part_name, XmlHandler& handler) {
    TRY_SET(ZipPart part, package.part(part_name));
    XmlStream stream(std::move(part), handler);
    TRY(stream.run());
    return Done{};
}

}  // namespace kedang::tables
