// For tests only: the whole API in process. Requests go through the door the server uses
// (Dispatch::admit, then the handler), only without sockets; every answer is held against the
// shape its route states. Included by *_test.cpp only.
//
//     TestApp app(engine());
//     app.as("sales").post("/api/v1/customers", body).expect(201).has("录入成功");
//     app.as("other").get("/api/v1/customers/1").expect(404).lacks("华东");
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <boost/json.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/dispatch.h"
#include "app/status.h"
#include "app/test_tables.h"
#include "platform/db/testing.h"
#include "records/testing.h"

namespace kedang::app {

using Place = std::source_location;

/// A reply and what a test says about it; a saying that does not hold fails the test at its line.
class Answer {
  public:
    /// In: `request` and `mismatch` for messages; `mismatch` says how the body differs from the
    /// shape that the route states, "" where it does not.
    Answer(http::Response response, std::string request, std::string mismatch)
        : response_(std::move(response)),
          request_(std::move(request)),
          mismatch_(std::move(mismatch)) {}

    int status() const { return response_.status; }
    std::string const& body() const { return response_.body; }
    /// What a download streams; "" for others.
    std::filesystem::path const& file() const { return response_.file; }
    std::string header(std::string_view name) const;
    /// Every Set-Cookie, in order.
    std::vector<std::string> cookies() const;
    /// "name: value", a line each.
    std::string head() const;
    /// The content of an answer that is a file; else the body.
    std::string content() const;
    boost::json::value json() const;
    /// What stands at a JSON pointer ("/record/values/name"): texts as they are, anything else as
    /// JSON, "" where there is nothing.
    std::string at(std::string_view pointer) const;

    Answer const& expect(int status, Place place = Place::current()) const {
        if (response_.status != status)
            fail("is " + std::to_string(response_.status) + ", not " + std::to_string(status),
                 place);
        else if (!mismatch_.empty())
            fail("has another shape than its route states: " + mismatch_, place);
        return *this;
    }
    Answer const& has(std::string_view text, Place place = Place::current()) const {
        if (response_.body.find(text) == std::string::npos)
            fail("lacks " + std::string(text), place);
        return *this;
    }
    Answer const& lacks(std::string_view text, Place place = Place::current()) const {
        if (response_.body.find(text) != std::string::npos)
            fail("has " + std::string(text), place);
        return *this;
    }
    Answer const& has_at(std::string_view pointer, std::string_view expected,
                         Place place = Place::current()) const {
        if (at(pointer) != expected)
            fail("has at " + std::string(pointer) + " " + at(pointer) + ", not " +
                     std::string(expected),
                 place);
        return *this;
    }
    /// A refusal with that line among its "fields".
    Answer const& complains(std::string_view field, std::string_view message,
                            Place place = Place::current()) const {
        if (!has_complaint(field, message))
            fail("does not say of " + std::string(field) + ": " + std::string(message), place);
        return *this;
    }

  private:
    static constexpr std::size_t longest_shown = 2000;

    bool has_complaint(std::string_view field, std::string_view message) const;
    void fail(std::string const& what, Place place) const {
        ADD_FAILURE_AT(place.file_name(), static_cast<int>(place.line()))
            << request_ << "\nThe answer " << what << "\n"
            << response_.status << " " << response_.body.substr(0, longest_shown);
    }

    http::Response response_;
    std::string request_;
    std::string mismatch_;
};

using Query = std::vector<std::pair<std::string, std::string>>;

class TestApp;

/// Somebody's browser: cookies, a CSRF token, headers of one's own, an address. A value.
class Browser {
  public:
    explicit Browser(TestApp& app) : app_(&app) {}

    /// The same with a further header; "" takes one away.
    Browser with(std::string name, std::string value) const;
    /// The same at another address.
    Browser from(std::string address) const;
    Answer get(std::string const& path, Query const& query = {}) const;
    Answer post(std::string const& path, std::string const& body = {}) const;
    Answer patch(std::string const& path, std::string const& version,
                 std::string const& body) const;
    Answer remove(std::string const& path) const;
    Answer send(http::Method method, std::string const& path, Query const& query,
                std::string const& body) const;

    /// Keeps cookies and token where it succeeds.
    Answer log_in(std::string const& login, std::string const& password,
                  std::string const& code = {});

  private:
    TestApp* app_;
    std::map<std::string, std::string> cookies_;
    std::string csrf_, address_ = "192.0.2.7";
    Query headers_;
};

/// A company at work. Its people are those of records::TestCompany; all have the same password.
class TestApp {
  public:
    static constexpr auto password = "correct horse battery";

    explicit TestApp(db::Engine engine, std::string const& preset = "A");

    /// Somebody who is not logged in.
    Browser browser() { return Browser(*this); }
    /// That person, logged in. Thread-safe.
    Browser as(std::string const& login);

    records::TestCompany& company() { return company_; }
    db::Database& database() { return company_.database(); }
    MovingClock& clock() { return company_.clock(); }
    std::vector<api::Route> const& routes() const { return dispatch_->routes(); }
    /// From now on these are the routes: what would be if one of them were another.
    void route_by(std::vector<api::Route> routes);

    Answer handle(http::RequestHead head, std::string const& body);
    /// Fails the test where the log holds an action that auditors have no words for.
    void has_a_sentence_for_every_deed();
    /// Fails the test where `act` changed a row of any table, but for lines that note a refusal.
    void stores_nothing(std::function<void()> const& act, Place place = Place::current());

  private:
    void log_everybody_in();
    std::string mismatch(http::RequestHead const& head, http::Response const& response) const;

    records::TestCompany company_;
    Metrics metrics_;
    std::optional<api::Dispatch> dispatch_;
    std::atomic<int> bodies_ = 0;
    std::mutex mutex_;
    std::map<std::string, std::pair<Browser, Instant>> browsers_;  ///< under mutex_
};

/// A test of the API on both engines.
class ApiTest : public db::EngineTest {
  protected:
    void SetUp() override {
        if (!db::TestDatabase::available(GetParam()))
            GTEST_SKIP() << "KEDANG_TEST_POSTGRES is not set";
        app_.emplace(GetParam(), preset());
    }
    void TearDown() override {
        if (app_)
            app_->has_a_sentence_for_every_deed();
    }
    virtual std::string preset() const { return "A"; }

    TestApp& app() { return *app_; }
    Browser as(std::string const& login) { return app_->as(login); }

  private:
    std::optional<TestApp> app_;
};

}  // namespace kedang::app
