// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/totp.h"

#include <liboath/oath.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/check.h"
#include "platform/crypto/primitives.h"

namespace kedang::crypto {
namespace {

constexpr std::size_t secret_size = 20;
constexpr std::size_t code_digits = 6;
constexpr std::size_t steps_of_drift = 1;

void start_liboath() {
    static bool const started = oath_init() == OATH_OK;
    check(started, "liboath needs nothing but itself to start");
}

char const* characters(SecretBytes const& secret) {
    return reinterpret_cast<char const*>(secret.reveal().data());
}

}  // namespace

SecretBytes new_totp_secret() {
    return random_secret(secret_size);
}

SecretText to_base32(SecretBytes const& secret) {
    start_liboath();
    char* encoded = nullptr;
    std::size_t length = 0;
    check(oath_base32_encode(characters(secret), secret.size(), &encoded, &length) == OATH_OK,
          "twenty bytes have a base32 form");
    SecretText text(std::string(encoded, length));
    explicit_bzero(encoded, length);
    std::free(encoded);
    auto& letters = text.reveal_for_writing();
    letters.erase(std::find(letters.begin(), letters.end(), '='), letters.end());
    return text;
}

std::optional<std::int64_t> totp_step(SecretBytes const& secret, std::string_view code,
                                      Instant now) {
    if (code.size() != code_digits ||
        !std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    start_liboath();
    std::string const text(code);
    std::uint64_t step = 0;
    auto const seconds =
        std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    int const outcome =
        oath_totp_validate3(characters(secret), secret.size(), static_cast<time_t>(seconds),
                            OATH_TOTP_DEFAULT_TIME_STEP_SIZE, OATH_TOTP_DEFAULT_START_TIME,
                            steps_of_drift, nullptr, &step, text.c_str());
    if (outcome < 0)
        return std::nullopt;
    return static_cast<std::int64_t>(step);
}

}  // namespace kedang::crypto
