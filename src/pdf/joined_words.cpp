#include "pdf/joined_words.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace florilege {

namespace {

// Pages that a picture or blank may put between the parts of a word, and one.
constexpr std::size_t farthest_page = 3;

struct Place {
    std::size_t page = 0;
    std::uint32_t run = 0;
};

/// The next run of the same element, on this page or a following one.
std::optional<Place> continuation(const std::vector<Page>& pages, Place hyphen) {
    const Marking marking = pages[hyphen.page].runs[hyphen.run].marking;
    for (std::size_t page = hyphen.page; page < std::min(pages.size(), hyphen.page + farthest_page); ++page) {
        const auto& runs = pages[page].runs;
        for (std::uint32_t run = page == hyphen.page ? hyphen.run + 1 : 0; run < runs.size(); ++run)
            if (runs[run].marking == marking && !runs[run].hyphen) return Place{page, run};
    }
    return std::nullopt;
}

/// The run's text up to its first space, ending before it.
std::string_view first_word(const Page& page, const GlyphRun& run) {
    const std::string_view text = std::string_view(page.text).substr(run.text_begin, run.text_end - run.text_begin);
    const std::size_t end = std::min({text.find(' '), text.find("\u00A0"), text.find("\u202F"), text.find('\n')});
    return text.substr(0, end);
}

/// The hyphen that ends the word's next part in its turn, when the part fills its run.
JoinedWord* next_hyphen(JoinedWords& joined, const std::vector<Page>& pages, Place part, std::size_t length) {
    const GlyphRun& run = pages[part.page].runs[part.run];
    if (length == 0 || run.text_begin + length != run.text_end) return nullptr;
    const auto hyphen = joined[part.page].find(part.run + 1);
    return hyphen == joined[part.page].end() ? nullptr : &hyphen->second;
}

} // namespace

// From the end, so that a word in three parts is whole at its first hyphen.
JoinedWords join_words(const std::vector<Page>& pages) {
    JoinedWords joined(pages.size());
    for (std::size_t page = pages.size(); page-- > 0;) {
        for (auto run = static_cast<std::uint32_t>(pages[page].runs.size()); run-- > 0;) {
            if (!pages[page].runs[run].hyphen || pages[page].runs[run].marking.artifact != Artifact::none) continue;
            const auto next = continuation(pages, {page, run});
            if (!next) continue;
            const std::string_view rest = first_word(pages[next->page], pages[next->page].runs[next->run]);
            JoinedWord& word = joined[page][run];
            word.after_hyphen = rest;
            if (JoinedWord* further = next_hyphen(joined, pages, *next, rest.size())) word.after_hyphen += std::exchange(further->after_hyphen, {});
            joined[next->page][next->run].said_before = static_cast<std::uint32_t>(rest.size());
        }
    }
    return joined;
}

} // namespace florilege
