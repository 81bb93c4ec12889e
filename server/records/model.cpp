// SPDX-License-Identifier: Apache-2.0
#include "records/model.h"

namespace kedang::records {

fields::Value const& Record::value(std::string_view field_name) const {
    static fields::Value const absent;
    auto const* field = type->field(field_name);
    return field == nullptr ? absent : values[position(*field)];
}

Record empty_record(fields::RecordType const& type) {
    Record record;
    record.type = &type;
    record.values.resize(type.fields.size());
    record.sealed.resize(type.fields.size());
    return record;
}

}  // namespace kedang::records
