// The steps a customer relation goes through, each told in several ways. Tables only.
// {who}, {part}, {count}, {price} and {days} stand for what the story fills in.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace kedang::demo {

struct Telling {
    std::string_view method;
    std::string_view content;
    std::string_view result;
    std::string_view next_plan;
    std::string_view kind = "follow_up";
};

using Step = std::array<Telling, 3>;

/// The steps in their order. In: a customer_type.
std::span<Step const> journey(std::string_view customer_type);

}  // namespace kedang::demo
