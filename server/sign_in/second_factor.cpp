// SPDX-License-Identifier: Apache-2.0
#include "sign_in/second_factor.h"

#include <algorithm>

#include "accounts/credentials.h"
#include "audit_trail/actions.h"
#include "base/check.h"
#include "base/text.h"
#include "platform/crypto/field_cipher.h"
#include "platform/crypto/totp.h"
#include "sign_in/change_set.h"
#include "sign_in/guards.h"
#include "sign_in/passwords.h"
#include "sign_in/store_second_factor.h"

namespace kedang::sign_in {
namespace {

using accounts::Context;
using accounts::Services;
using store::SecondFactor;

constexpr std::uint32_t secret_field = 1;  ///< the place a sealed secret is bound to
constexpr int recovery_code_count = 10;
constexpr std::size_t recovery_code_length = 10;  ///< about 50 bits
constexpr std::string_view issuer = "客档";

crypto::RecordCipher cipher_of(Services const& services, SecondFactor const& factor) {
    auto cipher = crypto::RecordCipher::open(services.keyring, {second_factor_table, factor.person},
                                             factor.salt);
    check(cipher.ok(), "a second factor has a salt as long as it is there");
    return std::move(cipher).value();
}

/// The secret in force, or, as the next version, the one that waits.
SecretBytes opened(Services const& services, SecondFactor const& factor, std::int64_t version) {
    auto const& sealed = version == factor.version ? factor.sealed : factor.pending;
    auto text = cipher_of(services, factor).decrypt(secret_field, version, sealed);
    if (!text.ok())
        throw db::DatabaseError("the sealed second factor of a person does not open");
    SecretText const clear(std::move(text).value());
    auto const bytes = crypto::as_bytes(clear.reveal());
    return SecretBytes(crypto::Bytes(bytes.begin(), bytes.end()));
}

crypto::TokenHash hash_of_recovery_code(Services const& services, std::int64_t person,
                                        std::string_view code) {
    return crypto::Tokens(services.keyring)
        .hash("recovery code", std::to_string(person) + " " + std::string(code));
}

/// As it was made: without the hyphens and spaces people read into it.
std::string plain(std::string const& code) {
    auto text = text::ascii_lower(text::drop_spaces(text::half_width(code)));
    std::erase(text, '-');
    return text;
}

std::vector<SecretText> new_recovery_codes() {
    std::vector<SecretText> codes;
    for (int i = 0; i < recovery_code_count; ++i)
        codes.push_back(crypto::readable_secret(recovery_code_length));
    return codes;
}

void store_codes(db::Transaction& transaction, Services const& services, std::int64_t person,
                 std::vector<SecretText> const& codes) {
    std::vector<crypto::TokenHash> hashes;
    for (auto const& code : codes)
        hashes.push_back(hash_of_recovery_code(services, person, code.reveal()));
    store::put_recovery_codes(transaction, person, hashes);
}

std::string percent_encoded(std::string_view text) {
    std::string encoded;
    for (unsigned char const byte : text) {
        bool const plain_letter = byte < 0x80 && (std::isalnum(byte) != 0 || byte == '-');
        if (plain_letter)
            encoded += static_cast<char>(byte);
        else
            encoded += "%" + crypto::to_hex(std::as_bytes(std::span(&byte, 1)));
    }
    return encoded;
}

SecretText uri_of(SecretText const& secret, std::string const& login) {
    auto const from = percent_encoded(issuer);
    return SecretText("otpauth://totp/" + from + ":" + percent_encoded(login) +
                      "?secret=" + secret.reveal() + "&issuer=" + from);
}

Error wrong_code() {
    std::string const message = "验证码不正确或已用过，请等手机上出现下一个验证码后再输入";
    return {ErrorCode::Invalid, "bad_code", message, {{"code", "wrong", message}}};
}

Error not_found() {
    return {ErrorCode::NotFound, "not_found", "没有这个人员"};
}

Guards guards_of(Context const& context) {
    return {context.services, *context.company->settings, context.actor.person().login,
            context.audit.ip};
}

/// Does `work` after spending a code; a wrong one is counted like a refused log-in.
Result<Done> with_code(Context const& context, std::string const& code,
                       audit_trail::Work const& work) {
    auto& services = context.services;
    auto const guards = guards_of(context);
    {
        auto reader = services.database.read();
        TRY(guards.check_name(*reader));
    }
    auto const done = audit_trail::change(
        services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            if (spend_code(transaction, services, context.actor.id(), code) == Proof::None)
                return wrong_code();
            return work(transaction);
        });
    if (done.ok())
        return Done{};
    if (done.error().key == "bad_code")
        TRY(audit_trail::change(
            services.database, context.audit,
            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                guards.count_failure(transaction);
                return change_of_person(context.actor.id(), "second_factor.refused", "验证码不正确",
                                        second_factor_table);
            }));
    return done.error();
}

