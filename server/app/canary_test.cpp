// A canary in every value that a person may not see: it sings in no body, header, log line, metric
// or notice, whatever that person asks for, and whatever breaks; and encrypted ones stand nowhere
// in the database in clear (E21, D11).
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <fstream>
#include <set>

#include "app/test_questions.h"
#include "app/test_samples.h"
#include "fields/field_type.h"

namespace kedang::app {
namespace {

struct Canary {
    std::string text;
    Planted const* planted;
};

/// Types whose texts stand nowhere by chance.
bool is_unmistakable(fields::Field const& field) {
    static std::set<std::string_view> const types{"text",      "long_text", "phone",       "email",
                                                  "id_number", "url",       "credit_code", "money"};
    return types.contains(field.type->name);
}

std::vector<Canary> canaries_of(World const& world) {
    std::vector<Canary> canaries;
    for (auto const& planted : world.planted())
        if (planted.values.differ() && is_unmistakable(*planted.field))
            for (int const side : {0, 1})  // what is there, and what was before its last change
                canaries.push_back({planted.values.of(side), &planted});
    return canaries;
}

std::string file_content(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// As find(), which is slow on texts whose every character begins with the same byte.
bool contains(std::string const& text, std::string const& part) {
    return ::memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;
}

class Canaries : public db::EngineTest {
  protected:
    void SetUp() override {
        if (!db::TestDatabase::available(GetParam()))
            GTEST_SKIP() << "KEDANG_TEST_POSTGRES is not set";
    }
    void enter(accounts::Role const& role) {
        world_.emplace(GetParam(), role, 0);
        canaries_ = canaries_of(*world_);
    }

    void is_silent(std::string const& text, std::string const& where) const {
        for (auto const& [canary, planted] : canaries_)
            if (contains(text, canary))
                ADD_FAILURE() << canary << " of " << planted->standing << " " << planted->type->name
                              << "." << planted->field->name << " in " << where << ", seen by "
                              << world_->role().id;
    }
    void send(Sample const& sample, std::string const& id) {
        auto const space = std::string(sample.route).find(' ');
        auto path = std::string(sample.route).substr(space + 1);
        for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
            path.replace(at, path.find('}', at) - at + 1, id);
        auto const method = http::parse_method(std::string(sample.route).substr(0, space));
        ASSERT_TRUE(method.has_value()) << sample.route;
        auto const answer = world_->asker()
                                .with("If-Match", "\"2\"")
                                .send(*method, path, sample.query, sample.body);
        is_silent(answer.head() + answer.content(), sample.route);
        ++sent_;
        broken_ += answer.status() >= 500;
    }
    /// Every route with every file. Not the own session, which would end, nor the one route that is
    /// there to show a masked value.
    void send_everything() {
        for (auto const& sample : samples) {
            std::string const route = sample.route;
            bool const own_session =
                route.find("/session") != std::string::npos && !route.starts_with("GET ");
            if (own_session || route == "POST /api/v1/reveal")
                continue;
            send(sample, sample.id);
            for (auto const& file : world_->files())
                if (auto const id = file.id_in(route); id != 0)
                    send(sample, std::to_string(id));
        }
    }

    void break_table(std::string const& name) {
        auto const done =
            world_->app().database().write([&](db::Transaction& transaction) -> Result<Done> {
                transaction.run_script("ALTER TABLE " + name + " RENAME TO " + name + "_away;");
                return Done{};
            });
        ASSERT_TRUE(done.ok());
    }
    std::string rows(std::string const& table) {
        return table_rows(*world_->app().database().read(), table);
    }

    std::optional<World> world_;
    std::vector<Canary> canaries_;
    int sent_ = 0, broken_ = 0;
};
INSTANTIATE_ON_BOTH_ENGINES(Canaries);

TEST_P(Canaries, E21_D11_sing_nowhere_for_who_may_not_hear_them) {
    for (auto const& role : accounts::shipped_roles()) {
        enter(role);
        ASSERT_GT(canaries_.size(), 20U) << role.id;
        send_everything();
        is_silent(world_->app().browser().get("/metrics").body(), "metrics");
        is_silent(rows("notice"), "notices");
        auto const healthy = broken_;
        EXPECT_EQ(healthy, 0) << role.id;
        if (!role.permits("customer.read"))
            continue;
        // Whatever an engine says of a statement that fails must not hold its values.
        break_table("contact");
        send_everything();
        EXPECT_GT(broken_, 0) << role.id;
        broken_ = 0;
        is_silent(file_content(world_->app().company().folder() / "server.log"), "the log");
        if (HasFailure())
            return;
    }
    EXPECT_GT(sent_, 1000);
}

TEST_P(Canaries, E21_of_encrypted_fields_stand_nowhere_in_clear) {
    enter(accounts::shipped_roles().back());
    std::string stored;
    {
        auto reader = world_->app().database().read();
        for (auto const& table : table_names(*reader))
            stored += table_rows(*reader, table);
        if (GetParam() == db::Engine::Sqlite) {
            auto const file = *reader->text("SELECT file FROM pragma_database_list WHERE seq = 0");
            stored += file_content(file) + file_content(file + "-wal");
        }
    }
    int encrypted = 0, open = 0;
    for (auto const& [canary, planted] : canaries_)
        if (planted->field->encrypted) {
            EXPECT_FALSE(contains(stored, canary)) << canary;
            ++encrypted;
        } else {
            open += contains(stored, canary);
        }
    EXPECT_GT(encrypted, 20);
    EXPECT_GT(open, 20) << "what is looked through is the database";
}

TEST_P(Canaries, sing_for_who_may_hear_them) {
    enter(accounts::shipped_roles().back());
    int heard = 0;
    for (auto const& file : world_->files()) {
        if (file.standing.owner.empty() || file.standing.owner == world_->role().id)
            continue;
        auto const path = "/api/v1/customers/" + std::to_string(file.customer);
        auto const owner = world_->app().as(file.standing.owner).get(path);
        for (auto const& [canary, planted] : canaries_)
            heard += planted->standing == file.standing.name &&
                     owner.body().find(canary) != std::string::npos;
    }
    EXPECT_GT(heard, 100);
}

}  // namespace
}  // namespace kedang::app
