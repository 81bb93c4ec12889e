// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "audit_trail/actions.h"
#include "base/text.h"
#include "customers/sharing.h"
#include "customers/store.h"
#include "platform/crypto/token.h"
#include "records/actions.h"
#include "records/look_up.h"
#include "records/sealing.h"

namespace kedang::customers {
namespace {

/// Under which tags a phone stands in the blind index; empty where the text is none.
std::vector<db::Bytes> phone_tags(accounts::Context const& context, std::string const& key,
                                  records::LookUp& asked) {
    auto const* field = context.catalogue().customer().field("office_phone");
    auto const parsed = field->type->parse(
        *field, key, {context.catalogue(), context.today(), &context.company->time_zone, nullptr});
    std::vector<db::Bytes> tags;
    if (!parsed.ok() || parsed.value().value.absent())
        return tags;
    for (auto const& index_key : field->type->index_keys(parsed.value().value)) {
        auto const found = records::tags_to_find(context.services.keyring, index_key);
        asked.ask("电话", crypto::ByteView(found.front()));
        for (auto const& tag : found)
            tags.emplace_back(tag.begin(), tag.end());
    }
    return tags;
}

bool may_be_number(std::string const& key) {
    return key.size() >= 4 && std::all_of(key.begin(), key.end(), [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
                      std::string_view("-_/.").find(letter) != std::string_view::npos;
           });
}

/// Sight of one file, no longer than a call takes.
Result<Done> give_sight(accounts::Context const& context, std::int64_t customer) {
    auto const minutes = context.company->settings->integer("look_up.sight_minutes");
    accounts::Share share{0,
                          customer,
                          context.actor.id(),
                          0,
                          context.now() + std::chrono::minutes(minutes),
                          accounts::ShareKind::LookUp,
                          context.actor.id(),
                          context.now()};
    TRY_SET(share.id, context.services.ids.next("file_share"));
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                accounts::add_share(transaction, share);
                                audit_trail::ChangeSet set;
                                auto& change = set.changes.emplace_back();
                                change.table_number = context.catalogue().customer().number;
                                change.record_id = change.subject_customer = customer;
                                change.action = "look_up.sight";
                                change.summary =
                                    "查找后可查看 " + std::to_string(minutes) + " 分钟";
                                return set;
                            }));
    return Done{};
}

}  // namespace

Result<LookedUp> look_up(accounts::Context const& context, std::string const& typed) {
    TRY(context.require("customer.look_up"));
    auto const key = text::ascii_upper(text::half_width(text::trim(typed)));
    records::LookUp asked;
    auto const tags = phone_tags(context, key, asked);
    if (tags.empty() && !may_be_number(key)) {
        auto const message = "'" + key + "' 不是完整的客户编号或电话，请核对后重试";
        return Error{ErrorCode::Invalid, "invalid", message, {{"key", "exact", message}}};
    }
    if (may_be_number(key))
        asked.ask("编号", crypto::as_bytes(key));
    auto reader = context.services.database.read();
    auto const files = store::files_by_exact(*reader, key, tags);
    LookedUp looked{static_cast<std::int64_t>(files.size()), files.size() == 1 ? files.front() : 0};
    bool const visible =
        looked.customer != 0 &&
        records::find_visible(*reader, context, context.catalogue().customer(), looked.customer)
            .ok();
    reader.reset();
    TRY(asked.note(context, looked.found, looked.customer));
    if (looked.customer != 0 && !visible)
        TRY(give_sight(context, looked.customer));
    return looked;
}

}  // namespace kedang::customers
