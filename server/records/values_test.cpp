// Whatever a field takes comes back as it was: typed → stored → loaded → written, for random values
// of every field of every record type, on both engines.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "audit_trail/actions.h"
#include "base/json_writer.h"
#include "fields/lists.h"
#include "platform/db/testing.h"
#include "records/actions.h"
#include "records/store.h"
#include "records/testing.h"

namespace kedang::records {
namespace {

using fields::Field;

/// Texts as somebody might type them into a field; the same seed gives the same.
class Typist {
  public:
    Typist(std::uint64_t seed, TestCompany& company) : random_(seed), company_(company) {}

    std::string type(Field const& field) {
        std::string_view const kind = field.type->name;
        auto const has_rule = [&](char const* rule) {
            return std::find(field.rules.begin(), field.rules.end(), rule) != field.rules.end();
        };
        if (kind == "text" || kind == "long_text")
            return words(field);
        if (kind == "id_last4")
            return digits(3) + one_of("0123456789Xx");
        if (kind == "integer")
            return std::to_string(has_rule("year") ? number(1900, 2026)
                                                   : number(field.minimum.value_or(-100'000),
                                                            field.maximum.value_or(1'000'000)));
        if (kind == "money")
            return std::to_string(number(0, 999'999)) + "." + digits(2) +
                   pick({"元", "万元", "万美元"});
        if (kind == "date")
            return date();
        if (kind == "time")
            return date() + " " + two(number(0, 23)) + ":" + two(number(0, 59));
        if (kind == "boolean")
            return pick({"是", "否", "true", "0"});
        if (kind == "choice")
            return some_option(field);
        if (kind == "choices")
            return field.options.empty() ? words(field)
                                         : some_option(field) + "、" + some_option(field);
        if (kind == "phone")
            return has_rule("mobile") || number(0, 1) == 0
                       ? pick({"+86 ", "", "86-"}) + "1" + one_of("3456789") + digits(9)
                       : pick({"0519-", "(010) "}) + "8" + digits(7) +
                             pick({"", "转" + one_of("123456789")});
        if (kind == "email")
            return one_of("abcxyz") + digits(6) + "@" +
                   pick({"例子.公司", "Example.COM", "a-b.com.cn"});
        if (kind == "id_number")
            return "110105" + std::to_string(number(1930, 2010)) + "0" + one_of("123456789") + "1" +
                   one_of("0123456789") + digits(3) + one_of("0123456789Xx");
        if (kind == "credit_code")
            return "91320411MA1" + digits(6) + one_of("0123456789ABCDEFGHJKLMNPQRTUWXY");
        if (kind == "region")
            return std::string(any_of(company_.catalogue().lists().divisions.all()).code);
        if (kind == "industry")
            return std::string(any_of(company_.catalogue().lists().industries.all()).code);
        if (kind == "person")
            return pick({"王芳", "赵敏", "admin", "0002"});
        if (kind == "url")
            return pick({"www.", "https://", "HTTP://"}) + "e" + digits(4) +
                   ".example.com/路径?a=1";
        ADD_FAILURE() << "nobody knows how to type a " << kind;
        return {};
    }
    bool now_and_then() { return number(0, 3) == 0; }

  private:
    std::int64_t number(std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
    }
    std::string pick(std::vector<std::string> const& from) { return any_of(from); }
    template <typename Range>
    typename Range::const_reference any_of(Range const& range) {
        return range[static_cast<std::size_t>(
            number(0, static_cast<std::int64_t>(range.size()) - 1))];
    }
    std::string one_of(std::string_view letters) { return std::string(1, any_of(letters)); }
    std::string digits(int count) {
        std::string text;
        while (count-- > 0)
            text += one_of("0123456789");
        return text;
    }
    static std::string two(std::int64_t number) { return std::to_string(100 + number).substr(1); }
    std::string date() {
        return std::to_string(number(1950, 2025)) + "-" + two(number(1, 12)) + "-" +
               two(number(1, 28));
    }
    std::string some_option(Field const& field) {
        std::vector<std::string> offered;
        for (auto const& option : field.options)
            offered.push_back(number(0, 1) == 0 ? option.value : option.label.zh);
        return any_of(offered);
    }
    /// Names and notes with all that breaks careless code: quotes, signs, emoji, combining marks.
    std::string words(Field const& field) {
        std::vector<std::string> const bits{
            "华东",         "精密", "O'Neil", "\"引号\"", "％", "<b>",   "\\",
            "\u0065\u0301", "😀",    "𠮷",     "&amp;",    "$1", "{{x}}", "ﬁ",
            "\u3000空",     "null", "0",      "—"};
        std::string text = "客" + digits(6);
        for (auto left = number(0, std::min<std::int64_t>(6, field.max_length / 20)); left > 0;
             --left)
            text += any_of(bits);
        return text;
    }

    std::mt19937_64 random_;
    TestCompany& company_;
};

class Values : public db::EngineTest {
  protected:
    void SetUp() override {
        if (!db::TestDatabase::available(GetParam()))
            GTEST_SKIP() << "KEDANG_TEST_POSTGRES is not set";
        company_.emplace(GetParam());
    }

    std::vector<Assigned> parsed(accounts::Context const& context, fields::RecordType const& type,
                                 Typist& typist) {
        std::vector<Typed> typed;
        for (auto const& field : type.fields)
            if (!field.is_system() && !typist.now_and_then())
                typed.push_back({field.name, typist.type(field)});
        auto reader = company_->database().read();
        KnownPeople people(*reader);
        Findings findings;
        auto values = parse(context, people, type, typed, {}, findings);
        for (auto const& error : findings.errors)
            ADD_FAILURE() << error.field << ": " << error.message;
        return values;
    }

    Result<audit_trail::Changed> store(accounts::Context const& context, Entry const& entry) {
        return audit_trail::change(
            company_->database(), context.audit,
            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                audit_trail::ChangeSet changes;
                Batch batch;
                batch.import = 1;  // duplicates are not what is tried here
                (entry.record.type->name == "customer" ? batch.customers : batch.children)
                    .push_back(entry);
                TRY(store_new(transaction, context, batch, changes));
                return changes;
            });
    }

    std::optional<TestCompany> company_;
};
INSTANTIATE_ON_BOTH_ENGINES(Values);

std::string json(Field const& field, fields::Value const& value) {
    JsonWriter out;
    field.type->to_json(out, field, value);
    return out.take();
}

TEST_P(Values, come_back_as_they_were_put_in) {
    auto const context = company_->context("admin");
    Typist typist(20261122, *company_);
    std::int64_t file = 0;
    for (int round = 0; round < 40; ++round)
        for (auto const& type : context.catalogue().records()) {
            auto const id = context.services.ids.next(type.name).value();
            bool const is_file = type.name == "customer";
            file = is_file ? id : file;
            auto const values = parsed(context, type, typist);
            auto entry = make_new(context, type, id, is_file ? 0 : file, values);
            entry.change.table_number = type.number;
            entry.change.record_id = id;
            entry.change.action = type.name + ".create";
            ASSERT_TRUE(store(context, entry).ok());

            auto reader = company_->database().read();
            auto loaded = store::load(*reader, type, id);
            ASSERT_TRUE(loaded);
            for (auto const& field : type.fields)
                EXPECT_TRUE(!field.encrypted || loaded->value(field).absent())
                    << field.name << " unopened";
            ASSERT_TRUE(open(context.services.keyring, *loaded).ok());
            for (auto const& [field, value] : values) {
                EXPECT_EQ(loaded->value(*field), value) << type.name << "." << field->name;
                EXPECT_EQ(json(*field, loaded->value(*field)), json(*field, value));
            }
        }
}

TEST_P(Values, are_found_again_by_their_encoded_form) {
    auto const context = company_->context("admin");
    Typist typist(7, *company_);
    for (int round = 0; round < 100; ++round)
        for (auto const& type : context.catalogue().records())
            for (auto const& [field, value] : parsed(context, type, typist)) {
                EXPECT_EQ(fields::decode(fields::encode(value)), value) << field->name;
                // What people read can be typed again and means the same.
                if (field->type->name == "phone" || field->type->name == "date" ||
                    field->type->name == "choice" || field->type->name == "region") {
                    fields::ParseContext const parsing{context.catalogue(), context.today(),
                                                       &context.company->time_zone, nullptr};
                    auto const text = field->type->to_text(*field, value, context.catalogue());
                    auto const again = field->type->parse(*field, text, parsing);
                    ASSERT_TRUE(again.ok()) << text;
                    EXPECT_EQ(again.value().value, value) << text;
                }
            }
}

}  // namespace
}  // namespace kedang::records
