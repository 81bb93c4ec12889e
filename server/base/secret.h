// Secret<T>: bytes or text that must not leak. It has no stream, format, JSON or comparison
// operator, can be moved but not copied by accident, and is overwritten when it ends. To use it,
// one says so: reveal(). Not thread-safe for writing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstring>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kedang {

template <typename Container>
class Secret {
  public:
    Secret() = default;
    /// Takes over the value; a copy that the caller still holds is the caller's to wipe.
    explicit Secret(Container value) : value_(std::move(value)) {}
    ~Secret() { wipe(); }

    Secret(Secret&& other) noexcept : value_(std::move(other.value_)) { other.wipe(); }
    Secret& operator=(Secret&& other) noexcept {
        if (this != &other) {
            wipe();
            value_ = std::move(other.value_);
            other.wipe();
        }
        return *this;
    }
    Secret(Secret const&) = delete;
    Secret& operator=(Secret const&) = delete;

    /// The one way to the value; the reference lives as long as the secret.
    Container const& reveal() const { return value_; }
    /// For filling it in place.
    Container& reveal_for_writing() { return value_; }
    /// A second secret with the same value, said aloud.
    Secret clone() const { return Secret(Container(value_)); }
    std::size_t size() const { return value_.size(); }
    bool empty() const { return value_.empty(); }

    /// Overwrites the value and leaves the secret empty.
    void wipe() {
        // A short string lives inside the object: its whole capacity is ours to overwrite.
        value_.resize(value_.capacity());
        if (!value_.empty())  // an empty one may have no address
            explicit_bzero(value_.data(), value_.size());
        value_.clear();
    }

    friend std::ostream& operator<<(std::ostream&, Secret const&) = delete;

  private:
    Container value_;
};

using SecretBytes = Secret<std::vector<std::byte>>;
using SecretText = Secret<std::string>;

}  // namespace kedang
