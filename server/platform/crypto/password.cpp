// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/password.h"

#include <sodium.h>

#include <array>
#include <new>

#include "platform/crypto/primitives.h"

namespace kedang::crypto {
namespace {

std::string hash_now(std::string const& password, PasswordCost cost) {
    std::array<char, crypto_pwhash_STRBYTES> encoded{};
    if (crypto_pwhash_str_alg(encoded.data(), password.data(), password.size(), cost.passes,
                              cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return encoded.data();
}

bool matches_now(std::string const& password, std::string const& stored) {
    return crypto_pwhash_str_verify(stored.c_str(), password.data(), password.size()) == 0;
}

}  // namespace

PasswordHasher::PasswordHasher(PasswordPool pool, PasswordCost cost)
    : cost_(cost), queue_limit_(pool.queue) {
    start_library();
    SecretText const nobody(to_hex(random_secret(key_size).reveal()));
    dummy_ = hash_now(nobody.reveal(), cost_);
    for (int i = 0; i < pool.threads; ++i)
        threads_.emplace_back([this](std::stop_token stopping) { serve(stopping); });
}

PasswordHasher::~PasswordHasher() = default;

Result<std::string> PasswordHasher::hash(SecretText const& password) {
    std::string encoded;
    TRY(run([&] { encoded = hash_now(password.reveal(), cost_); }));
    return encoded;
}

Result<PasswordVerdict> PasswordHasher::verify(SecretText const& password,
                                               std::optional<std::string> const& stored) {
    PasswordVerdict verdict;
    TRY(run([&] {
        bool const fits = matches_now(password.reveal(), stored ? *stored : dummy_);
        verdict.matches = fits && stored.has_value();
    }));
    verdict.rehash_needed =
        verdict.matches &&
        crypto_pwhash_str_needs_rehash(stored->c_str(), cost_.passes, cost_.memory_bytes) != 0;
    return verdict;
}

Result<Done> PasswordHasher::run(std::function<void()> work) {
    Job job(std::move(work));
    std::future<void> finished = job.get_future();
    {
        std::lock_guard const lock(mutex_);
        if (queue_.size() >= queue_limit_)
            return Error{.code = ErrorCode::Unavailable,
                         .key = "login_busy",
                         .title = "登录的人太多，请稍后再试",
                         .retry_after_s = 2};
        queue_.push_back(std::move(job));
    }
    work_added_.notify_one();
    finished.get();
    return Done{};
}

void PasswordHasher::serve(std::stop_token stopping) {
    std::unique_lock lock(mutex_);
    while (work_added_.wait(lock, stopping, [&] { return !queue_.empty(); })) {
        Job job = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
}

}  // namespace kedang::crypto
