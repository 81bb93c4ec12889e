// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/blind_index.h"

#include "platform/crypto/primitives.h"

namespace kedang::crypto {
namespace {

Purpose purpose_of(IndexClass index_class) {
    switch (index_class) {
        case IndexClass::Phone:
            return Purpose::IndexPhone;
        case IndexClass::Email:
            return Purpose::IndexEmail;
        case IndexClass::IdNumber:
            return Purpose::IndexIdNumber;
    }
    return Purpose::IndexPhone;
}

IndexTag tag_under(Key const& key, std::string_view normalised) {
    IndexTag tag;
    keyed_hash(tag, key.secret.reveal(), as_bytes(normalised));
    return tag;
}

LastFourTag last_four_under(Key const& key, IndexClass index_class, std::string_view last_four) {
    CanonicalWriter message;
    message.u8(static_cast<std::uint8_t>(index_class)).raw(as_bytes(last_four));
    IndexTag const whole = tag_under(key, as_text(message.view()));
    return {whole[0] & std::byte{0x0f}, whole[1]};
}

/// Active before archived; destroyed ones not at all.
std::vector<Key const*> usable_keys(Keyring const& keyring, Purpose purpose) {
    std::vector<Key const*> keys{&keyring.active(purpose)};
    for (Key const& key : keyring.keys())
        if (key.purpose == purpose && key.state == KeyState::Archived)
            keys.push_back(&key);
    return keys;
}

}  // namespace

IndexTag BlindIndex::tag(IndexClass index_class, std::string_view normalised) const {
    return tag_under(keyring_->active(purpose_of(index_class)), normalised);
}

std::vector<IndexTag> BlindIndex::tags_to_find(IndexClass index_class,
                                               std::string_view normalised) const {
    std::vector<IndexTag> tags;
    for (Key const* key : usable_keys(*keyring_, purpose_of(index_class)))
        tags.push_back(tag_under(*key, normalised));
    return tags;
}

LastFourTag BlindIndex::last_four_tag(IndexClass index_class, std::string_view last_four) const {
    return last_four_under(keyring_->active(Purpose::IndexLastFour), index_class, last_four);
}

std::vector<LastFourTag> BlindIndex::last_four_tags_to_find(IndexClass index_class,
                                                            std::string_view last_four) const {
    std::vector<LastFourTag> tags;
    for (Key const* key : usable_keys(*keyring_, Purpose::IndexLastFour))
        tags.push_back(last_four_under(*key, index_class, last_four));
    return tags;
}

}  // namespace kedang::crypto
