// SPDX-License-Identifier: Apache-2.0
#include "demo/stories.h"

#include <algorithm>
#include <array>

#include "demo/journeys.h"

namespace kedang::demo {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int most_follow_ups = 8;
constexpr int fewest_follow_ups = 2;
constexpr std::string_view counts[] = {"200", "500", "800", "1200", "2000", "3000", "5000"};

std::string at_hour(sys_days day, int minute_of_day) {
    auto const two_digits = [](int number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return to_text(Date(day)) + " " + two_digits(minute_of_day / 60) + ":" +
           two_digits(minute_of_day % 60);
}

int office_minute(Chance& chance) {
    int const hour = chance.one_of(std::array{9, 10, 10, 11, 13, 14, 14, 15, 16, 17});
    return hour * 60 + chance.between(0, 11) * 5;
}

/// Spread over the period, not evenly. In: count above 1.
std::vector<std::string> moments(Chance& chance, Period const& period, int count) {
    std::vector<std::string> found;
    auto const length = static_cast<int>((period.last - period.first).count());
    int const apart = length / (count - 1);
    for (int i = 0; i < count; ++i) {
        bool const is_inner = i > 0 && i < count - 1;
        int const shift = is_inner ? chance.between(-apart / 3, apart / 3) : 0;
        auto const day = working_day(period.first + days(length * i / (count - 1) + shift));
        found.push_back(at_hour(std::max(day, period.first), office_minute(chance)));
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// The steps that fit into the period: a young deal has no renewal behind it.
std::span<Step const> steps_within(std::string_view customer_type, Period const& period) {
    constexpr std::size_t up_to_first_delivery = 7;
    auto const steps = journey(customer_type);
    bool const is_young = period.last - period.first < days(240);
    return customer_type == "deal" && is_young ? steps.first(up_to_first_delivery) : steps;
}

void fill(std::string& text, std::string_view mark, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += with.size())
        text.replace(at, mark.size(), with);
}

class Filled {
  public:
    Filled(Chance& chance, Subject const& subject)
        : subject_(subject),
          count_(chance.one_of(counts)),
          price_(std::to_string(chance.between(6, 180)) + "." +
                 std::to_string(chance.between(1, 9))),
          days_(std::to_string(chance.between(3, 9) * 5)) {}

    std::string operator()(std::string_view telling) const {
        std::string text(telling);
        fill(text, "{who}", subject_.contact);
        fill(text, "{part}", subject_.part);
        fill(text, "{count}", count_);
        fill(text, "{price}", price_);
        fill(text, "{days}", days_);
        return text;
    }

  private:
    Subject const& subject_;
    std::string count_, price_, days_;
};

}  // namespace

sys_days working_day(sys_days day) {
    std::chrono::weekday const weekday(day);
    if (weekday == std::chrono::Saturday)
        return day - days(1);
    return weekday == std::chrono::Sunday ? day - days(2) : day;
}

std::vector<Values> tell(Chance& chance, Subject const& subject, Period const& period) {
    auto const steps = steps_within(subject.customer_type, period);
    auto const length = static_cast<int>((period.last - period.first).count());
    int const most = std::min(
        {most_follow_ups, static_cast<int>(steps.size()), std::max(fewest_follow_ups, length / 2)});
    int const number = chance.between(fewest_follow_ups, most);
    auto const count = static_cast<std::size_t>(number);
    auto const times = moments(chance, period, number);
    Filled const filled(chance, subject);
    std::vector<Values> told;
    for (std::size_t i = 0; i < count; ++i) {
        // A relation that is old has left some steps unwritten; its first and last are there.
        bool const whole_way = subject.customer_type == "deal" || subject.customer_type == "lost";
        auto const& step = steps[whole_way ? i * (steps.size() - 1) / (count - 1) : i];
        auto const& telling = chance.one_of(step);
        told.push_back({{"happened_at", times[i]},
                        {"method", std::string(telling.method)},
                        {"kind", std::string(telling.kind)},
                        {"content", filled(telling.content)},
                        {"result", filled(telling.result)},
                        {"next_plan", filled(telling.next_plan)}});
    }
    return told;
}

void plan_next(Chance& chance, Values& follow_up, sys_days today) {
    int const draw = chance.between(0, 99);
    if (draw >= 80)
        return;
    sys_days day = today;
    if (draw >= 40)
        day = working_day(today + days(chance.between(3, 30)));
    else if (draw >= 18)
        day = working_day(today - days(chance.between(1, 12)));
    auto const at = at_hour(day, office_minute(chance));
    if (at > typed_in(follow_up, "happened_at"))
        follow_up.push_back({"next_at", at});
}

}  // namespace kedang::demo
