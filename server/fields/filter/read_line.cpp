// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "fields/filter/line.h"
#include "fields/filter/line_operand.h"
#include "fields/filter/line_words.h"
#include "fields/filter/operands.h"

namespace kedang::fields {
namespace {

using What = Expectation::What;

class LineReader {
  public:
    LineReader(TypedLine const& line, Vocabulary const& vocabulary, ParseContext const& context)
        : line_(line), vocabulary_(vocabulary), context_(context) {}

    Result<Filter> read() {
        TRY_SET(Filter filter, any_of());
        if (place_ < line_.size() && line_.at(place_) == U')')
            return fault(place_, place_ + 1, "bracket", "多了一个右括号");
        if (place_ < line_.size())
            return fault(place_, line_.size(), "joint", "两个条件之间应有 + （且）或 或",
                         {"+", "或"});
        filter = simplified(std::move(filter));
        if (auto const fits = within_limits(filter); !fits.ok())
            return fault(0, line_.size(), "too_large", fits.error().title);
        return filter;
    }
    std::vector<Expectation>& trail() { return trail_; }

  private:
    Result<Filter> any_of() { return joined(Joint::Or); }
    Result<Filter> all_of() { return joined(Joint::And); }

    Result<Filter> joined(Joint joint) {
        Filter group;
        group.kind = joint == Joint::Or ? Filter::Kind::Any : Filter::Kind::All;
        while (true) {
            TRY_SET(Filter part, joint == Joint::Or ? all_of() : negatable());
            group.parts.push_back(std::move(part));
            place_ = line_.skip_spaces(place_);
            expect({What::Joint, place_});
            auto const next = joint_at(line_, place_);
            if (!next || next->joint != joint)
                return group;
            place_ += next->word.size();
        }
    }

    Result<Filter> negatable() {
        place_ = line_.skip_spaces(place_);
        std::size_t const start = place_;
        if (++parts_ > 2 * most_filter_nodes)
            return fault(start, line_.size(), "too_large", "筛选条件太多，最多 200 个");
        if (line_.at(place_) == U'(')
            return bracket();
        std::size_t const negation = negation_at(line_, place_);
        if (negation > 0 && !names_field(place_)) {
            place_ += negation;
            TRY(deeper(start));
            TRY_SET(Filter part, negatable());
            --depth_;
            Filter negated;
            negated.kind = Filter::Kind::Not;
            negated.parts.push_back(std::move(part));
            return negated;
        }
        if (line_.has(place_, everything) && !names_field(place_)) {
            place_ += everything.size();
            return Filter{};
        }
        return condition();
    }

    Result<Filter> bracket() {
        std::size_t const start = place_++;
        TRY(deeper(start));
        TRY_SET(Filter inner, any_of());
        if (line_.at(place_) != U')')
            return place_ < line_.size()
                       ? fault(place_, line_.size(), "joint", "两个条件之间应有 + （且）或 或",
                               {"+", "或"})
                       : fault(start, start + 1, "bracket", "括号没有成对，请补上右括号", {")"});
        ++place_;
        --depth_;
        return inner;
    }

    Result<Done> deeper(std::size_t start) {
        if (++depth_ > deepest_filter)
            return fault(start, start + 1, "too_deep", "筛选条件嵌套太深，最多 20 层");
        return Done{};
    }

    bool names_field(std::size_t place) const {
        for (auto const& found : vocabulary_.at(line_, place))
            if (operator_at(line_, line_.skip_spaces(place + found.length)))
                return true;
        return false;
    }

    Result<Filter> condition() {
        std::size_t const start = place_;
        expect({What::Field, start});
        if (auto const lapse = lapse_at(line_, start); lapse.length > 0)
            return lapsed(start, lapse);
        if (auto const found = field_at(start)) {
            place_ = start + found->length;
            return comparison(start, *found->field, std::nullopt);
        }
        if (auto const window = window_at(line_, start); window.length > 0) {
            std::size_t const behind = start + window.length;
            expect({What::Field, behind, nullptr, Operator::Equals, true});
            if (auto const found = field_at(behind)) {
                if (!found->field->figure)
                    return fault(start, behind, "filter_window",
                                 "“" + found->field->label.zh +
                                     "”不能带时间范围，只有采购金额这样的统计值可以",
                                 figures());
                place_ = behind + found->length;
                return comparison(behind, *found->field, window.period);
            }
            return no_field(behind);
        }
        return no_field(start);
    }

    /// The longest name with a comparison behind it; else the longest one.
    std::optional<Vocabulary::Found> field_at(std::size_t place) const {
        auto const found = vocabulary_.at(line_, place);
        for (auto const& one : found)
            if (operator_at(line_, line_.skip_spaces(place + one.length)))
                return one;
        // 客户类型号=…: what goes on is part of a name that is not known.
        for (auto const& one : found) {
            std::size_t const behind = line_.skip_spaces(place + one.length);
            if (behind >= line_.size() || line_.at(behind) == U')' || joint_at(line_, behind))
                return one;
        }
        return std::nullopt;
    }

    Error no_field(std::size_t start) {
        std::size_t until = start;
        while (until < line_.size() && line_.at(until) != U')' && !joint_at(line_, until) &&
               !operator_at(line_, until))
            ++until;
        until = line_.drop_spaces(start, until);
        if (until == start)
            return fault(start, start + (start < line_.size()), "condition",
                         "这里应是一个条件，如 客户类型=成交客户");
        auto const typed = line_.text(start, until);
        return fault(start, until, "unknown_field", unknown_field(typed).title, alike(typed));
    }

