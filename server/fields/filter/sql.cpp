// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/sql.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "fields/filter/ground.h"

namespace kedang::fields {
namespace {

/// NOT is pushed down to the conditions: SQL's NOT of NULL is NULL, and absent values would
/// fall out of both a filter and its opposite.
enum class Sense : std::uint8_t { Positive, Negative };

Sense turned(Sense sense) {
    return sense == Sense::Positive ? Sense::Negative : Sense::Positive;
}

/// The digits or letters that codes under this one begin with: 320000 → 32, C34 → C34.
std::string_view prefix_of(std::string_view code, bool region) {
    if (!region)
        return code;
    if (code.ends_with("0000"))
        return code.substr(0, 2);
    return code.ends_with("00") ? code.substr(0, 4) : code;
}

class Compiler {
  public:
    Compiler(FilterTable const& table, SqlParameters& parameters)
        : table_(table), parameters_(parameters) {}

    std::string node(Filter const& filter, Sense sense) {
        switch (filter.kind) {
            case Filter::Kind::All:
                return joined(filter.parts, sense, sense == Sense::Positive ? " AND " : " OR ");
            case Filter::Kind::Any:
                return joined(filter.parts, sense, sense == Sense::Positive ? " OR " : " AND ");
            case Filter::Kind::Not:
                return node(filter.parts.front(), turned(sense));
            case Filter::Kind::Condition:
                return condition(filter, sense);
        }
        throw Bug("every kind of filter compiles");
    }

  private:
    std::string joined(std::vector<Filter> const& parts, Sense sense, std::string_view word) {
        if (parts.empty())
            return sense == Sense::Positive ? "1 = 1" : "1 = 0";
        std::string sql;
        for (Filter const& part : parts)
            sql += (sql.empty() ? "(" : std::string(word)) + node(part, sense);
        return sql + ")";
    }

    std::string condition(Filter const& asked, Sense sense) {
        check(!asked.period, "a filter is grounded before it compiles");
        switch (asked.op) {
            case Operator::IsEmpty:
                return column(asked) + (sense == Sense::Positive ? " IS NULL" : " IS NOT NULL");
            case Operator::IsNotEmpty:
                return column(asked) + (sense == Sense::Positive ? " IS NOT NULL" : " IS NULL");
            case Operator::NotEquals:
                return judged(asked, Operator::Equals, turned(sense));
            case Operator::NotIn:
                return judged(asked, Operator::In, turned(sense));
            case Operator::NotContains:
                return judged(asked, Operator::Contains, turned(sense));
            case Operator::Equals:
            case Operator::Greater:
            case Operator::GreaterOrEqual:
            case Operator::Less:
            case Operator::LessOrEqual:
            case Operator::Contains:
            case Operator::StartsWith:
            case Operator::In:
            case Operator::Under:
            case Operator::Between:
                return judged(asked, asked.op, sense);
        }
        throw Bug("every operator compiles");
    }

    /// A comparison, or its opposite, which holds for absent values too.
    std::string judged(Filter const& asked, Operator op, Sense sense) {
        if (asked.field->encrypted)
            return (sense == Sense::Positive ? "" : "NOT ") + by_index(asked);
        std::string const held = held_by(asked, op);
        if (sense == Sense::Positive)
            return held;
        if (asked.field->figure && asked.field->figure->function != Figure::Function::Latest)
            return "(NOT " + held + ")";
        return "(" + column(asked) + " IS NULL OR NOT " + held + ")";
    }

    std::string held_by(Filter const& asked, Operator op) {
        std::string_view const type = asked.field->type->name;
        if (type == "choices")
            return words(asked, op == Operator::In ? " OR " : " AND ");
        if (op == Operator::Contains || op == Operator::StartsWith)
            return part_of_text(asked, op);
        if (type == "region" || type == "industry")
            return under(asked, type == "region");
        if (type == "money")
            return asked.field->figure ? sums(asked, op) : money(asked, op);
        if (op == Operator::Between)
            return "(" + column(asked) + " BETWEEN " + parameter(asked.values[0]) + " AND " +
                   parameter(asked.values[1]) + ")";
        if (op == Operator::In)
            return list(asked);
        return "(" + column(asked) + sign(op) + parameter(asked.values.front()) + ")";
    }

    std::string list(Filter const& asked) {
        std::string sql;
        for (Value const& value : asked.values)
            sql += (sql.empty() ? "" : ", ") + parameter(value);
        return "(" + column(asked) + " IN (" + sql + "))";
    }

    /// Amounts of another currency are neither more nor less.
    std::string money(Filter const& asked, Operator op) {
        std::string const currency = column(asked) + "_currency";
        if (op == Operator::Between)
            return "(" + currency + " = " + parameters_.add(asked.values[0].text) + " AND " +
                   column(asked) + " >= " + parameter(asked.values[0]) + " AND " + column(asked) +
                   " <= " + parameter(asked.values[1]) + ")";
        std::string sql;
        for (Value const& value : asked.values)
            sql += (sql.empty() ? "((" : " OR (") + currency + " = " + parameters_.add(value.text) +
                   " AND " + column(asked) + sign(op == Operator::In ? Operator::Equals : op) +
                   parameter(value) + ")";
        return sql + ")";
    }

