// SPDX-License-Identifier: Apache-2.0
#include "records/answers.h"

#include "base/json_writer.h"

namespace kedang::records {

std::string matches_json(std::vector<Match> const& matches) {
    JsonWriter out;
    out.begin_array();
    for (auto const& match : matches) {
        out.begin_object().member("field", match.field).member("message", match.message);
        out.member("certain", match.certain);
        if (match.visible) {
            out.key("customer").begin_object().key("id").id(match.customer);
            out.member("number", match.number).member("name", match.name).end_object();
        }
        out.end_object();
    }
    out.end_array();
    return out.take();
}

std::string findings_json(std::vector<FieldError> const& findings) {
    JsonWriter out;
    out.begin_array();
    for (auto const& finding : findings)
        out.begin_object()
            .member("field", finding.field)
            .member("rule", finding.rule)
            .member("message", finding.message)
            .end_object();
    out.end_array();
    return out.take();
}

Error stale(Record const& current) {
    JsonWriter extra;
    extra.begin_object().member("current_version", std::to_string(current.version)).end_object();
    std::string members = extra.take();
    return {ErrorCode::Stale,
            "stale_version",
            "这条记录刚被别人修改过，请选择保留哪一项",
            {},
            members.substr(1, members.size() - 2)};
}

Error not_found() {
    return {ErrorCode::NotFound, "not_found", "记录不存在或您无权查看"};
}

}  // namespace kedang::records
