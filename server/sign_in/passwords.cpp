// SPDX-License-Identifier: Apache-2.0
#include "sign_in/passwords.h"

#include <unicode/translit.h>

#include "accounts/credentials.h"
#include "audit_trail/actions.h"
#include "base/check.h"
#include "base/text.h"
#include "platform/crypto/password.h"
#include "sign_in/actions.h"
#include "sign_in/change_set.h"
#include "sign_in/guards.h"
#include "sign_in/model_password.h"
#include "sign_in/store_second_factor.h"

namespace kedang::sign_in {
namespace {

using accounts::Context;
using accounts::Services;

constexpr std::int64_t day_ms = 24 * 3'600'000;

Error refused(FieldError fault) {
    auto title = fault.message;
    return {ErrorCode::Invalid, "password_" + fault.rule, std::move(title), {std::move(fault)}};
}

/// "华锐" as hua and rui; Latin words stay whole.
std::vector<std::string> syllables(std::string const& name) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> const to_pinyin(icu::Transliterator::createInstance(
        "Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    check(U_SUCCESS(status) && to_pinyin != nullptr, "ICU carries its pinyin inside");
    auto utf16 = icu::UnicodeString::fromUTF8(name);
    to_pinyin->transliterate(utf16);
    std::string spaced;
    utf16.toUTF8String(spaced);
    std::vector<std::string> found;
    for (auto const word : text::split(spaced, U" "))
        found.emplace_back(word);
    return found;
}

PasswordRules rules_for(Context const& context) {
    auto const& person = context.actor.person();
    PasswordRules rules{context.company->settings->integer("password.minimum_length"), person.login,
                        person.employee_number, runs_of(syllables(context.company->name))};
    for (auto& run : runs_of(syllables(person.name)))
        rules.near_words.push_back(std::move(run));
    return rules;
}

/// Errors: Invalid where it is one of the last ones.
Result<Done> check_not_used(Context const& context, SecretText const& wanted) {
    auto const remembered = context.company->settings->integer("password.history");
    std::vector<store::FormerPassword> former;
    {
        auto reader = context.services.database.read();
        former = store::former_passwords(*reader, context.actor.id(), remembered);
    }
    for (auto const& password : former) {
        TRY_SET(auto const verdict, context.services.passwords.verify(wanted, password.hash));
        if (verdict.matches)
            return refused(
                {"new", "used",
                 "新密码最近用过，不能与最近 " + std::to_string(remembered) + " 个密码相同"});
    }
    return Done{};
}

/// The new one joins the history; what is older than the last ones leaves it.
void remember(db::Transaction& transaction, Context const& context, std::string const& hash) {
    auto const person = context.actor.id();
    store::add_former_password(transaction, person, {to_milliseconds(context.now()), hash});
    auto const kept =
        std::max<std::int64_t>(1, context.company->settings->integer("password.history"));
    auto const former = store::former_passwords(transaction, person, kept);
    store::delete_former_passwords(transaction, person, former.back().set_at_ms);
}

}  // namespace

Result<Done> prove_password(Context const& context, SecretText const& password,
                            std::string const& field) {
    auto& services = context.services;
    Guards const guards(services, *context.company->settings, context.actor.person().login,
                        context.audit.ip);
    std::optional<accounts::Credentials> credentials;
    {
        auto reader = services.database.read();
        TRY(guards.check_name(*reader));
        credentials = accounts::credentials_of(*reader, context.actor.id());
    }
    TRY_SET(auto const verdict,
            services.passwords.verify(
                password, credentials ? std::optional(credentials->password_hash) : std::nullopt));
    if (verdict.matches)
        return Done{};
    TRY(audit_trail::change(services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                guards.count_failure(transaction);
                                return change_of_person(context.actor.id(), "password.refused",
                                                        "当前密码不正确");
                            }));
    return refused({field, "wrong", "当前密码不正确"});
}

void require_change_of_old_password(db::Transaction& transaction, Services const& services,
                                    accounts::Credentials const& credentials) {
    auto const maximum_days = services.company()->settings->integer("password.maximum_days");
    if (maximum_days == 0)
        return;
    auto const person = credentials.person.id;
    auto const now_ms = to_milliseconds(services.clock.now());
    auto const former = store::former_passwords(transaction, person, 1);
    // Its age was not known so far: it counts from here.
    if (former.empty())
        store::add_former_password(transaction, person, {now_ms, credentials.password_hash});
    else if (now_ms - former.front().set_at_ms > maximum_days * day_ms)
        accounts::set_password(transaction, person, credentials.password_hash, true);
}

Result<Done> change_password(Context const& context, SecretText const& current,
                             SecretText const& wanted, std::string_view cookie) {
    auto& services = context.services;
    if (auto fault = password_fault(wanted.reveal(), rules_for(context)))
        return refused(std::move(*fault));
    if (wanted.reveal() == current.reveal())
        return refused({"new", "same", "新密码不能与当前密码相同"});
    TRY(prove_password(context, current, "current"));
    TRY(check_not_used(context, wanted));
    TRY_SET(auto const hash, services.passwords.hash(wanted));
    auto const mine = crypto::Tokens(services.keyring).hash("session", cookie);
    TRY(audit_trail::change(
        services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            accounts::set_password(transaction, context.actor.id(), hash, false);
            remember(transaction, context, hash);
            store::delete_sessions(transaction, context.actor.id(), mine);
            return change_of_person(context.actor.id(), "password.change", "修改密码");
        }));
    return Done{};
}

}  // namespace kedang::sign_in
