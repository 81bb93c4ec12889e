// How a record stands in a table that people take away, and is known again when they bring it back:
// cells for this actor, and a sealed key a row. One way for exports and imports, so that a cell
// nobody touched is told from one that was edited. A Cells belongs to one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/context.h"
#include "records/model.h"
#include "records/view.h"

namespace kedang::records {

/// What heads the column of keys.
inline constexpr std::string_view row_key_heading = "行标识（请勿修改）";

/// Which file a row is about, as it was then.
struct RowKey {
    std::int64_t customer = 0;
    std::int64_t version = 0;
};
/// Returns: a word that says nothing to anybody, and that nobody can make or change; no spreadsheet
///          takes it for a number or a formula.
std::string seal(crypto::Keyring const& keyring, RowKey const& key);
/// Nothing where it was not made by this installation.
std::optional<RowKey> open_row_key(crypto::Keyring const& keyring, std::string_view sealed);

struct TableCell {
    std::string text;
    bool is_number =
        false;  ///< to be added up; everything else is text, codes and phones above all
};

class Cells {
  public:
    Cells(accounts::Context const& context, KnownPeople& people)
        : keyring_(context.services.keyring), view_(context, people) {}

    /// Decrypts what of these columns this actor may see. Throws Bug where that does not open.
    void open(Record& record, Columns const& columns);
    /// Empty where the actor may not see it, masked where only that. In: an opened record.
    TableCell cell(Record const& record, fields::Field const& field);

  private:
    crypto::Keyring const& keyring_;
    View view_;
};

}  // namespace kedang::records
