// Finding by the exact value of a field kept secret (搜索权). Ten thousand equality guesses are a
// way to read a phone number: so each value that is asked for counts, up to a limit an hour, and
// stands in the log. One request's values; used by one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "accounts/context.h"
#include "platform/crypto/primitives.h"
#include "records/model.h"

namespace kedang::records {

class LookUp {
  public:
    /// In: what kind of value it is, for the log: "电话"; what stands for the value itself.
    void ask(std::string what, crypto::ByteView fingerprint);
    /// Asks for the value of one field of an entry.
    void ask(Entry const& entry, std::string_view field);
    /// Asks for every value by which `entries` are held against other files.
    void ask(std::span<Entry const> entries);

    /// Counts and logs. The same value asked for again within the hour is one look-up.
    /// In:      how many were found; the customer where it was one and is known, else 0.
    /// Errors:  TooMany "look_up_limit" for a person; the answer must not leave then.
    /// Effects: an audit entry a value, on that customer's timeline too.
    Result<Done> note(accounts::Context const& context, std::int64_t found,
                      std::int64_t customer) const;

  private:
    struct Asked {
        std::string what;
        crypto::Bytes fingerprint;
    };

    std::vector<Asked> asked_;
};

}  // namespace kedang::records
