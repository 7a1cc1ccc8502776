#include "style/css.h"

#include <algorithm>

#include "base/translate.h"

namespace florilege {

namespace {

constexpr int deepest = 8; // conditions in each other

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

class Parser {
  public:
    Parser(const SourcePtr& source, Conditions conditions) : source_(source.get()), text_(source->text()), conditions_(conditions) {}

    Result<std::vector<CssRule>> parse() {
        for (skip_space(); at_ < text_.size(); skip_space()) rule();
        return std::move(result_);
    }

  private:
    Span span(std::size_t begin, std::size_t end) const {
        return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    bool at_comment() const { return text_.compare(at_, 2, "/*") == 0; }

    void skip_comment() {
        const std::size_t end = text_.find("*/", at_ + 2);
        if (end == std::string::npos)
            result_.diagnostics.push_back(error("css-syntax", span(at_, at_ + 2), tr("this comment has no end"), tr("close it with */")));
        at_ = end == std::string::npos ? text_.size() : end + 2;
    }

    void skip_space() {
        while (at_ < text_.size() && (is_space(text_[at_]) || at_comment())) {
            if (at_comment()) skip_comment();
            else ++at_;
        }
    }

    struct Piece {
        std::string text;
        Span span;
    };

    // Text up to one of `stops` outside strings, without comments, trimmed.
    Piece until(std::string_view stops) {
        skip_space();
        const std::size_t begin = at_;
        std::size_t last = at_;
        std::string piece;
        while (at_ < text_.size() && stops.find(text_[at_]) == std::string_view::npos) {
            if (at_comment()) {
                skip_comment();
                continue;
            }
            const std::size_t from = at_;
            if (text_[at_] == '"' || text_[at_] == '\'') skip_string();
            else ++at_;
            piece.append(text_, from, at_ - from);
            if (!is_space(text_[at_ - 1])) last = at_;
        }
        while (!piece.empty() && is_space(piece.back())) piece.pop_back();
        return {std::move(piece), span(begin, last)};
    }

    void skip_string() {
        const char quote = text_[at_];
        const std::size_t begin = at_++;
        while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') at_ += text_[at_] == '\\' && at_ + 1 < text_.size() ? 2 : 1;
        if (at_ >= text_.size() || text_[at_] != quote) {
            result_.diagnostics.push_back(error("css-syntax", span(begin, begin + 1), tr("this string has no end"), tr("close it with the same quotation mark")));
            at_ = std::min(at_, text_.size());
        } else {
            ++at_;
        }
    }

    void rule() {
        const std::size_t begin = at_;
        Piece prelude = until("{};");
        CssRule rule;
        rule.span = prelude.span;
        if (at_ >= text_.size() || text_[at_] != '{') {
            result_.diagnostics.push_back(error("css-syntax", prelude.span.begin < text_.size() ? prelude.span : span(begin, begin),
                                                tr("a rule needs its declarations between { and }"), tr("write selector { property: value }")));
            if (at_ < text_.size()) ++at_;
            return;
        }
        ++at_;
        if (prelude.text.starts_with('@')) {
            const std::size_t end = std::min(prelude.text.find_first_of(" \t\n:"), prelude.text.size());
            rule.at = lower(prelude.text.substr(1, end - 1));
            prelude.text.erase(0, end);
        }
        split_selectors(prelude.text, rule);
        if (conditions_ == Conditions::allowed && (rule.at == "media" || rule.at == "supports")) {
            result_.value.push_back(rule);
            conditional_rules(rule);
            return;
        }
        declarations(rule);
        rule.whole = span(begin, at_);
        result_.value.push_back(std::move(rule));
    }

    void conditional_rules(const CssRule& condition) {
        if (++depth_ > deepest)
            result_.diagnostics.push_back(error("css-syntax", condition.span, tr("conditions are nested too deeply here"), tr("join them with `and`")));
        for (skip_space(); at_ < text_.size() && text_[at_] != '}' && depth_ <= deepest; skip_space()) rule();
        --depth_;
        close(condition);
    }

    void close(const CssRule& rule) {
        if (at_ >= text_.size())
            result_.diagnostics.push_back(error("css-syntax", rule.span, tr("this rule has no end"), tr("close it with }")));
        else
            ++at_;
    }

    static void split_selectors(const std::string& text, CssRule& rule) {
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find(',', begin), text.size());
            std::size_t first = begin, last = end;
            while (first < last && is_space(text[first])) ++first;
            while (last > first && is_space(text[last - 1])) --last;
            rule.selectors.push_back(text.substr(first, last - first));
            begin = end + 1;
        }
    }

    void declarations(CssRule& rule) {
        for (skip_space(); at_ < text_.size() && text_[at_] != '}'; skip_space()) {
            Piece property = until(":;{}");
            if (at_ >= text_.size() || text_[at_] != ':') {
                result_.diagnostics.push_back(error("css-syntax", property.span, tr("expected property: value"), tr("write a colon after the property's name")));
                skip_semicolon();
                skip_nested_block();
                continue;
            }
            ++at_;
            Piece value = until(";{}");
            if (at_ < text_.size() && text_[at_] == '{') {
                result_.diagnostics.push_back(error("css-syntax", value.span, tr("a value cannot hold a block"), tr("end the declaration with ;")));
                skip_nested_block();
                continue;
            }
            rule.declarations.push_back({lower(std::move(property.text)), std::move(value.text), property.span, value.span});
            skip_semicolon();
        }
        close(rule);
    }

    void skip_semicolon() {
        if (at_ < text_.size() && text_[at_] == ';') ++at_;
    }

    void skip_nested_block() {
        if (at_ >= text_.size() || text_[at_] != '{') return;
        until("}");
        if (at_ < text_.size()) ++at_;
    }

    const Source* source_;
    const std::string& text_;
    Conditions conditions_;
    int depth_ = 0;
    std::size_t at_ = 0;
    Result<std::vector<CssRule>> result_;
};

} // namespace

Result<std::vector<CssRule>> parse_css(const SourcePtr& source, Conditions conditions) { return Parser(source, conditions).parse(); }

} // namespace florilege
