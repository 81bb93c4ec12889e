// The steps a customer relation goes through, each told in several ways. Tables only.
// {who}, {part}, {count}, {price} and {days} stand for what the story fills in.
// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// The ways in which one step may be told.
using Step = std::span<Telling const>;

/// The steps in their order. In: a customer_type.
std::span<Step const> journey(std::string_view customer_type);

}  // namespace kedang::demo
