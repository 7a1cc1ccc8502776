// Where a page of the PDF begins, the EPUB has the page's mark: before the same word, both read by outside readers.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <array>
#include <sstream>

#include "base/number.h"
#include "base/xml.h"
#include "book_text.h"
#include "judge.h"

namespace florilege {

namespace {

/// A page mark of the EPUB and what surrounds it.
struct FoundMark {
    std::string label;
    std::string before;   // the text of the flow up to it
    std::string after;    // and from it to the next
    std::string repeated; // the caption and the head of the table in which it stands: print repeats them over the rest
};

/// Reads a document's marks: notes are a flow of their own, as they are on paper.
class MarkReader {
  public:
    void read(const XmlNode& node) {
        if (node.is_text()) flow() += node.text;
        const std::string_view role = node.attribute("role");
        if (role == "doc-noteref" || role == "doc-backlink" || node.local_name() == "head") return;
        if (role == "doc-pagebreak") marks_.push_back({std::string(node.attribute("id")), in_note_, flow().size(), head_});
        const bool note = role == "doc-footnote";
        if (note) in_note_ = true;
        if (node.local_name() == "table") head_.clear();
        for (const XmlNode& child : node.children) {
            read(child);
            if (child.local_name() == "thead") head_ = letters(child.all_text());
        }
        if (note) in_note_ = false;
        if (node.local_name() == "table") head_.clear();
        if (!is_inline(node.local_name())) flow() += ' ';
    }
    void read_floats(const XmlNode& node) {
        const std::string_view name = node.local_name();
        if (name == "figcaption" || name == "table") floats_.push_back(letters(node.all_text()));
        for (const XmlNode& child : node.children) read_floats(child);
    }

    std::vector<FoundMark> marks() const {
        std::vector<FoundMark> found;
        for (auto place = marks_.begin(); place != marks_.end(); ++place) {
            const std::string& text = place->in_note ? notes_ : body_;
            constexpr std::size_t window = 600; // bytes: more than is compared
            const std::size_t from = place->offset > window ? place->offset - window : 0;
            const auto next = std::find_if(place + 1, marks_.end(), [&](const Place& other) { return other.in_note == place->in_note; });
            const std::size_t length = next == marks_.end() ? window : std::min(window, next->offset - place->offset);
            found.push_back({place->id.substr(std::string("page-").size()), text.substr(from, place->offset - from), text.substr(place->offset, length), place->head});
        }
        return found;
    }
    /// What figures and tables say: they may move to the head of a page.
    const std::vector<std::string>& floats() const { return floats_; }

  private:
    struct Place {
        std::string id;
        bool in_note;
        std::size_t offset;
        std::string head;
    };
    std::string& flow() { return in_note_ ? notes_ : body_; }
    static bool is_inline(std::string_view element) {
        static constexpr std::array<std::string_view, 13> names{"", "span", "em", "strong", "sup", "sub", "a", "cite", "abbr", "code", "kbd", "samp", "s"};
        return std::find(names.begin(), names.end(), element) != names.end();
    }

