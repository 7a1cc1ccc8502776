#include "epub/navigation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/number.h"
#include "epub/content.h"
#include "markup/inline_writer.h"
#include "markup/section_writer.h"
#include "language/language.h"

namespace florilege {

namespace {

/// Walks the listed sections as a tree of two levels. `open(path, section)` begins an entry, `deeper()` its list of entries,
/// `close_list()` and `close()` end them.
template <class Open, class Deeper, class CloseList, class Close>
void walk_contents(const PackageContents& package, Open open, Deeper deeper, CloseList close_list, Close close) {
    int level = 0; // of the open entry
    for (std::size_t i = 0; i < package.book.sections.size(); ++i) {
        const Section& section = package.book.sections[i];
        if (section.title.empty()) continue;
        const int wanted = std::clamp(section.level, 1, level > 0 ? level + 1 : 1);
        if (wanted > level) {
            if (level > 0) deeper();
        } else {
            close();
            for (; level > wanted; --level) close_list(), close();
        }
        level = wanted;
        open(package.targets.path(i), section);
    }
    if (level == 0) return;
    for (close(); level > 1; --level) close_list(), close();
}

void open_nav(XmlWriter& out, const char* type, const char* role, const std::string& title, bool hidden) {
    out.open("nav").attribute("epub:type", type).optional("role", role).attribute("aria-label", title);
    if (hidden) out.attribute("hidden", "hidden");
    out.leaf("h2", title);
    out.open("ol");
}

void write_link(XmlWriter& out, const std::string& path, const std::string& title, const char* type = "") {
    out.open("li").open_inline("a").attribute("href", path).optional("epub:type", type).text(title).close().close();
}

// The places that reading systems jump to by themselves; each once.
void write_landmarks(XmlWriter& out, const PackageContents& package) {
    struct Landmark {
        SectionKind kind;
        const char* type;
    };
    static constexpr std::array<Landmark, 5> landmarks{{{SectionKind::title_page, "titlepage"}, {SectionKind::contents, "toc"},
                                                        {SectionKind::foreword, "foreword"}, {SectionKind::notes, "endnotes"},
                                                        {SectionKind::index, "index"}}};
    const auto& sections = package.book.sections;
    const std::string& language = package.book.plan.language;
    open_nav(out, "landmarks", "", std::string(wording(language, "landmarks")), true);
    write_link(out, std::string(cover_path), std::string(wording(language, "cover")), "cover");
    for (const Landmark& landmark : landmarks)
        for (std::size_t i = 0; i < sections.size(); ++i) {
            if (sections[i].kind != landmark.kind) continue;
            write_link(out, package.targets.path(i), section_label(sections[i]), landmark.type);
            break;
        }
    const auto body = std::find_if(sections.begin(), sections.end(), [](const Section& section) { return section.body_matter; });
    if (body != sections.end())
        write_link(out, package.targets.path(static_cast<std::size_t>(body - sections.begin())), std::string(wording(language, "text")), "bodymatter");
    out.close().close();
}

// What the page list is called: the pages may be those of an edition that is not printed.
std::string page_list_title(const PackageContents& package) {
    return std::string(wording(package.book.plan.language, package.page_source.print ? "page_list" : "pages"));
}

/// The order of play of every target: documents as the spine has them, each before the pages that begin in it.
std::map<std::string, std::int64_t> play_order(const PackageContents& package) {
    std::map<std::string, std::int64_t> order;
    const auto number = [&](const std::string& target) { order.emplace(target, static_cast<std::int64_t>(order.size()) + 1); };
    auto page = package.pages.begin();
    for (std::size_t i = 0; i < package.book.sections.size(); ++i) {
        const std::string& path = package.targets.path(i);
        if (!package.book.sections[i].title.empty()) number(path);
        for (; page != package.pages.end() && page->first == path; ++page) number(path + '#' + page->second.id);
    }
    number(std::string(accessibility_path));
    return order;
}

/// The number of a decimal folio; 0 for any other.
std::int64_t folio_number(const std::string& label) {
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(label.data(), label.data() + label.size(), number);
    return failure == std::errc{} && end == label.data() + label.size() ? number : 0;
}

void write_ncx_pages(XmlWriter& out, const PackageContents& package, const std::map<std::string, std::int64_t>& order) {
    const auto label = [&](const std::string& text) { out.open("navLabel").open_inline("text").text(text).close().close(); };
    out.open("pageList");
    label(page_list_title(package));
    for (const auto& [path, page] : package.pages) {
        const std::string target = path + '#' + page.id;
        const std::int64_t number = folio_number(page.label);
        out.open("pageTarget").attribute("id", page.id).attribute("type", number > 0 ? "normal" : "front");
        if (number > 0) out.attribute("value", to_text(number));
        out.attribute("playOrder", to_text(order.at(target)));
        label(page.label);
        out.open("content").attribute("src", target).close_empty().close();
    }
    out.close();
}

} // namespace

std::string write_nav(const PackageContents& package, const ContentContext& context) {
    const Plan& plan = package.book.plan;
    const std::string title(wording(plan.language, "contents"));
    XmlWriter out = open_document(plan.language, title, "styles/book.css");
    out.attribute("class", "furniture");
    ContentFacts facts;
    out.open("nav").attribute("epub:type", "toc").attribute("role", "doc-toc").attribute("id", "toc").attribute("aria-labelledby", "toc-title");
    out.open("h1").attribute("id", "toc-title").text(title).close();
    out.open("ol");
    walk_contents(
        package,
        [&](const std::string& path, const Section& section) {
            out.open("li").open_inline("a").attribute("href", path);
            write_language(out, section.language == plan.language ? "" : section.language);
            InlineWriter(out, context, {}, section.language, facts).write(section.title, TextForm::label);
            out.close();
        },
        [&] { out.open("ol"); }, [&] { out.close(); }, [&] { out.close(); });
    write_link(out, std::string(accessibility_path), std::string(wording(plan.language, "a11y_title")));
    out.close().close();
    write_landmarks(out, package);
    if (!package.pages.empty()) {
        open_nav(out, "page-list", "doc-pagelist", page_list_title(package), true);
        for (const auto& [path, page] : package.pages) write_link(out, path + '#' + page.id, page.label);
        out.close().close();
    }
    out.close().close();
    return out.take();
}

std::string write_ncx(const PackageContents& package) {
    const Plan& plan = package.book.plan;
    std::int64_t points = 0;
    XmlWriter out = XmlWriter::document();
    out.open("ncx").attribute("xmlns", "http://www.daisy.org/z3986/2005/ncx/").attribute("version", "2005-1").attribute("xml:lang", plan.language);
    const std::map<std::string, std::int64_t> order = play_order(package);
    const auto text = [&](const char* element, const std::string& content) { out.open(element).open_inline("text").text(content).close().close(); };
    const auto meta = [&](const char* name, const std::string& content) {
        out.open("meta").attribute("name", name).attribute("content", content).close_empty();
    };
    const bool parts = std::any_of(package.book.sections.begin(), package.book.sections.end(), [](const Section& section) { return section.level > 1; });
    std::int64_t last_folio = 0;
    for (const auto& [path, page] : package.pages) last_folio = std::max(last_folio, folio_number(page.label));
    out.open("head");
    meta("dtb:uid", package.book.identifier);
    meta("dtb:depth", parts ? "2" : "1");
    meta("dtb:totalPageCount", to_text(static_cast<std::int64_t>(package.pages.size())));
    meta("dtb:maxPageNumber", to_text(last_folio));
    out.close();
    text("docTitle", plan.title.value);
    out.open("navMap");
    const auto point = [&](const std::string& path, const std::string& title) {
        out.open("navPoint").attribute("id", "point-" + to_text(++points)).attribute("playOrder", to_text(order.at(path)));
        text("navLabel", title);
        out.open("content").attribute("src", path).close_empty();
    };
    walk_contents(
        package, [&](const std::string& path, const Section& section) { point(path, plain_text(section.title)); }, [] {}, [] {}, [&] { out.close(); });
    point(std::string(accessibility_path), std::string(wording(plan.language, "a11y_title")));
    out.close().close();
    if (!package.pages.empty()) write_ncx_pages(out, package, order);
    out.close();
    return out.take();
}

} // namespace florilege
