// SPDX-License-Identifier: Apache-2.0
#include "extraction/columns.h"

#include "customers/list.h"

namespace kedang::extraction {
namespace {

records::Columns all_known(accounts::Context const& context) {
    auto const& type = context.catalogue().customer();
    records::Columns columns;
    for (auto const& field : type.fields)
        if (field.in_use && context.actor.knows(type, field))
            columns.push_back(&field);
    return columns;
}

}  // namespace

Result<Leaving> leaving(accounts::Context const& context, std::string_view names) {
    records::Columns wanted;
    if (names.empty()) {
        wanted = all_known(context);
    } else {
        TRY_SET(wanted, customers::columns_of(context, names));
    }
    Leaving made;
    for (auto const* field : wanted)
        if (field->export_class == fields::ExportClass::Free)
            made.columns.push_back(field);
        else
            made.withheld.push_back({field, field->export_class});
    if (made.columns.empty())
        return Error{ErrorCode::Invalid,
                     "nothing_leaves",
                     "所选字段都不能直接导出",
                     {{"columns", "nothing_leaves",
                       "所选字段都需要审批或禁止导出，请至少选择一个可以直接导出的字段"}}};
    return made;
}

std::vector<std::string> labels(records::Columns const& columns) {
    std::vector<std::string> texts;
    for (auto const* field : columns)
        texts.push_back(field->label.zh);
    return texts;
}

std::vector<std::string> labels(std::vector<Withheld> const& withheld) {
    std::vector<std::string> texts;
    for (auto const& [field, reason] : withheld)
        texts.push_back(field->label.zh);
    return texts;
}

}  // namespace kedang::extraction
