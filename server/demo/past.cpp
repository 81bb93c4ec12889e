// SPDX-License-Identifier: Apache-2.0
#include "demo/past.h"

#include <algorithm>
#include <charconv>

#include "base/check.h"
#include "demo/staff.h"

namespace kedang::demo {
namespace {

constexpr int opening_hour = 9;

int number_at(std::string_view text, std::size_t at) {
    int number = 0;
    std::from_chars(text.data() + at, text.data() + at + 2, number);
    return number;
}

/// "2026-11-03 14:20": minutes after midnight.
std::chrono::minutes time_of_day(std::string_view typed) {
    if (typed.size() < 16)
        return std::chrono::hours(opening_hour);
    return std::chrono::hours(number_at(typed, 11)) + std::chrono::minutes(number_at(typed, 14));
}

}  // namespace

Past::Past(accounts::Services const& present)
    : present_(present.clock.now()), clock_(present_), services_{present.database,
                                                                 clock_,
                                                                 present.keyring,
                                                                 present.passwords,
                                                                 present.log,
                                                                 present.ids,
                                                                 present.jobs,
                                                                 present.data_directory,
                                                                 present.company,
                                                                 present.reload_company} {}

void Past::go_to(std::string_view typed, int minutes_later) {
    auto const date = parse_date(typed.substr(0, 10));
    check(date.has_value(), "plans hold dates as they are typed");
    auto const then = services_.company()->time_zone.start_of(*date) + time_of_day(typed) +
                      std::chrono::minutes(minutes_later);
    clock_.set(std::min(then, present_));
}

accounts::Context Past::program() {
    audit_trail::Context audit{clock_};
    audit.via = audit_trail::Via::CommandLine;
    return {services_, services_.company(), accounts::Actor::system("示例数据"), std::move(audit)};
}

accounts::Context const& Past::colleague(std::string_view login) {
    if (colleagues_.empty())
        for (auto& [name, context] : acting(services_))
            colleagues_.emplace(name, context);
    auto const found = colleagues_.find(login);
    check(found != colleagues_.end(), "the plan names colleagues");
    return found->second;
}

}  // namespace kedang::demo