    /// Each amount asks for the sum in its own currency.
    std::string sums(Filter const& asked, Operator op) {
        auto const& values = asked.values;
        if (op == Operator::Between)
            return "(" + figure(asked, values[0].text) + " BETWEEN " + parameter(values[0]) +
                   " AND " + parameter(values[1]) + ")";
        std::string sql;
        for (Value const& value : values)
            sql += (sql.empty() ? "(" : " OR ") + figure(asked, value.text) +
                   sign(op == Operator::In ? Operator::Equals : op) + parameter(value);
        return sql + ")";
    }

    /// What a figure is worked out to for a row. In: of a sum the currency, else "".
    std::string figure(Filter const& asked, std::string const& currency) {
        Figure const& figure = *asked.field->figure;
        std::string sql =
            figure.function == Figure::Function::Sum ? "COALESCE(SUM(f." + figure.value + "), 0)"
            : figure.function == Figure::Function::Latest ? "MAX(f." + figure.value + ")"
                                                          : std::string("COUNT(*)");
        sql = "(SELECT " + sql + " FROM " + figure.record +
              " f WHERE f.customer = " + std::string(table_.alias) + ".id AND f.state = 0";
        if (!currency.empty())
            sql += " AND f." + figure.value + "_currency = " + parameters_.add(currency);
        if (asked.window)
            sql += within(figure, *asked.window);
        if (!figure.except.empty())
            sql += " AND (f." + figure.except + " IS NULL OR f." + figure.except + " NOT IN (" +
                   excepted(figure) + "))";
        return sql + ")";
    }

    std::string within(Figure const& figure, Period const& window) {
        check(window.kind == Period::Kind::Days, "a filter is grounded before it compiles");
        auto const bounds = bounds_of({window.first, window.last}, *figure.at_type, table_.zone);
        return " AND f." + figure.at + " BETWEEN " + parameter(bounds.first) + " AND " +
               parameter(bounds.last);
    }

    std::string excepted(Figure const& figure) {
        std::string list;
        for (std::string const& value : figure.except_values)
            list += (list.empty() ? "" : ", ") + parameters_.add(value);
        return list;
    }

    std::string under(Filter const& asked, bool region) {
        std::string sql;
        for (Value const& value : asked.values) {
            std::string const first(prefix_of(value.text, region));
            std::string behind = first;
            ++behind.back();
            sql += (sql.empty() ? "((" : " OR (") + column(asked) +
                   " >= " + parameters_.add(first) + " AND " + column(asked) + " < " +
                   parameters_.add(behind) + ")";
        }
        return sql + ")";
    }

    /// Not LIKE: its case rules differ between the engines, and it would need escapes.
    std::string position(std::string const& haystack, std::string needle) {
        std::string_view const function =
            table_.engine == db::Engine::Sqlite ? "instr(" : "strpos(";
        return std::string(function) + haystack + ", " + parameters_.add(std::move(needle)) + ")";
    }

    std::string part_of_text(Filter const& asked, Operator op) {
        // lower() knows ASCII only: on SQLite always, on PostgreSQL by the columns' collation "C".
        std::string const found =
            position("lower(" + column(asked) + ")", text::ascii_lower(asked.values.front().text));
        return "(" + found + (op == Operator::StartsWith ? " = 1)" : " > 0)");
    }

    std::string words(Filter const& asked, std::string_view between) {
        std::string sql;
        for (Value const& value : asked.values)
            sql += (sql.empty() ? "(" : std::string(between)) +
                   position(column(asked), "|" + value.text + "|") + " > 0";
        return sql + ")";
    }

    std::string by_index(Filter const& asked) {
        auto const keys = asked.field->type->index_keys(asked.values.front());
        check(!keys.empty() && table_.tags_of, "a value of an encrypted field has an index key");
        std::string tags;
        for (db::Bytes& tag : table_.tags_of(keys.front()))
            tags += (tags.empty() ? "" : ", ") + parameters_.add(std::move(tag));
        return "EXISTS (SELECT 1 FROM blind_index b WHERE b.tag IN (" + tags +
               ") AND b.record_type = " + std::to_string(table_.record_type) +
               " AND b.field = " + std::to_string(asked.field->number) +
               " AND b.record = " + std::string(table_.alias) + ".id)";
    }

    std::string column(Filter const& asked) {
        if (asked.field->figure)
            return figure(asked, {});
        return std::string(table_.alias) + "." + asked.field->name;
    }

    std::string parameter(Value const& value) {
        if (value.kind == Value::Kind::Text)
            return parameters_.add(value.text);
        return parameters_.add(value.number);
    }

    static std::string sign(Operator op) {
        if (op == Operator::Greater)
            return " > ";
        if (op == Operator::GreaterOrEqual)
            return " >= ";
        if (op == Operator::Less)
            return " < ";
        if (op == Operator::LessOrEqual)
            return " <= ";
        check(op == Operator::Equals, "what is no order is equality");
        return " = ";
    }

    FilterTable const& table_;
    SqlParameters& parameters_;
};

}  // namespace

std::string SqlParameters::add(db::OwnedValue value) {
    values_.push_back(std::move(value));
    return "$" + std::to_string(values_.size());
}

std::string compile(Filter const& filter, FilterTable const& table, SqlParameters& parameters) {
    return Compiler(table, parameters).node(filter, Sense::Positive);
}

}  // namespace kedang::fields
