// SPDX-License-Identifier: Apache-2.0
#include "notices/digest.h"

#include <algorithm>
#include <map>

#include "base/json_writer.h"

namespace kedang::notices {
namespace {

constexpr std::chrono::minutes joined_within(10);
/// Somebody who works on more files of one person at once, by a program perhaps, does so in bulk.
constexpr std::size_t most_single_files = 10;

/// Who is told of what kind of thing that somebody did.
struct Audience {
    std::int64_t person = 0;
    std::int64_t actor = 0;
    Matter matter = Matter::Changed;
    bool is_owner = true;

    auto operator<=>(Audience const&) const = default;
};

/// What an audience is told of one file.
struct OfFile {
    std::vector<Part> parts;
    std::int64_t events = 0;
    Instant first;
    Instant last;
};
using Files = std::map<std::int64_t, OfFile>;  ///< by customer

bool is_import(std::string const& act) {
    return act.starts_with("import:");
}

std::string kind_of(Matter matter) {
    return std::string(matter == Matter::Assigned  ? assigned_kind
                       : matter == Matter::Changed ? changed_kind
                                                   : follow_up_kind);
}

std::string title_of_file(Matter matter) {
    switch (matter) {
        case Matter::Assigned:
            return "{actor} 把 {customer} 分配给您";
        case Matter::Changed:
            return "{actor} 更新了 {customer}";
        case Matter::FollowedUp:
            break;
    }
    return "{actor} 为 {customer} 写了跟进";
}

std::string title_of_batch(Audience const& audience, bool import) {
    std::string const whose = audience.is_owner ? "您的 {count} 家客户" : "您关注的 {count} 家客户";
    switch (audience.matter) {
        case Matter::Assigned:
            return import ? "{actor} 导入时分配给您 {count} 家客户"
                          : "{actor} 分配给您 {count} 家客户";
        case Matter::Changed:
            return (import ? "{actor} 导入更新了" : "{actor} 批量更新了") + whose;
        case Matter::FollowedUp:
            break;
    }
    return "{actor} 为" + whose + "写了跟进";
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string made;
    for (unsigned char const byte : text) {
        bool const plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
        if (plain)
            made += static_cast<char>(byte);
        else
            made.append({'%', digits[byte / 16U], digits[byte % 16U]});
    }
    return made;
}

/// The list of what it is about, as near as a filter can say it.
std::string link_of_batch(Audience const& audience, Instant since) {
    JsonWriter filter;
    auto const condition = [&](char const* field, char const* op, std::string const& value) {
        filter.begin_object().member("field", field).member("op", op).member("value", value);
        filter.end_object();
    };
    filter.begin_object().key("all").begin_array();
    if (audience.is_owner)
        condition("owner", "eq", std::to_string(audience.person));
    if (audience.matter != Matter::FollowedUp)
        condition("updated_at", "ge", to_rfc3339(since));
    if (audience.matter != Matter::FollowedUp && audience.actor != 0)
        condition("updated_by", "eq", std::to_string(audience.actor));
    filter.end_array().end_object();
    return "/customers?filter=" + percent_encoded(filter.text()) + "&sort=-updated_at";
}

class Editor {
  public:
    void add(Receiver const& receiver, Event const& event) {
        Audience const audience{receiver.person, event.actor, event.matter, receiver.is_owner};
        auto& file = acts_[{audience, event.act}][event.customer];
        if (file.events++ == 0)
            file.first = event.at;
        file.last = event.at;
        // The title of the others says all there is.
        if (event.matter == Matter::Changed)
            file.parts.insert(file.parts.end(), receiver.parts.begin(), receiver.parts.end());
    }

    std::vector<Timed> notices() && {
        std::map<Audience, std::vector<std::pair<std::int64_t, OfFile>>> single;
        for (auto& [key, files] : acts_) {
            auto const& [audience, act] = key;
            if (is_import(act) || (!act.empty() && files.size() > 1))
                add_batch(audience, act, files);
            else
                single[audience].insert(single[audience].end(), files.begin(), files.end());
        }
        for (auto& [audience, files] : single) {
            auto const by_time = [](auto const& a, auto const& b) {
                return a.second.first < b.second.first;
            };
            std::stable_sort(files.begin(), files.end(), by_time);
            if (Files const distinct(files.begin(), files.end());
                distinct.size() > most_single_files)
                add_batch(audience, "", distinct);
            else
                for (auto const& [customer, file] : files)
                    add_file(audience, customer, file);
        }
        return std::move(notices_);
    }

  private:
    void add_file(Audience const& audience, std::int64_t customer, OfFile const& file) {
        auto const id = std::to_string(customer);
        notices_.push_back({file.last,
                            {.person = audience.person,
                             .kind = kind_of(audience.matter),
                             .title = title_of_file(audience.matter),
                             .link = "/customers/" + id,
                             .batch = "file:" + id + ":" + std::to_string(audience.actor),
                             .customer = customer,
                             .actor = audience.actor,
                             .parts = file.parts,
                             .count = file.events,
                             .joins_since = file.first - joined_within}});
    }

    /// In: act "" for what nothing but the time ties together.
    void add_batch(Audience const& audience, std::string const& act, Files const& files) {
        auto first = files.begin()->second.first, last = first;
        for (auto const& [customer, file] : files) {
            first = std::min(first, file.first);
            last = std::max(last, file.last);
        }
        auto const key = act.empty() ? "actor:" + std::to_string(audience.actor) : act;
        notices_.push_back({last,
                            {.person = audience.person,
                             .kind = kind_of(audience.matter),
                             .title = title_of_batch(audience, is_import(act)),
                             .link = link_of_batch(audience, first),
                             .batch = key + (audience.is_owner ? "" : ":followed"),
                             .actor = audience.actor,
                             .count = static_cast<std::int64_t>(files.size()),
                             .joins_since = act.empty() ? first - joined_within : Instant()}});
    }

    std::map<std::pair<Audience, std::string>, Files> acts_;
    std::vector<Timed> notices_;
};

}  // namespace

std::vector<Timed> digest(std::span<Event const> events, Receivers const& receivers) {
    Editor editor;
    for (auto const& event : events)
        for (auto const& receiver : receivers.of(event))
            editor.add(receiver, event);
    return std::move(editor).notices();
}

}  // namespace kedang::notices
