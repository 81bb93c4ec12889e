// SPDX-License-Identifier: Apache-2.0
#include "extraction/rights.h"

#include "accounts/actions.h"
#include "accounts/company.h"
#include "accounts/handed_out.h"
#include "accounts/sharing.h"
#include "platform/crypto/primitives.h"
#include "records/view.h"

namespace kedang::extraction {
namespace {

Error withdrawn(std::string title) {
    return {ErrorCode::Forbidden, "export_withdrawn", std::move(title)};
}

void add_rights(accounts::Context const& context, fields::RecordType const& type,
                crypto::CanonicalWriter& out) {
    using accounts::Relation;
    records::FieldRights const rights(context.actor, type);
    for (std::size_t at = 0; at < type.fields.size(); ++at) {
        out.sized(type.fields[at].name);
        out.u8(static_cast<std::uint8_t>(type.fields[at].export_class));
        for (int relation = 0; relation < accounts::relation_count; ++relation)
            out.u8(static_cast<std::uint8_t>(rights.of(static_cast<Relation>(relation), at).read));
    }
}

}  // namespace

std::string rights_of(accounts::Context const& context) {
    auto const& actor = context.actor;
    crypto::CanonicalWriter out;
    for (auto const& permission : actor.permissions())
        out.sized(permission);
    out.u8(static_cast<std::uint8_t>(actor.scope())).u8(actor.sees_pool() ? 1 : 0);
    out.i64(actor.person().department);
    for (auto const department : actor.reach())
        out.i64(department);
    add_rights(context, context.catalogue().customer(), out);
    return crypto::to_hex(crypto::hash256(out.view()));
}

Result<Done> still_may(db::Session& session, accounts::Context const& context, Export const& made) {
    if (!accounts::is_handed_out(session, handed_out_as, made.id))
        return withdrawn("账号停用后，此前的导出已全部收回，请重新导出");
    if (rights_of(context) != made.rights)
        return withdrawn("您的部门或权限在申请导出之后有变化，这次导出已收回，请重新导出");
    return Done{};
}

Result<accounts::Context> acting_for(accounts::Services& services, Export const& made) {
    auto const company = accounts::current_company(services);
    audit_trail::Context const audit{services.clock, made.person, "", "", audit_trail::Via::Job};
    auto reader = services.database.read();
    auto person = accounts::find_person(*reader, made.person);
    if (!person || person->disabled)
        return withdrawn("申请导出的人员已停用，导出已收回");
    auto shared = accounts::shared_files(*reader, *person, services.clock.now());
    accounts::Context context{services, company,
                              accounts::actor_of(std::move(*person), *company, std::move(shared)),
                              audit};
    TRY(still_may(*reader, context, made));
    return context;
}

}  // namespace kedang::extraction
