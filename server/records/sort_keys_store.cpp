// SPDX-License-Identifier: Apache-2.0
#include "records/sort_keys_store.h"

#include <string>
#include <vector>

#include "fields/names.h"
#include "platform/crypto/bytes.h"

namespace kedang::records::store {
namespace {

constexpr std::int64_t names_a_slice = 2'000;

constexpr std::string_view select_names =
    "SELECT id, name FROM customer WHERE id > $1 ORDER BY id LIMIT $2";
constexpr std::string_view change_key = "UPDATE customer SET name_sort = $2 WHERE id = $1";

struct Named {
    std::int64_t id;
    std::string name;
};

std::vector<Named> names_after(db::Session& session, std::int64_t id) {
    std::vector<Named> found;
    auto const cursor = session.query(select_names, {id, names_a_slice});
    while (auto const* row = cursor->next())
        found.push_back({row->integer(0), std::string(row->text(1))});
    return found;
}

}  // namespace

Result<Done> remake_sort_keys(db::Database& database) {
    for (std::int64_t last = 0;;) {
        auto const names = names_after(*database.read(), last);
        if (names.empty())
            return Done{};
        last = names.back().id;
        TRY(database.write([&](db::Transaction& transaction) -> Result<Done> {
            for (auto const& [id, name] : names) {
                auto const key = fields::name_sort_key(name);
                transaction.execute(change_key, {id, crypto::as_bytes(key)});
            }
            return Done{};
        }));
    }
}

}  // namespace kedang::records::store
