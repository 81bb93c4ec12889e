// SPDX-License-Identifier: Apache-2.0
#include "segments/model.h"

#include <algorithm>

#include "base/check.h"

namespace kedang::segments {

bool is_for(Segment const& segment, accounts::Person const& person,
            std::vector<accounts::Department> const& departments) {
    if (segment.owner == person.id)
        return true;
    switch (segment.audience) {
        case Audience::Nobody:
            return false;
        case Audience::Company:
            return true;
        case Audience::Department: {
            auto const reached =
                accounts::department_and_below(std::stoll(segment.with), departments);
            return std::find(reached.begin(), reached.end(), person.department) != reached.end();
        }
        case Audience::Role:
            return std::find(person.roles.begin(), person.roles.end(), segment.with) !=
                   person.roles.end();
    }
    throw Bug("every audience is somebody");
}

}  // namespace kedang::segments