    std::string body_, notes_, head_;
    bool in_note_ = false;
    std::vector<Place> marks_;
    std::vector<std::string> floats_;
};

bool is_word_byte(char c) { return !letters(std::string(1, c)).empty() || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

/// The end of a word, or of a path, that the mark parts: the PDF gives the whole word to the page on which it begins.
std::string rest_of_word(const FoundMark& mark) {
    if (mark.before.empty() || mark.after.empty() || std::isspace(static_cast<unsigned char>(mark.before.back())) != 0 || !is_word_byte(mark.after.front())) return {};
    const auto end = std::find_if_not(mark.after.begin(), mark.after.end(), is_word_byte);
    return letters(std::string(mark.after.begin(), end));
}

/// What is wrong with a mark, given the letters of its page and of the page before; empty when nothing is.
std::string fault_of(const FoundMark& mark, const std::vector<std::string>& floats, const std::string& page, const std::string& page_before) {
    std::string expected = letters(mark.after);
    if (expected.empty()) return {}; // figures, or a note's call alone
    if (const std::string rest = rest_of_word(mark); !rest.empty() && !page.starts_with(expected.substr(0, rest.size() + 4))) {
        if (page_before.find(rest) == std::string::npos) return "parts a word that the page before does not hold";
        expected.erase(0, rest.size());
    }
    constexpr std::size_t enough = 20; // bytes of letters: no two places of a book share them by chance
    const std::string begins = expected.substr(0, std::min({enough, expected.size(), page.size()}));
    if (page.starts_with(begins)) return {};
    const auto after = [&](const std::string& first) { return !first.empty() && page.starts_with(first) && page.compare(first.size(), begins.size(), begins, 0, std::min(begins.size(), page.size() - first.size())) == 0; };
    if (after(mark.repeated)) return {};
    // A figure or a table that moved to the top stands before the text with which the page begins.
    for (const std::string& moved : floats)
        if (after(moved)) return {};
    // A table that goes on says so: its caption stands again, and after it these words.
    for (const std::string said : {"suite", "continued"})
        if (const std::size_t at = page.find(said); at < 200 && fault_of(mark, floats, page.substr(at + said.size()), page_before).empty()) return {};
    return "stands before " + begins + "…, where the page begins with " + page.substr(0, 40) + "…";
}

struct Pages {
    std::vector<std::string> labels;
    std::vector<std::string> text; // letters alone, without heads and folios
    std::vector<bool> pictured;
};

// Heads and folios lie outside the box that is read.
Pages pages_of(const BuiltBook& book) {
    const PageStyle page = style_of(book.source).page;
    const auto points = [](Length length) { return static_cast<int>(length.points()); };
    const int top = points((page.head_baseline + page.top) / 2), foot = points((page.folio_baseline + page.height - page.bottom) / 2);
    std::istringstream text(run("pdftotext -raw -x 0 -W 2000 -y " + to_text(std::int64_t{top}) + " -H " + to_text(std::int64_t{foot - top}) + " " + quoted(book.pdf) + " -").output);
    Pages pages;
    for (std::string one; std::getline(text, one, '\f');) pages.text.push_back(letters(one));
    pages.labels = page_labels_of(book.pdf);
    EXPECT_EQ(pages.text.size(), pages.labels.size());
    pages.text.resize(pages.labels.size());
    pages.pictured.resize(pages.labels.size());
    std::istringstream pictures(run("pdfimages -list " + quoted(book.pdf) + " | tail -n +3").output);
    std::size_t number = 0;
    for (std::string line; pictures >> number && std::getline(pictures, line);) pages.pictured.at(number - 1) = true;
    return pages;
}

} // namespace

TEST(PageList, marks_every_page_before_the_word_with_which_it_begins) {
    NEEDS("pdftotext");
    NEEDS("qpdf");
    NEEDS("unzip");
    for (const BuiltBook& book : built_books()) {
        SCOPED_TRACE(book.name);
        MarkReader reader;
        for (const XmlNode& document : documents_of_epub(book.epub)) reader.read(document), reader.read_floats(document);
        const std::vector<FoundMark> marks = reader.marks();
        const Pages pages = pages_of(book);
        std::vector<std::string> order;
        for (std::size_t i = 0; i < pages.text.size(); ++i) {
            const auto mark = std::find_if(marks.begin(), marks.end(), [&](const FoundMark& one) { return one.label == pages.labels[i]; });
            if (mark != marks.end()) order.push_back(mark->label);
            if (pages.text[i].empty() && !pages.pictured[i]) continue;
            if (mark == marks.end()) ADD_FAILURE() << "page " << pages.labels[i] << " has no mark";
            else EXPECT_EQ(fault_of(*mark, reader.floats(), pages.text[i], i > 0 ? pages.text[i - 1] : ""), "") << "page " << mark->label;
        }
        std::vector<std::string> labels;
        for (const FoundMark& mark : marks) labels.push_back(mark.label);
        EXPECT_EQ(labels, order) << "marks in the order of the pages";
        EXPECT_GT(marks.size(), 3u);
    }
}

} // namespace florilege
