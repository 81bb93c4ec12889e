// What decides who gets in: how long guessing is locked out, who needs a second factor, what a
// device is called. Pure: no storage, no HTTP. Values; thread-safe. SPDX-License-Identifier:
// Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kedang::sign_in {

/// Failures counted against one log-in name, or against one address.
struct Guard {
    std::int64_t failures = 0;
    std::int64_t counted_at_ms = 0;  ///< of a name: the last failure; of an address: the first
    std::int64_t locked_until_ms = 0;
};

/// Names are locked for longer with each failure beyond the limit, so that guessing gets slower and
/// a colleague who mistypes is not kept out for an hour.
struct NameLock {
    std::int64_t failures = 0;  ///< that are let pass
    std::int64_t first_s = 0;
    std::int64_t longest_s = 0;
};
Guard after_failure(Guard guard, NameLock const& lock, std::int64_t now_ms);

/// Addresses have so many failures in a window; an office shares one address.
struct AddressLimit {
    std::int64_t failures = 0;
    std::int64_t window_ms = 0;
};
Guard after_failure(Guard guard, AddressLimit const& limit, std::int64_t now_ms);

/// Whole seconds until it is open again; 0 where it is open.
std::int64_t seconds_locked(Guard const& guard, std::int64_t now_ms);

/// What is counted together: an IPv4 address, or the /64 of an IPv6 one, of which a single person
/// has as many addresses as they like.
std::string counted_address(std::string_view address);

/// Whether one of these permissions administers, approves or exports.
bool is_powerful(std::vector<std::string> const& permissions);

/// Whether people come from other machines than the server itself.
bool is_served_to_others(std::string_view public_url);

/// "Windows · Chrome" of a User-Agent, "" of an empty one; never more than the words known here.
std::string device_words(std::string_view user_agent);

/// One line of the log-in log.
struct LoginEvent {
    std::int64_t at_ms = 0;
    std::string login;        ///< of somebody unknown: unknown_login()
    std::int64_t person = 0;  ///< 0: no such person
    std::string outcome;      ///< one of the words below
    std::string ip;
};
namespace outcome {
inline constexpr std::string_view ok = "ok", recovery_code = "recovery_code",
                                  bad_credentials = "bad_credentials", bad_code = "bad_code",
                                  locked_out = "locked_out", disabled = "disabled",
                                  address_limited = "address_limited", logged_out = "logged_out",
                                  key_new_address = "key_new_address";
}

/// What the log says instead of a name that nobody has: people type passwords there. Attempts with
/// the same name can be told to be such by the mark. In: a keyed hash of the name.
std::string unknown_login(std::string_view mark);

}  // namespace kedang::sign_in
