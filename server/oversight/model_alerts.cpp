// SPDX-License-Identifier: Apache-2.0
#include "oversight/model_alerts.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>

#include "base/check.h"

namespace kedang::oversight {
namespace {

struct KindName {
    AlertKind kind;
    std::string_view word, text;
};
constexpr std::array kinds{
    KindName{AlertKind::Reveals, "reveals", "查看完整号码"},
    KindName{AlertKind::LookUps, "look_ups", "按完整号码查找"},
    KindName{AlertKind::Downloads, "downloads", "下载"},
    KindName{AlertKind::CopyFails, "copy_fails", "日志签名没有复制到外部"},
    KindName{AlertKind::LogDamaged, "log_damaged", "日志完整性校验发现问题"},
};

KindName const& name_of(AlertKind kind) {
    return *std::find_if(kinds.begin(), kinds.end(),
                         [&](auto const& name) { return name.kind == kind; });
}

/// The deeds of one person within the window that ends now.
class Window {
  public:
    void add(Instant at) {
        times_.push_back(at);
        while (at - times_.front() >= alert_window)
            times_.pop_front();
    }
    std::int64_t count() const { return std::ssize(times_); }
    Instant first() const { return times_.front(); }

  private:
    std::deque<Instant> times_;
};

}  // namespace

std::string_view word(AlertKind kind) {
    return name_of(kind).word;
}

AlertKind alert_kind_named(std::string_view word) {
    auto const found = std::find_if(kinds.begin(), kinds.end(),
                                    [&](auto const& name) { return name.word == word; });
    check(found != kinds.end(), "stored kinds of alerts are known");
    return found->kind;
}

std::vector<Watched> const& watched_deeds() {
    static std::vector<Watched> const all{
        {AlertKind::Reveals, "oversight.reveals_per_hour", {"reveal"}},
        {AlertKind::LookUps, "oversight.look_ups_per_hour", {"look_up"}},
        {AlertKind::Downloads,
         "oversight.downloads_per_hour",
         {"import.rejected_download", "export.download", "audit.pdf"}},
    };
    return all;
}

std::vector<Alert> alerts_after(AlertKind kind, std::int64_t threshold,
                                std::span<audit_trail::Deed const> deeds, std::int64_t seen,
                                std::vector<Alert> newest) {
    std::map<std::int64_t, Window> windows;
    std::map<std::int64_t, Alert> alerts;
    for (auto& alert : newest)
        alerts.insert_or_assign(alert.person, std::move(alert));
    std::vector<Alert> changed;
    auto const keep = [&](Alert const& alert) {
        std::erase_if(changed, [&](Alert const& other) {
            return other.person == alert.person && other.raised_at == alert.raised_at;
        });
        changed.push_back(alert);
    };
    for (auto const& deed : deeds) {
        auto& window = windows[deed.actor_id];
        window.add(deed.at);
        if (deed.sequence <= seen)
            continue;
        auto const known = alerts.find(deed.actor_id);
        if (known != alerts.end() && deed.at - known->second.raised_at < alert_window) {
            if (!known->second.is_open())
                continue;
            ++known->second.count;
            known->second.last_at = deed.at;
            keep(known->second);
        } else if (window.count() > threshold) {
            Alert const raised{.kind = kind,
                               .person = deed.actor_id,
                               .raised_at = deed.at,
                               .first_at = window.first(),
                               .last_at = deed.at,
                               .count = window.count(),
                               .threshold = threshold};
            alerts.insert_or_assign(deed.actor_id, raised);
            keep(raised);
        }
    }
    return changed;
}

std::string text_of(Alert const& alert, std::string_view name) {
    std::string const what(name_of(alert.kind).text);
    if (alert.threshold == 0)
        return what + (alert.detail.empty() ? "" : "：" + alert.detail);
    return std::string(name) + " 连续" + what + " " + std::to_string(alert.count) +
           " 次，超过每小时 " + std::to_string(alert.threshold) + " 次";
}

}  // namespace kedang::oversight
