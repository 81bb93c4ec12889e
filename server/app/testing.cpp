// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "api/openapi.h"
#include "app/application.h"
#include "app/page.h"
#include "app/schema.h"
#include "base/check.h"
#include "oversight/model.h"

namespace kedang::app {
namespace {

namespace json = boost::json;

constexpr std::string_view host = "kedang.example";
/// Well before the session of a person who does nothing ends.
constexpr auto renewal = std::chrono::minutes(20);

/// Tables that the company has not made already.
std::vector<std::string_view> further_schemas() {
    std::set<std::string_view> const made{"ids",      "audit_trail",  "settings", "accounts",
                                          "records",  "organisation", "sharing",  "sign_in",
                                          "api_keys", "handed_out"};
    std::vector<std::string_view> schemas;
    for (auto const& migration : migrations())
        if (!made.contains(migration.name))
            schemas.push_back(migration.sql);
    return schemas;
}

std::vector<api::Route> every_route(Metrics const& metrics) {
    auto all = routes();
    auto document = api::openapi(all, components());
    for (auto& route : status_routes(metrics, std::move(document)))
        all.push_back(std::move(route));
    return all;
}

/// The schema with every reference replaced by what it names.
api::Schema resolved(api::Schema schema) {
    if (schema.shape == api::Schema::Shape::Reference) {
        for (auto const& component : components())
            if (component.name == schema.reference) {
                auto named = resolved(component.schema);
                named.nullable |= schema.nullable;
                return named;
            }
        throw Bug("no component " + schema.reference);
    }
    for (auto& property : schema.properties)
        property.schema = resolved(std::move(property.schema));
    for (auto& item : schema.item)
        item = resolved(std::move(item));
    return schema;
}

std::string differences(api::Schema const& schema, std::string const& body) {
    json::error_code failure;
    auto const value = json::parse(body, failure);
    if (failure)
        return "no JSON";
    std::string found;
    auto const valid = api::validate(resolved(schema), value);
    if (!valid.ok())
        for (auto const& error : valid.error().fields)
            found += error.field + " " + error.rule + "; ";
    return found;
}

}  // namespace

std::string Answer::header(std::string_view name) const {
    for (auto const& [key, value] : response_.headers)
        if (key == name)
            return value;
    return {};
}

std::vector<std::string> Answer::cookies() const {
    std::vector<std::string> found;
    for (auto const& [key, value] : response_.headers)
        if (key == "Set-Cookie")
            found.push_back(value);
    return found;
}

std::string Answer::head() const {
    std::string lines;
    for (auto const& [key, value] : response_.headers)
        lines += key + ": " + value + "\n";
    return lines;
}

std::string Answer::content() const {
    if (response_.file.empty())
        return response_.body;
    std::ifstream in(response_.file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

json::value Answer::json() const {
    json::error_code failure;
    auto value = json::parse(response_.body, failure);
    return failure ? json::value() : value;
}

std::string Answer::at(std::string_view pointer) const {
    json::error_code failure;
    auto const document = json();
    auto const* found = document.find_pointer(pointer, failure);
    if (found == nullptr)
        return {};
    return found->is_string() ? std::string(found->get_string()) : json::serialize(*found);
}

bool Answer::has_complaint(std::string_view field, std::string_view message) const {
    auto const document = json();
    auto const* object = document.if_object();
    auto const* fields = object == nullptr ? nullptr : object->if_contains("fields");
    if (fields == nullptr)
        return false;
    for (auto const& line : fields->as_array())
        if (line.at("field").as_string() == field &&
            std::string_view(line.at("message").as_string()).find(message) != std::string::npos)
            return true;
    return false;
}

Browser Browser::with(std::string name, std::string value) const {
    Browser other = *this;
    other.headers_.emplace(other.headers_.begin(), std::move(name), std::move(value));
    return other;
}

Browser Browser::from(std::string address) const {
    Browser other = *this;
    other.address_ = std::move(address);
    return other;
}

Answer Browser::get(std::string const& path, Query const& query) const {
    return send(http::Method::Get, path, query, {});
}

Answer Browser::post(std::string const& path, std::string const& body) const {
    return send(http::Method::Post, path, {}, body);
}

Answer Browser::patch(std::string const& path, std::string const& version,
                      std::string const& body) const {
    return with("If-Match", "\"" + version + "\"").send(http::Method::Patch, path, {}, body);
}

Answer Browser::remove(std::string const& path) const {
    return send(http::Method::Delete, path, {}, {});
}

Answer Browser::send(http::Method method, std::string const& path, Query const& query,
                     std::string const& body) const {
    http::RequestHead head;
    head.method = method;
    head.path = path;
    head.query = query;
    head.headers = headers_;
    head.headers.emplace_back("Host", host);
    if (!body.empty())
        head.headers.emplace_back("Content-Type", "application/json");
    head.peer = address_;
    std::string jar;
    for (auto const& [name, value] : cookies_)
        jar += (jar.empty() ? "" : "; ") + name + "=" + value;
    if (!jar.empty())
        head.headers.emplace_back("Cookie", jar);
    if (!csrf_.empty())
        head.headers.emplace_back("X-CSRF-Token", csrf_);
    return app_->handle(std::move(head), body);
}

Answer Browser::log_in(std::string const& login, std::string const& password,
                       std::string const& code) {
    json::object body{{"login", login}, {"password", password}};
    if (!code.empty())
        body["code"] = code;
    auto answer = post("/api/v1/session", json::serialize(body));
    if (answer.status() == 200) {
        for (auto const& cookie : answer.cookies()) {
            auto const equals = cookie.find('=');
            cookies_[cookie.substr(0, equals)] =
                cookie.substr(equals + 1, cookie.find(';') - equals - 1);
        }
        csrf_ = answer.at("/csrf");
    }
    return answer;
}

TestApp::TestApp(db::Engine engine, std::string const& preset)
    : company_(engine, further_schemas(), preset),
      dispatch_(std::in_place, company_.services(), every_route(metrics_), page) {
    log_everybody_in();
}

void TestApp::route_by(std::vector<api::Route> routes) {
    dispatch_.emplace(company_.services(), std::move(routes), page);
}

void TestApp::log_everybody_in() {
    for (auto const* login : {"admin", "head", "sales", "other"})
        as(login);
}

Browser TestApp::as(std::string const& login) {
    std::lock_guard const lock(mutex_);
    auto const now = clock().now();
    auto const found = browsers_.find(login);
    if (found != browsers_.end() && now - found->second.second <= renewal)
        return found->second.first;
    Browser fresh(*this);
    // Whoever was disabled or has another password now is sent on without a session.
    fresh.log_in(login, password);
    return browsers_.insert_or_assign(login, std::pair(fresh, now)).first->second.first;
}

Answer TestApp::handle(http::RequestHead head, std::string const& body) {
    head.request_id = "test-request";
    head.content_length = static_cast<std::int64_t>(body.size());
    std::string request = std::string(http::name(head.method)) + " " + head.path + " " + body;
    auto admitted = dispatch_->admit(head);
    if (auto* refusal = std::get_if<http::Response>(&admitted)) {
        auto wrong = mismatch(head, *refusal);
        return {std::move(*refusal), std::move(request), std::move(wrong)};
    }
    auto& admission = std::get<http::Admission>(admitted);
    http::Body received;
    received.size_bytes = head.content_length;
    if (admission.target == http::BodyTarget::Memory)
        received.text = body;
    if (admission.target == http::BodyTarget::File) {
        received.file = company_.folder() / ("body-" + std::to_string(++bodies_));
        std::ofstream(received.file, std::ios::binary) << body;
    }
    auto response = admission.handle(head, received);
    auto wrong = mismatch(head, response);
    return {std::move(response), std::move(request), std::move(wrong)};
}

/// Refusals are problem documents, successes what their route states.
std::string TestApp::mismatch(http::RequestHead const& head, http::Response const& response) const {
    bool const is_json =
        std::any_of(response.headers.begin(), response.headers.end(), [](auto const& header) {
            return header.first == "Content-Type" &&
                   header.second.find("json") != std::string::npos;
        });
    if (response.status >= 400)
        return is_json ? differences(api::reference("Problem"), response.body) : "no problem";
    auto const pattern = dispatch_->route_pattern(head.method, head.path);
    for (auto const& route : dispatch_->routes())
        if (route.path == pattern && route.method == head.method)
            return is_json ? differences(route.output, response.body) : "";
    return {};
}

namespace {

/// That somebody was refused is noted, and is all that may be.
std::string without_refusals(std::string const& rows) {
    std::string kept;
    std::istringstream lines(rows);
    for (std::string line; std::getline(lines, line);)
        if (line.find("request.refused") == std::string::npos)
            kept += line + "\n";
    return kept;
}

}  // namespace

void TestApp::stores_nothing(std::function<void()> const& act, Place place) {
    auto const contents = [&] {
        std::map<std::string, std::string> rows;
        auto reader = database().read();
        for (auto const& table : table_names(*reader))
            if (table != "id_counter")  // ids are taken in blocks, before anything is stored
                rows[table] = without_refusals(table_rows(*reader, table));
        return rows;
    };
    log_everybody_in();
    auto const before = contents();
    act();
    for (auto const& [table, rows] : contents())
        if (auto const found = before.find(table); found == before.end() || found->second != rows)
            ADD_FAILURE_AT(place.file_name(), static_cast<int>(place.line()))
                << "rows of " << table << " were changed";
}

void TestApp::has_a_sentence_for_every_deed() {
    auto reader = database().read();
    auto deeds = reader->query("SELECT DISTINCT action FROM audit_entry");
    while (auto const* row = deeds->next())
        EXPECT_NE(oversight::phrase_of(row->text(0)), nullptr)
            << row->text(0) << " has no sentence in oversight/model.cpp";
}

}  // namespace kedang::app
