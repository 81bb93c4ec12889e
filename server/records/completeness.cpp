// SPDX-License-Identifier: Apache-2.0
#include "records/completeness.h"

#include "base/check.h"
#include "records/prepare.h"
#include "records/store.h"

namespace kedang::records {
namespace {

void add_gaps(std::vector<Gap>& into, Record const& record) {
    for (auto const* field : missing_fields(record, fields::Required::Complete))
        into.push_back({&record, record.type, field});
}

}  // namespace

std::vector<Gap> gaps(fields::Catalogue const& catalogue, Record const& customer,
                      std::span<Record const* const> contacts) {
    std::vector<Gap> found;
    add_gaps(found, customer);
    for (auto const* contact : contacts)
        add_gaps(found, *contact);
    if (contacts.empty() && catalogue.contact().required != fields::Required::No)
        for (auto const* field :
             missing_fields(empty_record(catalogue.contact()), fields::Required::Complete))
            found.push_back({nullptr, &catalogue.contact(), field});
    return found;
}

void refresh_missing(db::Transaction& transaction, crypto::Keyring const& keyring,
                     fields::Catalogue const& catalogue, std::int64_t customer_id) {
    auto customer = store::load(transaction, catalogue.customer(), customer_id);
    check(customer.has_value(), "its child was stored a moment ago");
    auto contacts = store::load_children(transaction, catalogue.contact(), customer_id);
    check(open(keyring, *customer).ok(), "a stored ciphertext opens in its own place");
    std::vector<Record const*> views;
    for (auto& contact : contacts) {
        check(open(keyring, contact).ok(), "a stored ciphertext opens in its own place");
        views.push_back(&contact);
    }
    store::set_missing(transaction, customer_id,
                       static_cast<std::int64_t>(gaps(catalogue, *customer, views).size()));
}

}  // namespace kedang::records
