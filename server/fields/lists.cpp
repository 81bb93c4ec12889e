// SPDX-License-Identifier: Apache-2.0
#include "fields/lists.h"

#include "catalogue/embedded.h"

namespace kedang::fields {

Lists const& Lists::built_in() {
    using catalogue::embedded_file;
    static Lists const lists{
        Divisions(embedded_file("lists/divisions.csv"),
                  embedded_file("lists/former_divisions.csv")),
        Industries(embedded_file("lists/industries.csv"),
                   embedded_file("lists/industry_words.csv")),
        AreaCodes(embedded_file("lists/area_codes.csv")),
    };
    return lists;
}

}  // namespace kedang::fields
