// SPDX-License-Identifier: Apache-2.0
#include "notices/reading.h"

#include <charconv>
#include <map>

#include "notices/store.h"
#include "records/actions.h"
#include "records/view.h"

namespace kedang::notices {
namespace {

constexpr std::string_view out_of_sight = "与一份您已无权查看的客户档案有关的提醒";

Error invalid(std::string field, std::string rule, std::string message) {
    return {ErrorCode::Invalid,
            "invalid_list",
            message,
            {{std::move(field), std::move(rule), message}}};
}

Result<std::optional<Place>> place_from(std::string_view text) {
    if (text.empty())
        return std::optional<Place>();
    Place place;
    char const* const end = text.data() + text.size();
    auto const [dot, at_failure] = std::from_chars(text.data(), end, place.at_ms);
    if (at_failure == std::errc() && dot != end && *dot == '.') {
        auto const [stop, id_failure] = std::from_chars(dot + 1, end, place.id);
        if (id_failure == std::errc() && stop == end)
            return std::optional(place);
    }
    return invalid("after", "cursor", "翻页位置无效，请从头查看");
}

/// Writes the notices of one person. One request, one thread.
class Inbox {
  public:
    Inbox(accounts::Context const& context, db::Session& session)
        : context_(context), session_(session), people_(session), view_(context, people_) {}

    void write(JsonWriter& out, store::StoredNotice const& stored) {
        auto const& notice = stored.notice;
        auto const* file = notice.customer == 0 ? nullptr : file_of(notice.customer);
        bool const hidden = notice.customer != 0 && file == nullptr;
        out.begin_object().key("id").id(stored.id).member("kind", notice.kind);
        if (hidden) {
            out.member("title", out_of_sight);
        } else {
            Words const words{notice.actor == 0 ? "系统" : people_.name(notice.actor),
                              file == nullptr ? "" : name_of(*file), notice.count};
            out.member("title", filled(notice.title, words));
            auto const text = notice.text.empty() && file != nullptr ? labels(*file, notice.parts)
                                                                     : filled(notice.text, words);
            if (!text.empty())
                out.member("text", text);
            if (!notice.link.empty())
                out.member("link", notice.link);
        }
        out.member("count", notice.count).member("at", to_rfc3339(stored.at));
        out.member("read", stored.is_read).end_object();
    }

  private:
    /// nullptr where the reader may not see it.
    records::Record const* file_of(std::int64_t customer) {
        auto const known = files_.find(customer);
        if (known != files_.end())
            return known->second ? &*known->second : nullptr;
        auto& kept = files_[customer];
        if (context_.actor.may("customer.read"))
            if (auto found = records::find_visible(session_, context_,
                                                   context_.catalogue().customer(), customer);
                found.ok())
                kept = std::move(found).value();
        return kept ? &*kept : nullptr;
    }

    std::string name_of(records::Record const& file) {
        auto const& field = *file.type->field("name");
        auto name = view_.text_of(field, file.value(field), view_.right(file, field).read);
        return name.empty() ? "一份客户档案" : name;
    }

    /// Only of fields that the reader may read in this file now.
    std::string labels(records::Record const& file, std::vector<Part> const& parts) {
        std::string joined;
        for (auto const& part : parts) {
            auto const label = label_of(file, part);
            if (!label.empty())
                joined += (joined.empty() ? "" : "、") + label;
        }
        return joined;
    }

    std::string label_of(records::Record const& file, Part const& part) const {
        auto const* type = context_.catalogue().record(part.record_type);
        if (type == nullptr)
            return {};
        if (part.field == 0)
            return "新增" + type->label.zh;
        auto const* field = type->field(part.field);
        if (field == nullptr || context_.actor.right(*type, *field, view_.relation(file)).read ==
                                    accounts::Right::Hidden)
            return {};
        return type == file.type ? field->label.zh : type->label.zh + field->label.zh;
    }

    accounts::Context const& context_;
    db::Session& session_;
    records::KnownPeople people_;
    records::View view_;
    std::map<std::int64_t, std::optional<records::Record>> files_;
};

}  // namespace

Result<std::string> list(accounts::Context const& context, ListRequest const& request) {
    TRY_SET(auto const after, place_from(request.after));
    if (!request.unread.empty() && request.unread != "true" && request.unread != "false")
        return invalid("unread", "one_of", "unread 应为 true 或 false");
    auto reader = context.services.database.read();
    auto page = store::page(*reader, context.actor.id(), request.unread == "true", after,
                            request.limit + 1);
    bool const more = static_cast<std::int64_t>(page.size()) > request.limit;
    if (more)
        page.pop_back();
    Inbox inbox(context, *reader);
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& stored : page)
        inbox.write(out, stored);
    out.end_array();
    if (more)
        out.member("next", std::to_string(to_milliseconds(page.back().at)) + "." +
                               std::to_string(page.back().id));
    out.end_object();
    return out.take();
}

}  // namespace kedang::notices
