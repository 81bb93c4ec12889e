// SPDX-License-Identifier: Apache-2.0
#include "app/test_questions.h"

#include <algorithm>
#include <set>

#include "app/test_samples.h"
#include "base/text.h"
#include "fields/field_type.h"

namespace kedang::app {
namespace {

namespace json = boost::json;
using accounts::Right;
using fields::Operator;

constexpr auto list = "/api/v1/customers";
constexpr auto count = "/api/v1/customers/count";

std::string with_id(std::string path, std::string const& id) {
    for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
        path.replace(at, path.find('}', at) - at + 1, id);
    return path;
}

/// All that is planted in a field and is not for the asker's eyes, once.
std::vector<Planted const*> secrets_of(World const& world, fields::Field const& field) {
    std::vector<Planted const*> found;
    std::set<bool> reached;
    for (auto const& planted : world.planted())
        // One file in reach and one that is not tell all that more of them would.
        if (planted.field == &field && planted.values.differ() &&
            reached.insert(planted.reached).second)
            found.push_back(&planted);
    return found;
}

json::value operand(Operator op, std::string const& text) {
    if (op == Operator::In || op == Operator::NotIn || op == Operator::Under)
        return json::array{text};
    if (op == Operator::Between)
        return json::array{text, text};
    return json::value_from(text);
}

std::string condition(std::string const& field, Operator op, std::string const& text) {
    json::object made{{"field", field}, {"op", fields::word(op)}};
    if (op != Operator::IsEmpty && op != Operator::IsNotEmpty)
        made["value"] = operand(op, text);
    return json::serialize(made);
}

/// Finding by the exact value of a masked field in reach, by who has the right to (搜索权).
std::string exact_find(World const& world, Planted const& planted) {
    bool const may = planted.reached && planted.seen == Right::Masked && planted.field->encrypted &&
                     world.role().permits("field.search_exact");
    return may ? "搜索权" : "";
}

/// What the search box finds by the whole of it.
bool is_number(fields::Field const& field) {
    return field.type->name == "phone" || field.type->name == "email";
}

class FieldQuestions {
  public:
    explicit FieldQuestions(World& world) : world_(world) {}

    std::vector<Question> take() {
        auto const& catalogue = world_.catalogue();
        for (auto const& field : catalogue.customer().fields) {
            conditions(field);
            for (auto const* direction : {"", "-"})
                ask("sort", direction + field.name, list,
                    {{"sort", direction + field.name}, {"limit", "2"}});
            ask("columns", field.name, list, {{"columns", field.name}});
        }
        for (auto const& type : catalogue.records())
            for (auto const& field : type.fields) {
                search(field);
                if (type.name != "follow_up")
                    check(type, field);
            }
        return std::move(all_);
    }

  private:
    void ask(std::string const& what, std::string const& name, std::string const& path, Query query,
             std::string exempt = {}) {
        all_.push_back(
            {what + " " + name, std::move(exempt), http::Method::Get, path, std::move(query)});
    }

    void conditions(fields::Field const& field) {
        for (auto const op : field.type->operators) {
            for (auto const* planted : secrets_of(world_, field))
                for (int const world : {0, 1}) {
                    auto const& text = planted->values.of(world);
                    ask("filter", field.name + " " + std::string(fields::word(op)) + " " + text,
                        count, {{"filter", condition(field.name, op, text)}},
                        op == Operator::Equals ? exact_find(world_, *planted) : "");
                }
            ask("filter", field.name + " " + std::string(fields::word(op)), list,
                {{"filter", condition(field.name, op, "1")}, {"limit", "5"}});
        }
    }

    void search(fields::Field const& field) {
        for (auto const* planted : secrets_of(world_, field))
            for (int const world : {0, 1}) {
                auto const& text = planted->values.of(world);
                ask("search", field.name + " " + text, list, {{"q", text}},
                    is_number(field) ? exact_find(world_, *planted) : "");
                ask("search part", field.name + " " + text, count,
                    {{"q", std::string(text::first_code_points(text, 5))}});
            }
    }

    /// That a value which must stand once is taken is said to whoever enters it again.
    void check(fields::RecordType const& type, fields::Field const& field) {
        for (auto const* planted : secrets_of(world_, field))
            for (int const world : {0, 1}) {
                json::object const values{{field.name, planted->values.of(world)}};
                json::object body{{"values", json::object{{"name", "不重复的客户"}}}};
                if (type.name == "customer")
                    body["values"].as_object()[field.name] = planted->values.of(world);
                else
                    body["contacts"] = json::array{json::object{{"values", values}}};
                all_.push_back(
                    {"check " + type.name + "." + field.name + " " + planted->values.of(world),
                     field.unique ? "唯一性" : "",
                     http::Method::Post,
                     "/api/v1/customers/check",
                     {},
                     json::serialize(body)});
            }
    }

    World& world_;
    std::vector<Question> all_;
};

}  // namespace

std::vector<Question> questions_of_routes(World& world) {
    std::vector<Question> all;
    auto const add = [&](Sample const& sample, std::string const& path, std::string const& about) {
        all.push_back({sample.route + about, "", http::Method::Get, path, {}});
        if (!sample.query.empty())
            all.push_back(
                {sample.route + about + " as sampled", "", http::Method::Get, path, sample.query});
    };
    for (auto const& sample : samples) {
        std::string const route = sample.route;
        if (!route.starts_with("GET "))
            continue;
        auto const path = route.substr(4);
        bool const of_file = WorldFile{{}, 1, 1, 1}.id_in(path) != 0;
        if (!of_file)
            add(sample, with_id(path, sample.id), "");
        else
            for (auto const& file : world.files())
                add(sample, with_id(path, std::to_string(file.id_in(path))),
                    " of " + file.standing.name);
    }
    return all;
}

std::vector<Question> questions_of_fields(World& world) {
    return FieldQuestions(world).take();
}

}  // namespace kedang::app