    /// One name a field.
    std::vector<std::string> alike(std::string_view typed) const {
        std::vector<std::string> words;
        std::vector<Field const*> named;
        for (std::string& word : most_alike(typed, labels())) {
            Field const* field = vocabulary_.meant(word);
            if (std::find(named.begin(), named.end(), field) != named.end())
                continue;
            named.push_back(field);
            words.push_back(std::move(word));
        }
        return words;
    }

    /// 90天未更新.
    Result<Filter> lapsed(std::size_t start, Lapse const& lapse) {
        auto const verb = vocabulary_.verb_at(line_, start + lapse.length);
        if (verb.length == 0) {
            std::size_t const from = start + lapse.length;
            return fault(from, end_of_value(line_, from, *type_named("text")), "verb",
                         "“未”后面应是能统计时间的事，如 90天未更新", verbs());
        }
        place_ = start + lapse.length + verb.length;
        Filter made;
        made.kind = Filter::Kind::Condition;
        made.field = verb.field;
        made.op = Operator::NotEquals;
        made.period = lapse.period;
        return made;
    }

    Result<Filter> comparison(std::size_t start, Field const& field,
                              std::optional<Period> const& window) {
        std::size_t const from = place_ = line_.skip_spaces(place_);
        expect({What::Operator, from, &field, Operator::Equals, false, start});
        auto const found = operator_at(line_, from);
        if (!found)
            return fault(from, line_.size(), "operator",
                         "“" + field.label.zh + "”后面应是比较，如 = ≠ ≥ 包含 为空", asked(field));
        place_ += found->word.size();
        bool const by_range = found->op == Operator::Equals || found->op == Operator::NotEquals;
        if (!may_be_asked(field, found->op) &&
            !(by_range && may_be_asked(field, Operator::Between)))
            return fault(from, place_, "filter_operator",
                         "“" + field.label.zh + "”不能用 " + std::string(line_.text(from, place_)) +
                             " 作条件",
                         asked(field));
        Result<Filter> made = operand(field, found->op);
        if (made.ok() && window)
            set_window(made.value(), *window);
        return made;
    }

    Result<Filter> operand(Field const& field, Operator op) {
        if (op == Operator::IsEmpty || op == Operator::IsNotEmpty)
            return make_condition(field, op, {}, context_);
        expect({What::Value, line_.skip_spaces(place_), &field, op});
        TRY_SET(auto const words, take_words(line_, place_, field));
        if (words.size() > 1)
            expect({What::Value, words.back().from, &field, op});
        return operand_condition(line_, field, op, words, context_);
    }

    static void set_window(Filter& filter, Period const& window) {
        for (Filter& part : filter.parts)
            set_window(part, window);
        if (filter.kind == Filter::Kind::Condition)
            filter.window = window;
    }

    void expect(Expectation const& expectation) { trail_.push_back(expectation); }

    Error fault(std::size_t from, std::size_t until, std::string key, std::string title,
                std::vector<std::string> const& suggestions = {}) const {
        return line_error(line_, from, until, std::move(key), std::move(title), suggestions);
    }

    std::vector<std::string> labels() const {
        std::vector<std::string> all;
        for (Field const* field : vocabulary_.fields())
            all.push_back(vocabulary_.word_for(*field));
        for (Field const* field : vocabulary_.fields())
            for (std::string const& word : field->import_names)
                if (vocabulary_.meant(word) == field)
                    all.push_back(word);
        return all;
    }
    std::vector<std::string> figures() const {
        std::vector<std::string> all;
        for (Field const* field : vocabulary_.fields())
            if (field->figure)
                all.push_back(vocabulary_.word_for(*field));
        return all;
    }
    std::vector<std::string> verbs() const {
        std::vector<std::string> all;
        for (Field const* field : vocabulary_.fields())
            if (!field->verbs.empty())
                all.push_back(field->verbs.front());
        return all;
    }
    static std::vector<std::string> asked(Field const& field) {
        std::vector<std::string> all;
        for (Operator const op : field.type->operators)
            if (may_be_asked(field, op) && op != Operator::Between)
                all.push_back(spelling(op));
        return all;
    }

    TypedLine const& line_;
    Vocabulary const& vocabulary_;
    ParseContext const& context_;
    std::size_t place_ = 0;
    int depth_ = 0;
    int parts_ = 0;
    std::vector<Expectation> trail_;
};

}  // namespace

Result<Filter> read_line(std::string_view text, Vocabulary const& vocabulary,
                         ParseContext const& context, std::vector<Expectation>* trail) {
    TypedLine const line(text);
    if (line.skip_spaces(0) == line.size()) {
        if (trail != nullptr)
            *trail = {{What::Field, line.size()}};
        return Filter{};
    }
    if (line.size() > longest_line)
        return line_error(line, longest_line, line.size(), "too_long",
                          "筛选条件太长，最多 4000 个字");
    LineReader reader(line, vocabulary, context);
    auto read = reader.read();
    if (trail != nullptr)
        *trail = std::move(reader.trail());
    return read;
}

Result<Filter> read_either(std::string_view text, Vocabulary const& vocabulary,
                           ParseContext const& context) {
    if (!text::trim(text).starts_with('{'))
        return read_line(text, vocabulary, context);
    return parse_filter(
        text, [&](std::string_view name) { return vocabulary.named(name); }, context);
}

}  // namespace kedang::fields
