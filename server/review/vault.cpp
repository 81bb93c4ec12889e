// SPDX-License-Identifier: Apache-2.0
#include "review/vault.h"

#include "base/check.h"
#include "platform/crypto/bytes.h"

namespace kedang::review {
namespace {

// In associated data: a request is sealed once, in one piece.
constexpr std::uint32_t proposals_field = 1;
constexpr std::int64_t only_version = 1;

Result<crypto::RecordCipher> cipher(crypto::Keyring const& keyring, std::int64_t request,
                                    crypto::RecordSalt const& salt) {
    return crypto::RecordCipher::open(keyring, {update_request_table, request},
                                      crypto::ByteView(salt));
}

}  // namespace

crypto::Bytes seal(crypto::Keyring const& keyring, std::int64_t request,
                   crypto::RecordSalt const& salt, std::vector<Proposal> const& proposals) {
    crypto::CanonicalWriter out;
    out.u32(static_cast<std::uint32_t>(proposals.size()));
    for (auto const& proposal : proposals)
        out.u32(proposal.field_number)
            .sized(fields::encode(proposal.before))
            .sized(fields::encode(proposal.after));
    auto const sealing = cipher(keyring, request, salt);
    check(sealing.ok(), "a record that can be changed has a salt");
    return sealing.value().encrypt(proposals_field, only_version, crypto::as_text(out.view()));
}

Result<std::vector<Proposal>> open(crypto::Keyring const& keyring, UpdateRequest const& request,
                                   crypto::RecordSalt const& salt) {
    TRY_SET(auto const opening, cipher(keyring, request.id, salt));
    TRY_SET(auto const text, opening.decrypt(proposals_field, only_version, request.proposals));
    crypto::CanonicalReader in(crypto::as_bytes(text));
    std::vector<Proposal> proposals(in.u32());
    for (auto& proposal : proposals) {
        proposal.field_number = in.u32();
        proposal.before = fields::decode(crypto::as_text(in.sized()));
        proposal.after = fields::decode(crypto::as_text(in.sized()));
    }
    check(in.at_end(), "a sealed request reads as it was written");
    return proposals;
}

}  // namespace kedang::review
