// The table of contents, the bookmarks and the page labels tell the same pages.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "base/number.h"
#include "book_text.h"
#include "judge.h"

namespace florilege {

namespace {

using nlohmann::json;

struct Bookmark {
    std::string title;
    std::size_t page; // from 0
};

void gather(const json& outlines, std::vector<Bookmark>& into) {
    for (const json& outline : outlines) {
        if (outline["destpageposfrom1"].is_number())
            into.push_back({outline["title"].get<std::string>(), outline["destpageposfrom1"].get<std::size_t>() - 1});
        gather(outline["kids"], into);
    }
}

struct Facts {
    std::vector<Bookmark> bookmarks;
    std::vector<std::string> labels;
};

Facts facts_of(const std::string& pdf) {
    const json file = json::parse(run("qpdf --json=1 --json-key=outlines " + quoted(pdf)).output, nullptr, false);
    EXPECT_FALSE(file.is_discarded()) << pdf;
    if (file.is_discarded()) return {};
    Facts facts;
    facts.labels = page_labels_of(pdf);
    gather(file["outlines"], facts.bookmarks);
    return facts;
}

std::string page_text(const std::string& pdf, std::size_t page) {
    const std::string number = to_text(static_cast<std::int64_t>(page + 1));
    return run("pdftotext -raw -f " + number + " -l " + number + " " + quoted(pdf) + " -").output;
}

} // namespace

TEST(Bookmarks, name_every_article_in_order_and_open_its_page) {
    NEEDS("qpdf");
    NEEDS("pdftotext");
    for (const BuiltBook& book : built_books()) {
        const Facts facts = facts_of(book.pdf);
        std::size_t next = 0;
        for (const Section& section : model_of(book.source).sections) {
            if (section.kind != SectionKind::article) continue;
            const std::string title = letters(plain_text(section.title));
            while (next < facts.bookmarks.size() && letters(facts.bookmarks[next].title) != title) ++next;
            ASSERT_LT(next, facts.bookmarks.size()) << book.name << ": no bookmark for " << section.id;
            EXPECT_NE(letters(page_text(book.pdf, facts.bookmarks[next].page)).find(title), std::string::npos)
                << book.name << ": " << section.id << " is not on page " << facts.labels[facts.bookmarks[next].page];
        }
    }
}

TEST(Contents, give_the_label_of_the_page_where_each_article_opens) {
    NEEDS("qpdf");
    NEEDS("pdftotext");
    for (const BuiltBook& book : built_books()) {
        const Book model = model_of(book.source);
        const bool has_contents = std::any_of(model.sections.begin(), model.sections.end(), [](const Section& section) { return section.kind == SectionKind::contents; });
        if (!has_contents) continue;
        const Facts facts = facts_of(book.pdf);
        std::string all;
        for (std::size_t page = 0; page < facts.labels.size(); ++page) all += page_text(book.pdf, page) + "\n";
        const std::vector<std::string> found = words(all);
        for (const Section& section : model.sections) {
            if (section.kind != SectionKind::article) continue;
            const auto bookmark = std::find_if(facts.bookmarks.begin(), facts.bookmarks.end(), [&](const Bookmark& candidate) {
                return letters(candidate.title) == letters(plain_text(section.title));
            });
            ASSERT_NE(bookmark, facts.bookmarks.end()) << section.id;
            // Somewhere the title's words are followed, after at most a few words of detail, by the folio.
            const std::vector<std::string> title = words(plain_text(section.title));
            const std::string& label = facts.labels[bookmark->page];
            bool told = false;
            for (auto at = found.begin(); !told && at != found.end(); ++at) {
                at = std::search(at, found.end(), title.begin(), title.end());
                if (at == found.end()) break;
                const auto after = at + static_cast<std::ptrdiff_t>(title.size());
                told = std::find(after, std::min(after + 8, found.end()), label) != std::min(after + 8, found.end());
            }
            EXPECT_TRUE(told) << book.name << ": no table gives page " << label << " for " << section.id;
        }
    }
}

TEST(Pages, count_as_they_are_labelled) {
    NEEDS("qpdf");
    for (const BuiltBook& book : built_books()) {
        const Facts facts = facts_of(book.pdf);
        const std::set<std::string> different(facts.labels.begin(), facts.labels.end());
        EXPECT_EQ(different.size(), facts.labels.size()) << book.name << ": two pages have one label";
        EXPECT_FALSE(different.contains("")) << book.name;
    }
}

} // namespace florilege
