#include "markup/block_writer.h"

#include <algorithm>

#include "base/number.h"
#include "language/language.h"

namespace florilege {

namespace {

constexpr int deepest_heading = 6; // h6
constexpr int most_back_links = 26; // of a note: the alphabet

std::string number(std::size_t value) { return to_text(static_cast<std::int64_t>(value)); }

std::string_view alignment_class(Alignment alignment) {
    switch (alignment) {
    case Alignment::left: return "align-left";
    case Alignment::centre: return "align-centre";
    case Alignment::right: return "align-right";
    case Alignment::none: break;
    }
    return {};
}

bool all_empty(const TableRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const Inlines& cell) { return cell.empty(); });
}

bool is_subtitle(const Block& block) {
    return std::holds_alternative<Paragraph>(block.content) && (block.role == Role::article_subtitle || block.role == Role::book_subtitle);
}

// The classes of a division without the names of roles, which its paragraphs carry.
std::string group_classes(const std::string& classes) {
    std::string result;
    for (std::size_t begin = 0; begin < classes.size();) {
        const std::size_t end = std::min(classes.find(' ', begin), classes.size());
        const std::string name = classes.substr(begin, end - begin);
        if (!name.empty()) result += (result.empty() ? "" : " ") + name + (role_named(name) ? "-block" : "");
        begin = end + 1;
    }
    return result;
}

} // namespace

void BlockWriter::write(const Blocks& blocks, Role inherited) {
    for (auto block = blocks.begin(); block != blocks.end(); ++block) {
        const auto* heading = std::get_if<Heading>(&block->content);
        const bool grouped = heading && block + 1 != blocks.end() && is_subtitle(*(block + 1));
        if (!grouped) {
            write(*block, inherited);
            continue;
        }
        // A title and its subtitle are one (HTML, 4.3.7); nothing else may stand there.
        inlines_.write_leading_pages(heading->text);
        out_.open("hgroup");
        write(*block, inherited), write(*++block, inherited);
        out_.close();
    }
}

void BlockWriter::write(const Block& block, Role inherited) {
    std::visit([&](const auto& content) { write_content(block, content, inherited); }, block.content);
}

void BlockWriter::open(std::string_view element, const Block& block, std::string_view css_class) {
    out_.open(element).optional("class", css_class);
    if (!block.id.empty()) out_.attribute("id", xml_id(block.id));
    write_language(out_, block.language);
}

void BlockWriter::write_text(const Inlines& text, std::string_view element, std::string_view css_class) {
    if (text.empty()) return;
    out_.open(element).optional("class", css_class);
    inlines_.write(text);
    out_.close();
}

void BlockWriter::write_content(const Block& block, const Paragraph& paragraph, Role inherited) {
    const Role role = block.role == Role::body ? inherited : block.role;
    std::string css_class(role == Role::body ? "" : role_name(role));
    if (role == Role::body && !opened_) opened_ = true, css_class = "opening";
    open("p", block, css_class);
    if (context_.medium == Medium::web && block.id.empty() && inherited != Role::footnote) out_.attribute("id", "p_" + to_text(++paragraphs_));
    if (is_subtitle(block)) out_.attribute("role", "doc-subtitle");
    inlines_.write(paragraph.text);
    out_.close();
}

void BlockWriter::write_content(const Block& block, const Heading& heading, Role) {
    heading_level_ = std::clamp(heading.level, 1, std::min(heading_level_ + 1, deepest_heading));
    inlines_.write_leading_pages(heading.text);
    open("h" + to_text(std::int64_t{heading_level_}), block, block.role == Role::body ? "" : role_name(block.role));
    inlines_.write(heading.text);
    out_.close();
}

void BlockWriter::write_content(const Block& block, const BlockQuote& quote, Role) {
    // Who is quoted stands outside the words that are (HTML, 4.4.4).
    const bool attributed = !quote.attribution.empty();
    open(attributed ? "div" : "blockquote", block, "quotation-block");
    if (attributed) out_.open("blockquote");
    write(quote.blocks, Role::quotation);
    if (attributed) out_.close(), write_text(quote.attribution, "p", "attribution");
    out_.close();
}

void BlockWriter::write_content(const Block& block, const List& list, Role) {
    open(list.ordered ? "ol" : "ul", block, "list");
    if (list.ordered && list.start != 1) out_.attribute("start", to_text(std::int64_t{list.start}));
    for (const Blocks& item : list.items) {
        out_.open("li").attribute("class", "list-item");
        auto rest = item.begin();
        const auto* first = item.empty() ? nullptr : std::get_if<Paragraph>(&item.front().content);
        if (list.tight && first && item.front().id.empty() && item.front().language.empty()) inlines_.write(first->text), ++rest;
        for (; rest != item.end(); ++rest) write(*rest, Role::list_item);
        out_.close();
    }
    out_.close();
}

