// SPDX-License-Identifier: Apache-2.0
#include "sign_in/guards.h"

namespace kedang::sign_in {
namespace {

constexpr std::int64_t address_window_ms = 15 * 60'000;
constexpr std::size_t mark_bytes = 2;

Error too_many(char const* key, std::string_view why, std::int64_t seconds) {
    Error error{ErrorCode::TooMany, key,
                std::string(why) + "，请 " + std::to_string((seconds + 59) / 60) + " 分钟后再试"};
    error.retry_after_s = static_cast<int>(seconds);
    error.extra_json = "\"retry_after_s\":" + std::to_string(seconds);
    return error;
}

}  // namespace

Guards::Guards(accounts::Services const& services, config::Settings const& settings,
               std::string_view login, std::string_view address)
    : settings_(settings),
      now_ms_(to_milliseconds(services.clock.now())),
      address_(address),
      name_subject_(crypto::Tokens(services.keyring).hash("login name", login)),
      address_subject_(
          crypto::Tokens(services.keyring).hash("login address", counted_address(address))) {}

Result<Done> Guards::check_address(db::Session& session) const {
    auto const seconds = seconds_locked(store::guard(session, address_subject_), now_ms_);
    if (seconds == 0 || address_.empty())
        return Done{};
    return too_many("address_limited", "您所在网络的登录失败次数过多", seconds);
}

Result<Done> Guards::check_name(db::Session& session) const {
    auto const seconds = seconds_locked(store::guard(session, name_subject_), now_ms_);
    if (seconds == 0)
        return Done{};
    return too_many("locked_out", "登录失败次数过多", seconds);
}

void Guards::count_failure(db::Transaction& transaction) const {
    NameLock const lock{.failures = settings_.integer("login.max_failures"),
                        .first_s = settings_.integer("login.lock_seconds"),
                        .longest_s = settings_.integer("login.lock_maximum_seconds")};
    store::put_guard(transaction, name_subject_,
                     after_failure(store::guard(transaction, name_subject_), lock, now_ms_));
    count_locked(transaction);
}

void Guards::count_locked(db::Transaction& transaction) const {
    if (address_.empty())  // the command line, which needs no password either
        return;
    AddressLimit const limit{.failures = settings_.integer("login.address_failures"),
                             .window_ms = address_window_ms};
    auto const guard = after_failure(store::guard(transaction, address_subject_), limit, now_ms_);
    store::put_guard(transaction, address_subject_, guard);
    if (guard.failures == limit.failures)
        store::insert_login_event(
            transaction, {now_ms_, "", 0, std::string(outcome::address_limited), address_});
}

void Guards::forget_name(db::Transaction& transaction) const {
    store::delete_guard(transaction, name_subject_);
}

std::string masked_login(crypto::Keyring const& keyring, std::string_view login) {
    auto const hash = crypto::Tokens(keyring).hash("login mark", login);
    return unknown_login(crypto::to_hex(crypto::ByteView(hash).first(mark_bytes)));
}

}  // namespace kedang::sign_in
