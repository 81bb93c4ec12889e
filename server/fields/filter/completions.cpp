// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/completions.h"

#include <unicode/translit.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/check.h"
#include "base/text.h"
#include "fields/filter/line_words.h"
#include "fields/filter/operands.h"
#include "fields/lists.h"

namespace kedang::fields {
namespace {

using What = Expectation::What;

/// ke hu lei xing.
std::string spoken(std::string_view word) {
    static std::unique_ptr<icu::Transliterator> const reader = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
            "Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        check(U_SUCCESS(status) != 0, "ICU reads Han as Latin");
        return made;
    }();
    auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
    reader->transliterate(text);
    std::string latin;
    text.toUTF8String(latin);
    return latin;
}

bool is_latin(std::string_view typed) {
    return !typed.empty() && std::all_of(typed.begin(), typed.end(), [](char sign) {
        return (sign >= 'a' && sign <= 'z') || sign == ' ';
    });
}

/// What is offered for dates and instants.
constexpr std::string_view usual_periods[] = {"近7天", "近30天", "近6个月", "近1年", "今天",
                                              "本周",  "本月",   "本季度",  "今年",  "去年"};

class Completer {
  public:
    Completer(TypedLine const& line, Vocabulary const& vocabulary, ParseContext const& context,
              PeopleNamed const& people)
        : line_(line), vocabulary_(vocabulary), context_(context), people_(people) {}

    std::vector<Completion> complete(std::vector<Expectation> const& trail) {
        if (trail.empty())
            return {};
        Expectation const& last = trail.back();
        switch (last.what) {
            case What::Field:
                fields(last.place, last.in_window);
                break;
            case What::Operator:
                operators(last);
                break;
            case What::Value:
                values(last);
                break;
            case What::Joint:
                joints(last, trail);
                break;
        }
        return std::move(found_);
    }

  private:
    std::string typed(std::size_t from) const { return line_.folded(from, line_.size()); }

    void offer(std::string text, What what, std::size_t from, std::string note = {}) {
        bool const known = std::any_of(found_.begin(), found_.end(), [&](Completion const& one) {
            return one.text == text && one.what == what;
        });
        if (!known && found_.size() < most_completions)
            found_.push_back({std::move(text), what, from, std::move(note)});
    }

    /// Those that begin with what is typed come first.
    void fields(std::size_t from, bool only_figures) {
        std::string const begun = typed(from);
        for (bool const first : {true, false})
            for (Field const* field : vocabulary_.fields()) {
                if (only_figures && !field->figure)
                    continue;
                auto const& word = vocabulary_.word_for(*field);
                bool const starts = utf8(folded_word(word)).starts_with(begun);
                bool const called =
                    is_begun(word, begun) || starts ||
                    std::any_of(field->import_names.begin(), field->import_names.end(),
                                [&](std::string const& name) {
                                    return !begun.empty() && name.starts_with(begun);
                                });
                if (first == starts && called)
                    offer(word, What::Field, from);
            }
        if (only_figures)
            return;
        for (std::string_view const period : usual_periods)
            if (!begun.empty() && period.starts_with(begun))
                offer(std::string(period), What::Field, from, "时间范围");
    }

    void operators(Expectation const& here) {
        std::string const begun = typed(here.place);
        for (OperatorWord const& word : operator_words())
            if (word.word == folded_word(spelling(word.op)) && word.op != Operator::Between &&
                may_be_asked(*here.field, word.op) && utf8(word.word).starts_with(begun))
                offer(utf8(word.word), What::Operator, here.place);
        if (begun.empty())
            fields(here.field_place, false);
    }

    void joints(Expectation const& here, std::vector<Expectation> const& trail) {
        auto const value = std::find_if(trail.rbegin(), trail.rend(), [](Expectation const& one) {
            return one.what != What::Joint;
        });
        if (here.place == line_.size() && value != trail.rend() && value->what == What::Value)
            values(*value);
        std::string const begun = typed(here.place);
        for (std::string_view const word : {"+", "或"})
            if (word.starts_with(begun))
                offer(std::string(word), What::Joint, here.place);
    }

    void values(Expectation const& here) {
        Field const& field = *here.field;
        std::string const begun = typed(here.place);
        auto const offer_value = [&](std::string const& word, std::string note = {}) {
            if (is_begun(word, begun))
                offer(needs_quotes(word) ? in_quotes(word) : word, What::Value, here.place,
                      std::move(note));
        };
        for (Option const& option : field.options)
            if (!option.retired)
                offer_value(option.label.zh);
        std::string_view const type = field.type->name;
        if (type == "boolean") {
            offer_value("是");
            offer_value("否");
        }
        if (type == "date" || type == "time")
            for (std::string_view const period : usual_periods)
                offer_value(std::string(period));
        if (type == "person") {
            offer_value("我");
            for (auto const& name : people_ ? people_() : std::vector<std::string>{})
                offer_value(name);
        }
        if (type == "industry")
            of_list(context_.catalogue.lists().industries.all(), here, begun);
        if (type == "region")
            of_list(context_.catalogue.lists().divisions.all(), here, begun);
    }

    /// Thousands of them: only once something is typed, and by their characters alone.
    template <typename Rows>
    void of_list(Rows const& rows, Expectation const& here, std::string const& begun) {
        if (begun.empty())
            return;
        for (auto const& row : rows)
            if (row.name.find(begun) != std::string_view::npos)
                offer(std::string(row.name), What::Value, here.place, std::string(row.code));
    }

    TypedLine const& line_;
    Vocabulary const& vocabulary_;
    ParseContext const& context_;
    PeopleNamed const& people_;
    std::vector<Completion> found_;
};

}  // namespace

bool is_begun(std::string_view word, std::string_view typed) {
    if (typed.empty() || utf8(folded_word(word)).find(typed) != std::string::npos)
        return true;
    if (!is_latin(typed))
        return false;
    std::string const read = spoken(word);
    std::string whole, initials;
    bool starts = true;
    for (char const sign : read) {
        if (sign == ' ') {
            starts = true;
            continue;
        }
        whole += sign;
        if (std::exchange(starts, false))
            initials += sign;
    }
    std::string tight(typed);
    std::erase(tight, ' ');
    return whole.starts_with(tight) || initials.starts_with(tight);
}

std::vector<Completion> completions(std::string_view text, std::size_t at,
                                    Vocabulary const& vocabulary, ParseContext const& context,
                                    PeopleNamed const& people) {
    TypedLine const whole(text);
    TypedLine const line(whole.text(0, at));
    std::vector<Expectation> trail;
    (void)read_line(whole.text(0, at), vocabulary, context, &trail);
    return Completer(line, vocabulary, context, people).complete(trail);
}

}  // namespace kedang::fields
