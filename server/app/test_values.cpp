// SPDX-License-Identifier: Apache-2.0
#include "app/test_values.h"

#include <algorithm>
#include <cstdio>

#include "fields/field_type.h"
#include "fields/lists.h"
#include "fields/mask/mask.h"
#include "fields/rules/rule.h"

namespace kedang::app {
namespace {

using Texts = std::vector<std::string>;

std::string digits(int number, int width) {
    char text[16];
    std::snprintf(text, sizeof text, "%0*d", width, number);
    return text;
}

/// What makes values of a field and a file differ from all others: 0 … 9999.
int serial_of(fields::Field const& field, int file) {
    return static_cast<int>(field.number * 9 + static_cast<unsigned>(file)) % 10'000;
}

Texts phones(int serial) {
    return {"1381" + digits(7 * serial % 1000, 3) + digits(serial, 4),
            "1389" + digits(3 * serial % 1000, 3) + digits(serial, 4)};
}

Texts texts(int serial) {
    return {"样本青松之" + digits(serial, 4), "样本白桦之" + digits(serial, 4)};
}

/// Every ending that might be the check digit: the right one is taken without a warning.
Texts with_check_digits(std::string const& body, std::string_view alphabet) {
    Texts all;
    for (char const letter : alphabet)
        all.push_back(body + letter);
    return all;
}

Texts id_numbers(int serial) {
    auto const born = "110105" + std::to_string(1950 + serial % 50) + digits(1 + serial % 9, 2) +
                      digits(10 + serial / 50 % 18, 2);
    Texts all;
    for (auto const* order : {"002", "007", "013", "021", "034", "045"})
        for (auto& text : with_check_digits(born + order, "0123456789X"))
            all.push_back(std::move(text));
    return all;
}

Texts credit_codes(int serial) {
    Texts all;
    for (auto const* body : {"91320583", "91320581"})
        for (auto const& code : with_check_digits(body + digits(serial, 8), "0123456789X"))
            for (auto& text : with_check_digits(code, "0123456789ABCDEFGHJKLMNPQRTUWXY"))
                all.push_back(std::move(text));
    return all;
}

template <typename Rows>
Texts codes(Rows const& rows, int serial, bool (*wanted)(typename Rows::value_type const&)) {
    Texts all;
    for (auto const& row : rows)
        if (wanted(row))
            all.emplace_back(row.code);
    std::rotate(all.begin(), all.begin() + serial % static_cast<int>(all.size()), all.end());
    all.resize(2);
    return all;
}

Texts options(fields::Field const& field, int file) {
    Texts all;
    for (auto const& option : field.options)
        if (!option.retired)
            all.push_back(option.value);
    if (all.empty() && field.multiple_open)
        return {"标签甲" + std::to_string(file), "标签乙" + std::to_string(file)};
    if (!all.empty())
        std::rotate(all.begin(), all.begin() + file % static_cast<int>(all.size()), all.end());
    return all;
}

Texts candidates(fields::Field const& field, int file) {
    auto const type = field.type->name;
    auto const serial = serial_of(field, file);
    if (type == "text" || type == "long_text")
        return texts(serial);
    if (type == "phone")
        return phones(serial);
    if (type == "email")
        return {"zalpha" + digits(serial, 4) + "@example.com",
                "zgamma" + digits(serial, 4) + "@example.com"};
    if (type == "id_number")
        return id_numbers(serial);
    if (type == "credit_code")
        return credit_codes(serial);
    if (type == "money")
        return {"71" + digits(serial, 4) + "31", "84" + digits(serial, 4) + "57"};
    if (type == "integer")
        return {std::to_string(1950 + file * 2), std::to_string(1951 + file * 2),
                std::to_string(20 + file * 2), std::to_string(21 + file * 2)};
    if (type == "date")
        return {"2011-03-1" + std::to_string(file), "2012-04-1" + std::to_string(file)};
    if (type == "time")
        return {"2021-03-1" + std::to_string(file) + " 10:00",
                "2022-04-1" + std::to_string(file) + " 11:00"};
    if (type == "boolean")
        return {"true", "false"};
    if (type == "choice" || type == "choices")
        return options(field, file);
    if (type == "url")
        return {"https://alpha" + digits(serial, 4) + ".example.com",
                "https://gamma" + digits(serial, 4) + ".example.com"};
    if (type == "person")
        return {"王芳", "赵敏"};
    auto const& lists = fields::Lists::built_in();
    if (type == "region")
        return codes(lists.divisions.all(), serial, [](auto const& row) {
            return row.level == 3 && row.kind == fields::Division::Kind::Standard;
        });
    if (type == "industry")
        return codes(lists.industries.all(), serial,
                     [](auto const& row) { return row.code.size() == 3; });
    return {};
}

struct Taken {
    std::string text;
    fields::Value value;
};

/// Those that the gate would take without a question.
std::vector<Taken> sound(fields::Catalogue const& catalogue, fields::Field const& field,
                         Texts const& texts) {
    auto const today = *parse_date("2026-11-22");
    fields::References people;
    people.person_named = [](std::string_view name) {
        return std::optional<std::int64_t>(name == "王芳" ? 3 : 4);
    };
    fields::ParseContext const context{catalogue, today, nullptr, &people};
    std::vector<Taken> taken;
    for (auto const& text : texts) {
        auto parsed = field.type->parse(field, text, context);
        if (!parsed.ok() || !parsed.value().warnings.empty() || parsed.value().value.absent())
            continue;
        auto const verdict = fields::validate(field, parsed.value().value, context);
        if (verdict.ok() && verdict.warnings.empty())
            taken.push_back({text, std::move(parsed.value().value)});
    }
    return taken;
}

}  // namespace

std::optional<Twins> twins_of(fields::Catalogue const& catalogue, fields::Field const& field,
                              int file, accounts::Right seen) {
    auto const taken = sound(catalogue, field, candidates(field, file));
    if (taken.empty())
        return std::nullopt;
    if (seen == accounts::Right::Clear)
        return Twins{taken.front().text, taken.front().text};
    auto const masked = [&](Taken const& of) {
        return fields::mask(field.mask, field, of.value, fields::TextContext(catalogue));
    };
    for (auto const& one : taken)
        for (auto const& two : taken) {
            if (one.value == two.value)
                continue;
            if (seen == accounts::Right::Hidden || masked(one) == masked(two))
                return Twins{one.text, two.text};
        }
    return std::nullopt;
}

}  // namespace kedang::app