void BlockWriter::write_content(const Block& block, const Verse& verse, Role inherited) {
    open("div", block, "verse-block");
    const Role role = inherited == Role::epigraph ? Role::epigraph : Role::verse;
    for (const Inlines& stanza : verse.stanzas) {
        out_.open("p").attribute("class", std::string(role_name(role)) + " stanza");
        inlines_.write(stanza, TextForm::verse);
        out_.close();
    }
    write_text(verse.attribution, "p", "attribution");
    out_.close();
}

void BlockWriter::write_content(const Block& block, const CodeBlock& code, Role) {
    open("pre", block, "code-block");
    out_.open_inline("code");
    if (code.text.starts_with('\n')) out_.text("\n"); // a first line feed in `pre` is not read
    Inlines text = plain(code.text);
    text.id = code.id;
    inlines_.write(text, TextForm::code);
    out_.close().close();
}

void BlockWriter::write_row(const Table& table, const TableRow& row, bool head, bool row_heads) {
    out_.open("tr");
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const Inlines& cell = row.cells[column];
        const bool row_head = row_heads && column == 0;
        const bool is_head = head ? !cell.empty() : row_head;
        std::string css_class(role_name(head ? Role::table_head : Role::table_cell));
        if (column < table.columns.size())
            if (const auto alignment = alignment_class(table.columns[column]); !alignment.empty()) css_class += ' ' + std::string(alignment);
        out_.open(is_head ? "th" : "td");
        if (is_head) out_.attribute("scope", head ? "col" : "row");
        out_.attribute("class", css_class);
        inlines_.write(cell);
        out_.close();
    }
    out_.close();
}

void BlockWriter::write_content(const Block& block, const Table& table, Role) {
    // A wide table scrolls in a frame of its own, which the keyboard must reach (WCAG 2.1.1), and which then needs a name (4.1.2).
    out_.open("div").attribute("class", "table-block").attribute("tabindex", "0").attribute("role", "group");
    out_.attribute("aria-label", table.caption.empty() ? std::string(wording(context_.book.plan.language, "table")) : plain_text(table.caption));
    open("table", block, "");
    write_text(table.caption, "caption", "caption");
    const bool headed = !all_empty(table.head);
    // An empty corner says that the first column heads the rows.
    const bool row_heads = headed && table.head.cells.size() > 1 && table.head.cells.front().empty();
    if (headed) {
        out_.open("thead");
        write_row(table, table.head, true, row_heads);
        out_.close();
    }
    if (!table.rows.empty()) {
        out_.open("tbody");
        for (const TableRow& row : table.rows) write_row(table, row, false, row_heads);
        out_.close();
    }
    out_.close().close();
}

void BlockWriter::write_content(const Block& block, const Figure& figure, Role) {
    const auto picture = context_.pictures.find(figure.path);
    if (picture == context_.pictures.end() && figure.caption.empty() && figure.credit.empty()) return;
    inlines_.write_pages(figure.id);
    open("figure", block, "figure-block");
    if (picture != context_.pictures.end()) {
        facts_.pictures.insert(figure.path);
        out_.open("img").optional("class", picture->second.on_paper ? "on-paper" : "");
        out_.attribute("src", "../" + picture->second.path).attribute("alt", figure.alternative);
        if (figure.alternative.empty()) out_.attribute("role", "presentation");
        write_size(out_, context_, picture->second);
        out_.close_empty();
    }
    if (!figure.caption.empty() || !figure.credit.empty()) {
        out_.open("figcaption");
        write_text(figure.caption, "p", "caption");
        write_text(figure.credit, "p", "credit");
        out_.close();
    }
    out_.close();
}

void BlockWriter::write_content(const Block& block, const Asterism&, Role) {
    open("hr", block, "asterism");
    out_.close_empty();
}

void BlockWriter::write_content(const Block& block, const Division& division, Role inherited) {
    open("div", block, group_classes(division.classes));
    write(division.blocks, block.role == Role::body ? inherited : block.role);
    out_.close();
}

void BlockWriter::write_content(const Block& block, const Epigraph& epigraph, Role) {
    open("div", block, epigraph.placement == EpigraphPlacement::page ? "epigraph-block epigraph-page" : "epigraph-block");
    out_.optional("epub:type", context_.epub_type("epigraph")).attribute("role", "doc-epigraph");
    out_.open("blockquote");
    write(epigraph.blocks, Role::epigraph);
    out_.close();
    write_text(epigraph.attribution, "p", "epigraph-attribution");
    write_text(epigraph.note, "p", "epigraph-attribution epigraph-note");
    out_.close();
}

void BlockWriter::write_content(const Block& block, const ContentsTable& table, Role) {
    if (table.entries.empty()) return;
    open("ol", block, "contents-list");
    int level = 1;
    bool item_open = false;
    for (const ContentsEntry& entry : table.entries) {
        const int wanted = std::clamp(entry.level, 1, item_open ? level + 1 : 1);
        if (wanted > level) {
            out_.open("ol").attribute("class", "contents-list");
        } else if (item_open) {
            out_.close();
            for (int i = wanted; i < level; ++i) out_.close().close();
        }
        level = wanted;
        out_.open("li").attribute("class", role_name(entry.role));
        inlines_.write_pages(entry.title), inlines_.write_pages(entry.detail);
        if (const std::string href = context_.targets.link(entry.target); !href.empty()) {
            out_.open_inline("a").attribute("href", href);
            inlines_.write(entry.title, TextForm::label);
            out_.close();
        } else {
            inlines_.write(entry.title, TextForm::label);
        }
        if (!entry.detail.empty()) {
            out_.text(" ").open_inline("span").attribute("class", role_name(Role::contents_detail));
            inlines_.write(entry.detail, TextForm::label);
            out_.close();
        }
        item_open = true;
    }
    for (int i = 1; i <= level; ++i) out_.close().close();
}

