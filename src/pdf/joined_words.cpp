#include "pdf/joined_words.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace florilege {

namespace {

// Pages among which the parts of a word may lie: a full-page picture may come between.
constexpr std::size_t farthest_page = 3;

constexpr std::string_view spaces[] = {" ", "\u00A0", "\u202F", "\u2009", "\n"};

struct Place {
    std::size_t page = 0;
    std::uint32_t run = 0;
};

std::string_view text_of(const Page& page, const GlyphRun& run) {
    return std::string_view(page.text).substr(run.text_begin, run.text_end - run.text_begin);
}

std::string_view first_word(std::string_view text) {
    std::size_t end = text.size();
    for (const std::string_view space : spaces) end = std::min(end, text.find(space));
    return text.substr(0, end);
}

bool ends_with_space(std::string_view text) {
    return std::any_of(std::begin(spaces), std::end(spaces),
                       [&](std::string_view space) { return text.ends_with(space); });
}

/// The runs of a page that start a line, and those that end one whose last word goes on.
struct LineEnds {
    explicit LineEnds(const Page& page) : starts(page.runs.size()), divided(page.runs.size()) {
        for (const PlacedLine& line : page.lines) {
            if (line.run_count == 0) continue;
            const std::uint32_t last = line.first_run + line.run_count - 1;
            starts[line.first_run] = true;
            divided[last] =
                line.end != PlacedLine::End::last && !ends_with_space(text_of(page, page.runs[last]));
        }
    }
    std::vector<bool> starts;
    std::vector<bool> divided;
};

class Joiner {
  public:
    explicit Joiner(const PageList& pages) : pages_(pages), joined_(pages.size()) {
        for (const Page& page : pages) lines_.emplace_back(page);
    }

    // From the end, so that a word in three parts is whole where it begins.
    JoinedWords run() {
        for (std::size_t page = pages_.size(); page-- > 0;)
            for (auto run = static_cast<std::uint32_t>(pages_[page].runs.size()); run-- > 0;)
                if (lines_[page].divided[run]) join({page, run});
        return std::move(joined_);
    }

  private:
    const GlyphRun& at(Place place) const { return pages_[place.page].runs[place.run]; }

    void join(Place end) {
        if (at(end).marking.artifact != Artifact::none) return;
        const auto next = continuation(end);
        if (!next) return;
        const std::string_view text = text_of(pages_[next->page], at(*next));
        const std::string_view word = first_word(text);
        std::string& rest = joined_[end.page][end.run].rest;
        rest = word;
        if (word.size() == text.size()) rest += further(*next);
        joined_[next->page][next->run].said_before = static_cast<std::uint32_t>(word.size());
    }

    /// The line that goes on in the same element, on this page or a following one.
    std::optional<Place> continuation(Place end) const {
        const Marking marking = at(end).marking;
        for (std::size_t page = end.page; page < std::min(pages_.size(), end.page + farthest_page); ++page) {
            const auto& runs = pages_[page].runs;
            for (std::uint32_t run = page == end.page ? end.run + 1 : 0; run < runs.size(); ++run)
                if (runs[run].marking == marking)
                    return lines_[page].starts[run] ? std::optional(Place{page, run}) : std::nullopt;
        }
        return std::nullopt;
    }

    /// What the end of a word's whole next part says in its turn.
    std::string further(Place part) {
        const Place hyphen{part.page, part.run + 1};
        const bool hyphenated = hyphen.run < pages_[part.page].runs.size() && at(hyphen).hyphen;
        const auto word = joined_[part.page].find(hyphenated ? hyphen.run : part.run);
        return word == joined_[part.page].end() ? std::string() : std::exchange(word->second.rest, {});
    }

    const PageList& pages_;
    std::vector<LineEnds> lines_;
    JoinedWords joined_;
};

} // namespace

JoinedWords join_words(const PageList& pages) {
    return Joiner(pages).run();
}

} // namespace florilege
