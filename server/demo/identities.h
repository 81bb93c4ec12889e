// Names and numbers that read like real ones and belong to nobody. Each is given out once.
// One thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "demo/chance.h"
#include "demo/trades.h"

namespace kedang::demo {

struct Human {
    std::string surname;
    std::string name;   ///< surname and given name
    std::string email;  ///< at example.com, which RFC 2606 keeps for examples
};

struct CompanyName {
    std::string full;
    std::string abbreviated;  ///< 苏州珩迈: town and the invented word
};

class Identities {
  public:
    explicit Identities(Chance& chance) : chance_(chance) {}

    CompanyName company(Place const& place, Trade const& trade);
    Human human();
    /// 154-0000-xxxx. The range 154 is not allotted to any operator: nobody answers.
    std::string mobile();
    /// With 0000 behind the area code, where no number of a subscriber begins.
    std::string landline(Place const& place);
    /// 统一社会信用代码 with right check characters. Source: GB 32100-2015, GB 11714-1997. Its
    /// registering authority 99xxxx does not exist, so no company has it.
    std::string credit_code(Place const& place);

  private:
    int next_serial() { return ++serial_; }

    Chance& chance_;
    std::set<std::string> taken_names_;
    int serial_ = 0;
};

}  // namespace kedang::demo