// The printed pages where they are known, else the titles of the sections; one link a page or section.
void BlockWriter::write_locators(const IndexEntry& entry) {
    std::string last;
    for (const std::string& target : entry.targets) {
        const std::size_t section = context_.targets.section_of(target);
        if (section == Targets::npos) continue;
        const auto page = context_.anchor_pages.find(target);
        const bool paged = page != context_.anchor_pages.end();
        const Section& home = context_.book.sections[section];
        const std::string label = paged ? page->second : home.title.empty() ? context_.book.plan.title.value : plain_text(home.title);
        const std::string place = paged ? label : home.id;
        if (place == last) continue;
        last = place;
        out_.text(", ").open_inline("a").attribute("href", context_.targets.link(target));
        out_.optional("epub:type", context_.epub_type("index-locator")).text(label).close();
    }
}

void BlockWriter::write_content(const Block& block, const IndexTable& table, Role) {
    open("div", block, "index-block");
    out_.optional("epub:type", context_.epub_type("index-entry-list"));
    for (const IndexGroup& group : table.groups) {
        if (!group.letter.empty()) {
            const int level = std::min(heading_level_ + 1, 2);
            out_.open("h" + to_text(std::int64_t{level})).attribute("class", "index-letter").text(group.letter).close();
        }
        if (group.entries.empty()) continue;
        out_.open("ul").attribute("class", "index-list");
        for (const IndexEntry& entry : group.entries) {
            out_.open("li").attribute("class", "index-entry").optional("epub:type", context_.epub_type("index-entry"));
            inlines_.write_pages(entry.term);
            out_.open_inline("span").optional("epub:type", context_.epub_type("index-term"));
            inlines_.write(entry.term, TextForm::label);
            out_.close();
            write_locators(entry);
            if (!entry.reference.empty()) {
                out_.text(entry.targets.empty() ? ", " : ". ");
                inlines_.write(entry.reference, TextForm::label);
            }
            out_.close();
        }
        out_.close();
    }
    out_.close();
}

// A screen needs no square to be scanned: a link does it, where the text before has none.
void BlockWriter::write_content(const Block& block, const QrCode& code, Role inherited) {
    const std::string href = href_of(code.url, context_.targets);
    if (href.empty() || facts_.links.contains(code.url)) return;
    const Role role = block.role == Role::body ? inherited : block.role;
    open("p", block, role == Role::body ? "address" : std::string(role_name(role)) + " address");
    out_.open_inline("a").attribute("href", href).text(code.url).close().close();
}

// A footnote follows its section and opens over the text in reading systems that do so; an endnote is an item of the book's list of
// them, whose role DPUB-ARIA 1.1 took back.
void BlockWriter::write_note(const Note& note, std::size_t index, const std::string& language, bool gathered) {
    out_.open(gathered ? "li" : "aside").attribute("class", "note").attribute("id", xml_id(note.id));
    out_.optional("epub:type", context_.epub_type(gathered ? "endnote" : "footnote")).optional("role", gathered ? "" : "doc-footnote");
    const auto back_link = [&](int call) {
        out_.open_inline("a").attribute("class", "footnote-mark").attribute("href", context_.targets.link(call_id(note, call)));
        out_.attribute("role", "doc-backlink").attribute("title", wording(language, "back_to_text"));
    };
    auto rest = note.blocks.begin();
    out_.open("p").attribute("class", gathered ? "endnote" : "footnote");
    back_link(1), out_.text(number(index + 1)).close();
    // The number leads to the first call, a letter to each that follows: b, c…
    for (int call = 2; call <= std::min(context_.targets.calls(note), most_back_links); ++call)
        back_link(call), out_.open_inline("sup").text(" " + std::string(1, static_cast<char>('a' + call - 1))).close().close();
    out_.text(". ");
    if (const auto* first = note.blocks.empty() ? nullptr : std::get_if<Paragraph>(&note.blocks.front().content)) {
        inlines_.write(first->text);
        ++rest;
    }
    out_.close();
    for (; rest != note.blocks.end(); ++rest) write(*rest, gathered ? Role::endnote : Role::footnote);
    out_.close();
}

void BlockWriter::write_notes(const std::vector<Note>& notes, const std::string& language, bool gathered) {
    if (notes.empty()) return;
    out_.open(gathered ? "ol" : "div").attribute("class", "notes-block");
    for (std::size_t i = 0; i < notes.size(); ++i) write_note(notes[i], i, language, gathered);
    out_.close();
}

} // namespace florilege
