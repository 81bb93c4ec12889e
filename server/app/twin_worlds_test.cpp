// Twin worlds: two companies that differ only in what one person may not see answer that person
// alike, byte for byte, whatever is asked: every GET route, every operator, sorting, column and
// search for every field, the duplicate check. Where the answers may differ all the same is named
// in `exemptions`, with the reason; one that is not needed any more fails.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "app/test_questions.h"
#include "fields/field_type.h"

namespace kedang::app {
namespace {

/// Name → why.
std::map<std::string, std::string> const exemptions{
    {"唯一性",
     "a value that must stand once is refused to whoever enters it a second time; each "
     "secret one asked for is counted and stands in the log (A08, C08)"},
    {"搜索权",
     "whoever holds field.search_exact finds a masked value by the whole of it; counted "
     "and in the log (A25)"}};

/// What chance made, nonces of cursors and tokens of sessions, leaves only its length.
std::string without_chance(std::string text) {
    for (std::string const member : {"\"next\":\"", "\"csrf\":\""})
        for (auto at = text.find(member); at != std::string::npos; at = text.find(member, at + 1)) {
            auto const first = at + member.size();
            auto const length = text.find('"', first) - first;
            text.replace(first, length, length, '.');
        }
    return text;
}

/// Status, headers and body. A PDF says when it was made, in a compressed stream: what it tells is
/// compared as JSON, by the route beside it.
std::string text_of(Answer const& answer) {
    bool const is_pdf = answer.header("Content-Type") == "application/pdf";
    return std::to_string(answer.status()) + "\n" + answer.head() +
           (is_pdf ? "" : without_chance(answer.content()));
}

class TwinWorlds : public db::EngineTest {
  protected:
    void SetUp() override {
        if (!db::TestDatabase::available(GetParam()))
            GTEST_SKIP() << "KEDANG_TEST_POSTGRES is not set";
    }

    void enter(accounts::Role const& role) {
        one_.emplace(GetParam(), role, 0);
        two_.emplace(GetParam(), role, 1);
        ASSERT_EQ(one_->files().size(), two_->files().size());
        for (std::size_t i = 0; i < one_->files().size(); ++i)
            ASSERT_EQ(one_->files()[i].customer, two_->files()[i].customer) << "of the same id";
    }

    static Answer ask(World& world, Question const& question, Query const& query) {
        return world.asker().send(question.method, question.path, query, question.body);
    }
    /// The question and the pages behind its answer.
    void compare(Question const& question) {
        auto first = question.query, second = question.query;
        for (int page = 0; page < 8; ++page) {
            auto const one = ask(*one_, question, first), two = ask(*two_, question, second);
            ++asked_;
            answered_ += one.status() < 300;
            bool const differ = text_of(one) != text_of(two);
            if (differ && !question.exempt.empty())
                needed_.insert(question.exempt);
            else
                EXPECT_FALSE(differ) << one_->role().id << ": " << question.name << "\n"
                                     << text_of(one) << "\n"
                                     << text_of(two);
            if (one.at("/next").empty() || two.at("/next").empty())
                return;
            auto const turned = [&](Answer const& answer) {
                auto query = question.query;
                bool const back = question.path.ends_with("/timeline");
                query.emplace_back(back ? "before" : "after", answer.at("/next"));
                return query;
            };
            first = turned(one);
            second = turned(two);
        }
    }

    std::optional<World> one_, two_;
    int asked_ = 0, answered_ = 0;
    std::set<std::string> needed_;
};
INSTANTIATE_ON_BOTH_ENGINES(TwinWorlds);

TEST(TwinValues, are_known_for_every_field_and_right) {
    auto const catalogue = fields::Catalogue::load("A");
    for (auto const& type : catalogue->records())
        for (auto const& field : type.fields)
            for (auto const right :
                 {accounts::Right::Hidden, accounts::Right::Masked, accounts::Right::Clear})
                if (!field.is_system() && field.in_use && field.type->name != "person" &&
                    (right != accounts::Right::Masked || !field.mask.empty())) {
                    EXPECT_TRUE(twins_of(*catalogue, field, 0, right)) << type.name << field.name;
                    EXPECT_TRUE(twins_of(*catalogue, field, 4, right)) << type.name << field.name;
                }
}

TEST_P(TwinWorlds, A25_E27_answer_every_role_alike) {
    for (auto const& role : accounts::shipped_roles()) {
        enter(role);
        bool const differs =
            std::any_of(one_->planted().begin(), one_->planted().end(),
                        [](Planted const& planted) { return planted.values.differ(); });
        EXPECT_TRUE(differs) << role.id << " may see everything: nothing is compared";
        for (auto const& question : questions_of_routes(*one_))
            compare(question);
        if (role.permits("customer.read") || role.permits("customer.create"))
            for (auto const& question : questions_of_fields(*one_))
                compare(question);
        if (HasFailure())
            break;
    }
    EXPECT_GT(asked_, 2000);
    EXPECT_GT(answered_, 500);
    for (auto const& [name, reason] : exemptions)
        EXPECT_TRUE(needed_.contains(name) || HasFailure()) << name << " is not needed any more";
}

TEST_P(TwinWorlds, differ_for_who_may_see_the_difference) {
    auto const& roles = accounts::shipped_roles();
    auto const found = std::find_if(roles.begin(), roles.end(), [](accounts::Role const& role) {
        return role.id == "salesperson";
    });
    enter(*found);
    for (auto const& file : one_->files()) {
        auto const path = "/api/v1/customers/" + std::to_string(file.customer);
        EXPECT_NE(one_->app().as("admin").get(path).body(),
                  two_->app().as("admin").get(path).body())
            << file.standing.name;
    }
}

}  // namespace
}  // namespace kedang::app