SecondFactor factor_or_new(db::Session& session, std::int64_t person) {
    if (auto found = store::second_factor(session, person))
        return std::move(*found);
    auto const salt = crypto::new_record_salt();
    SecondFactor fresh;
    fresh.person = person;
    fresh.salt.assign(salt.begin(), salt.end());
    return fresh;
}

}  // namespace

bool must_have_second_factor(accounts::Actor const& actor, config::Settings const& settings) {
    auto const& rule = settings.text("login.second_factor");
    bool const required = rule == "required" ||
                          (rule == "automatic" && is_served_to_others(settings.text("public_url")));
    return required && is_powerful(actor.permissions());
}

Proof spend_code(db::Transaction& transaction, Services const& services, std::int64_t person,
                 std::string const& code) {
    auto const factor = store::second_factor(transaction, person);
    if (!factor || !factor->enrolled())
        return Proof::None;
    auto const typed = plain(code);
    if (auto const step = crypto::totp_step(opened(services, *factor, factor->version), typed,
                                            services.clock.now()))
        return store::take_step(transaction, person, *step) ? Proof::App : Proof::None;
    return store::take_recovery_code(transaction, person,
                                     hash_of_recovery_code(services, person, typed))
               ? Proof::RecoveryCode
               : Proof::None;
}

Result<Enrolment> begin_second_factor(Context const& context, SecretText const& password,
                                      std::string const& code) {
    auto& services = context.services;
    auto const person = context.actor.id();
    TRY(prove_password(context, password, "password"));
    bool enrolled = false;
    {
        auto reader = services.database.read();
        enrolled = store::has_second_factor(*reader, person);
    }
    auto const secret = crypto::new_totp_secret();
    auto const begin = [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
        auto factor = factor_or_new(transaction, person);
        if (factor.enrolled() != enrolled)  // elsewhere, a moment ago
            return wrong_code();
        factor.pending =
            cipher_of(services, factor)
                .encrypt(secret_field, factor.version + 1, crypto::as_text(secret.reveal()));
        store::put_second_factor(transaction, factor);
        return change_of_person(person, "second_factor.begin", "开始设置两步验证",
                                second_factor_table);
    };
    if (enrolled)
        TRY(with_code(context, code, begin));
    else
        TRY(audit_trail::change(services.database, context.audit, begin));
    auto spelled = crypto::to_base32(secret);
    auto uri = uri_of(spelled, context.actor.person().login);
    return Enrolment{std::move(spelled), std::move(uri)};
}

Result<std::vector<SecretText>> confirm_second_factor(Context const& context,
                                                      std::string const& code,
                                                      std::string_view cookie) {
    auto& services = context.services;
    auto const person = context.actor.id();
    auto const mine = crypto::Tokens(services.keyring).hash("session", cookie);
    auto codes = new_recovery_codes();
    TRY(audit_trail::change(
        services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            auto factor = store::second_factor(transaction, person);
            if (!factor || factor->pending.empty())
                return Error{ErrorCode::Conflict, "nothing_begun", "请先扫描新的二维码"};
            auto const step = crypto::totp_step(opened(services, *factor, factor->version + 1),
                                                plain(code), context.now());
            if (!step)
                return wrong_code();
            factor->version += 1;
            factor->sealed = std::move(factor->pending);
            factor->pending.clear();
            factor->enrolled_at_ms = to_milliseconds(context.now());
            factor->last_step = *step;
            store::put_second_factor(transaction, *factor);
            store_codes(transaction, services, person, codes);
            store::delete_sessions(transaction, person, mine);
            return change_of_person(person, "second_factor.enrol", "启用两步验证",
                                    second_factor_table);
        }));
    return codes;
}

Result<std::vector<SecretText>> renew_recovery_codes(Context const& context,
                                                     std::string const& code) {
    auto codes = new_recovery_codes();
    TRY(with_code(context, code,
                  [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                      store_codes(transaction, context.services, context.actor.id(), codes);
                      return change_of_person(context.actor.id(), "second_factor.codes",
                                              "更换恢复码", second_factor_table);
                  }));
    return codes;
}

Result<Done> remove_second_factor(Context const& context, std::string const& code) {
    if (must_have_second_factor(context.actor, *context.company->settings))
        return Error{ErrorCode::Conflict, "second_factor_required",
                     "您的角色必须使用两步验证；换手机时请选择“更换验证器”"};
    return with_code(context, code,
                     [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                         store::delete_second_factor(transaction, context.actor.id());
                         return change_of_person(context.actor.id(), "second_factor.remove",
                                                 "停用两步验证", second_factor_table);
                     });
}

Result<Done> reset_second_factor(Context const& context, std::int64_t person) {
    TRY(context.require("people.manage"));
    {
        auto reader = context.services.database.read();
        if (!accounts::credentials_of(*reader, person))
            return not_found();
    }
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::delete_second_factor(transaction, person);
                                store::delete_sessions(transaction, person, std::nullopt);
                                return change_of_person(person, "second_factor.reset",
                                                        "管理员重置两步验证", second_factor_table);
                            }));
    return Done{};
}

}  // namespace kedang::sign_in
