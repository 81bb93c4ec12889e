// Prepared statements of one connection by their text, the least recently used one leaves first.
// Not thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace kedang::db {

template <typename Statement>
class StatementCache {
  public:
    explicit StatementCache(std::size_t capacity) : capacity_(capacity) {}

    /// Returns: the statement, now the most recently used, or nullptr. Valid until the next add().
    Statement* find(std::string_view sql) {
        auto const found = places_.find(sql);
        if (found == places_.end())
            return nullptr;
        entries_.splice(entries_.begin(), entries_, found->second);
        return &found->second->second;
    }

    /// In: a text that find() does not know.
    /// Returns: the statement that had to leave, if one had to.
    std::optional<Statement> add(std::string_view sql, Statement statement) {
        std::optional<Statement> evicted;
        if (entries_.size() == capacity_) {
            places_.erase(entries_.back().first);
            evicted = std::move(entries_.back().second);
            entries_.pop_back();
        }
        entries_.emplace_front(std::string(sql), std::move(statement));
        places_.emplace(entries_.front().first, entries_.begin());
        return evicted;
    }

    void clear() {
        places_.clear();
        entries_.clear();
    }

  private:
    using Entry = std::pair<std::string, Statement>;
    std::size_t capacity_;
    std::list<Entry> entries_;  // the most recently used first
    // Keys are views into entries_, which never moves its nodes.
    std::unordered_map<std::string_view, typename std::list<Entry>::iterator> places_;
};

}  // namespace kedang::db
