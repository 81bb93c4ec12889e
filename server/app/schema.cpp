// SPDX-License-Identifier: Apache-2.0
#include "app/schema.h"

#include <string>
#include <vector>

#include "accounts/handed_out.h"
#include "accounts/sharing.h"
#include "accounts/store.h"
#include "accounts/store_company.h"
#include "audit_trail/actions.h"
#include "exchange/actions.h"
#include "extraction/actions.h"
#include "notices/actions.h"
#include "oversight/actions.h"
#include "platform/config/setting_table.h"
#include "platform/db/ids.h"
#include "platform/jobs/queue.h"
#include "records/schema_store.h"
#include "review/actions.h"

namespace kedang::app {
namespace {

/// What the database is and what was used to make its derived columns.
constexpr std::string_view identity_schema = R"sql(
CREATE TABLE identity (
    id {{bigint}} PRIMARY KEY, installation_id {{text}} NOT NULL, sort_key {{text}} NOT NULL,
    tokenizer {{text}} NOT NULL, made_at {{bigint}} NOT NULL);
)sql";

}  // namespace

std::span<db::Migration const> migrations() {
    static std::string const oversight_schema =
        std::string(audit_trail::reading_schema()) + std::string(oversight::schema());
    static std::vector<db::Migration> const all{
        {1, "identity", identity_schema},
        {2, "ids", db::id_counter_schema},
        {3, "audit_trail", audit_trail::schema()},
        {4, "settings", config::setting_table_sql},
        {5, "accounts", accounts::store::schema},
        {6, "jobs", jobs::job_schema},
        {7, "records", records::store::schema},
        {8, "exchange", exchange::schema()},
        {9, "organisation", accounts::store::company_schema},
        {11, "notices", notices::schema()},
        {12, "oversight", oversight_schema},
        {13, "review", review::schema()},
        {14, "sharing", accounts::sharing_schema()},
        {16, "handed_out", accounts::handed_out_schema()},
        {18, "extraction", extraction::schema()},
    };
    return all;
}

}  // namespace kedang::app
