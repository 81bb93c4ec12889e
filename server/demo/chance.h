// Chance from a seed: the same draws on every machine, so that a demo made twice is the same demo.
// The standard distributions are left out because each library draws them its own way. One thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <utility>
#include <vector>

namespace kedang::demo {

class Chance {
  public:
    explicit Chance(std::uint64_t seed) : engine_(seed) {}

    /// 0 … count - 1. In: count above 0. The bias of the remainder does not matter here.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
    /// Both ends included.
    int between(int first, int last) {
        return first + static_cast<int>(below(static_cast<std::size_t>(last - first + 1)));
    }
    /// True in so many of a hundred cases.
    bool percent(int of_hundred) { return between(0, 99) < of_hundred; }
    template <typename Range>
    auto const& one_of(Range const& range) {
        return range[below(std::size(range))];
    }
    template <typename T>
    void shuffle(std::vector<T>& list) {
        for (std::size_t left = list.size(); left > 1; --left)
            std::swap(list[left - 1], list[below(left)]);
    }

  private:
    std::mt19937_64 engine_;
};

}  // namespace kedang::demo
