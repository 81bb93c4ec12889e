// For tests only: bodies of requests about customers. Included by *_test.cpp only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace kedang::customers {

/// {"values":{…},"contacts":[…],"follow_up":…} bit by bit. Complete under preset A.
class NewFile {
  public:
    explicit NewFile(std::string const& name) { value("name", name); }

    template <typename T>
    NewFile& value(std::string const& field, T const& typed) {
        values()[field] = boost::json::value_from(typed);
        return *this;
    }
    NewFile& contact(std::string const& name, std::string const& mobile) {
        return contact(boost::json::object{{"name", std::string_view(name)},
                                           {"mobile", std::string_view(mobile)}});
    }
    NewFile& contact(boost::json::object typed) {
        if (!body_.contains("contacts"))
            body_["contacts"] = boost::json::array();
        body_["contacts"].as_array().push_back(boost::json::object{{"values", std::move(typed)}});
        return *this;
    }
    NewFile& follow_up(boost::json::object typed) {
        return member("follow_up", boost::json::object{{"values", std::move(typed)}});
    }
    NewFile& quick() { return member("entry", "quick"); }
    NewFile& confirm(std::string const& rule) { return member("confirm", std::vector{rule}); }
    template <typename T>
    NewFile& member(std::string const& name, T const& value) {
        body_[name] = boost::json::value_from(value);
        return *this;
    }
    std::string json() const { return boost::json::serialize(body_); }
    operator std::string() const { return json(); }  // NOLINT: it is a request's body

  private:
    boost::json::object& values() {
        if (!body_.contains("values"))
            body_["values"] = boost::json::object();
        return body_["values"].as_object();
    }

    boost::json::object body_;
};

}  // namespace kedang::customers
