// The catalogue: the only place a field is described. Read from catalogue/*.json (embedded in the
// binary), narrowed by the chosen preset; immutable once made, swapped as a whole. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kedang::fields {

struct FieldType;  // field_type.h
struct Lists;      // lists.h

struct Label {
    std::string zh;
    std::string en;
};

struct Option {
    std::string value;
    Label label;
    bool retired = false;                   ///< stays readable, is no longer offered
    std::vector<std::string> aliases = {};  ///< what imports call it
};

enum class Sensitivity : std::uint8_t { Public, Internal, Personal, Sensitive };
enum class ExportClass : std::uint8_t { Free, Approval, Never };  // A27, B25
enum class WriteClass : std::uint8_t { Core, Dynamic, System };   // A26; System: set by the server
enum class Required : std::uint8_t { No, Complete, Entry };  // Complete: legacy rows may lack it
enum class SearchClass : std::uint8_t { None, Name, Text };

/// "This field is required when that field has one of these values."
struct RequiredWhen {
    std::string field;
    std::vector<std::string> values;
};

/// How a figure is worked out from the records of another type: 采购金额 from orders.
struct Figure {
    enum class Function : std::uint8_t { Sum, Count, Latest };
    Function function = Function::Count;
    std::string record;  ///< of which type, also the name of its table
    std::string value;   ///< the field that is summed, or whose latest value counts; "" with Count
    std::string at;      ///< the date or time a window looks at
    FieldType const* at_type = nullptr;
    std::string except;                      ///< a choice …
    std::vector<std::string> except_values;  ///< … whose records with these values do not count
};

struct Field {
    std::uint32_t number = 0;  ///< stable, never reused; in associated data, logs, indexes
    std::string name;          ///< also the column's name
    FieldType const* type = nullptr;
    std::string group;
    Label label;
    Label help;
    Required required = Required::No;
    std::optional<RequiredWhen> required_when;     ///< then it is required as by Complete
    std::vector<std::string> required_unless;      ///< not where one of these fields is filled
    std::vector<std::string> rules;                ///< names in fields/rules
    std::int64_t max_length = 0;                   ///< code points; 0: the type's own limit
    std::optional<std::int64_t> minimum, maximum;  ///< in stored units
    bool unique = false;                           ///< takes part in the exact duplicate check
    bool encrypted = false;  ///< stored as ciphertext; found by blind index only
    Sensitivity sensitivity = Sensitivity::Internal;
    std::string mask;  ///< name in fields/mask, "" = nothing is masked
    ExportClass export_class = ExportClass::Free;
    WriteClass write_class = WriteClass::Dynamic;
    bool reason_required = false;  ///< a change needs a 变更原因 (B09)
    SearchClass search = SearchClass::None;
    bool filterable = false;
    bool sortable = false;
    bool indexed = false;        ///< gets a b-tree of its own
    bool in_list = false;        ///< shown in lists unless the user chooses otherwise
    bool multiple_open = false;  ///< choices that accept new words (tags)
    std::string list;            ///< options come from this list: "divisions", "industries", or ""
    std::vector<Option> options;
    std::vector<std::string> import_names;  ///< headings that mean this field; the labels do so too
    /// Headings of a part of it: "province" → 省份, 所在省 …; addressed "region.province".
    std::map<std::string, std::vector<std::string>> import_parts;
    std::string purpose;                       ///< why it is collected (A12)
    std::string source;                        ///< handbook clauses or standard
    std::optional<std::string> default_value;  ///< as typed, or "today", "now", "actor"
    /// What is done at the time it holds, the usual word first: 90天未更新.
    std::vector<std::string> verbs;
    std::optional<Figure> figure;  ///< it has no column but is worked out; only in conditions
    bool in_use = true;  ///< false: the preset leaves it out of forms, lists and proposals

    Option const* option(std::string_view value) const;
    bool is_system() const { return write_class == WriteClass::System; }
};

struct Group {
    std::string name;
    Label label;
};

struct RecordType {
    std::uint32_t number = 0;  ///< the table number in associated data and logs
    std::string name;          ///< "customer", "contact", "follow_up"; also the table's name
    Label label;
    Required required = Required::No;  ///< whether a customer needs at least one of these
    std::vector<Group> groups;
    std::vector<Field> fields;
    std::vector<Field> figures;  ///< what conditions may ask besides

    Field const* field(std::string_view name) const;  ///< nullptr where there is none
    Field const* field(std::uint32_t number) const;
    Field const* figure(std::string_view name) const;
};

/// How customer numbers are made: literal text and {type} {yyyy} {yyyymm} {yyyymmdd} {seq:N}.
struct Numbering {
    std::string pattern;
    std::map<std::string, std::string> type_words;  ///< customer_type value → letter(s) for {type}
};

struct Preset {
    std::string id;  ///< "A" … "E"
    Label label;
    std::string handbook;
    Numbering numbering = {};
    std::map<std::string, Label> words =
        {};  ///< "owner" → 负责人 / 跟进人 / 对接人, "pool" → 公海 / 客户池
    std::string json;  ///< the whole file, for what later capabilities read
};

class Catalogue {
  public:
    /// All presets the binary carries, in order A … E.
    static std::vector<Preset> const& presets();
    /// In: preset id, or "" before set-up (catalogue without a preset's narrowing).
    /// Throws Bug where the embedded files contradict each other (a test loads all of them).
    static std::shared_ptr<Catalogue const> load(std::string_view preset_id);

    RecordType const& customer() const { return *record("customer"); }
    RecordType const& contact() const { return *record("contact"); }
    RecordType const& follow_up() const { return *record("follow_up"); }
    RecordType const* record(std::string_view name) const;
    RecordType const* record(std::uint32_t number) const;
    std::vector<RecordType> const& records() const { return records_; }
    Preset const* preset() const { return preset_; }
    Lists const& lists() const { return *lists_; }
    /// Changes whenever anything in it changes; part of cursors and cache keys.
    std::string const& version() const { return version_; }

  private:
    std::vector<RecordType> records_;
    Preset const* preset_ = nullptr;
    Lists const* lists_ = nullptr;
    std::string version_;
    friend class CatalogueReader;
};

}  // namespace kedang::fields
