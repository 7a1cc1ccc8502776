// The canonical text form of the model: one line a text, marks in angle brackets, indentation for what is nested.
#include <algorithm>
#include <array>

#include "base/number.h"
#include "document/book.h"

namespace florilege {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(MarkKind::last) + 1> mark_names{
    "emphasis", "strong", "small-caps", "superscript", "subscript", "strikethrough", "code", "keyboard", "sample", "link",
    "language", "passage", "note", "image", "index", "anchor", "abbreviation", "citation", "acronym"};

constexpr std::array<std::string_view, 14> section_names{
    "half-title", "also-by", "title-page", "imprint", "dedication", "contents", "foreword", "part", "article", "afterword",
    "notes", "chronology", "index", "colophon"};

std::string number(std::size_t value) { return to_text(static_cast<std::int64_t>(value)); }

std::string open_tag(const Mark& mark) {
    std::string tag = "<";
    tag += mark_names[static_cast<std::size_t>(mark.kind)];
    if (!mark.value.empty()) tag += ' ' + mark.value;
    if (!mark.label.empty()) tag += " \"" + mark.label + '"';
    return tag;
}

// Text with its marks: <emphasis>…</>, <anchor id/> when empty; line breaks as ⏎, invisible spaces by their code points.
std::string dump_text(const Inlines& inlines) {
    std::string result;
    std::vector<const Mark*> open;
    auto next = inlines.marks.begin();
    for (std::size_t at = 0; at <= inlines.text.size(); ++at) {
        while (!open.empty() && open.back()->end == at) result += "</>", open.pop_back();
        for (; next != inlines.marks.end() && next->begin == at; ++next) {
            result += open_tag(*next);
            if (next->begin == next->end) result += "/>";
            else result += '>', open.push_back(&*next);
        }
        if (at == inlines.text.size()) break;
        const std::string_view rest = std::string_view(inlines.text).substr(at);
        if (rest.front() == '\n') result += "⏎";
        else if (rest.starts_with("\u00A0")) result += "⟨nbsp⟩", at += 1;
        else if (rest.starts_with("\u202F")) result += "⟨nnbsp⟩", at += 2;
        else if (rest.starts_with(object_replacement_utf8)) at += object_replacement_utf8.size() - 1;
        else result += rest.front();
    }
    return result;
}

class Dumper {
  public:
    std::string take() { return std::move(result_); }

    void line(int depth, std::string_view label, const std::string& text) {
        result_.append(static_cast<std::size_t>(depth) * 2, ' ');
        result_ += label;
        if (!text.empty()) result_ += ": " + text;
        result_ += '\n';
    }

    void text(int depth, std::string_view label, const Inlines& inlines) {
        if (!inlines.empty()) line(depth, label, dump_text(inlines));
    }

    void blocks(int depth, const Blocks& blocks) {
        for (const Block& block : blocks)
            std::visit([&](const auto& content) { write(depth, heading_of(block), content); }, block.content);
    }

    void notes(int depth, const std::vector<Note>& notes) {
        for (const Note& note : notes) {
            line(depth, "note " + note.label + (note.id.empty() ? "" : " #" + note.id), "");
            blocks(depth + 1, note.blocks);
        }
    }

  private:
    static std::string heading_of(const Block& block) {
        std::string heading(role_name(block.role));
        if (!block.id.empty()) heading += " #" + block.id;
        if (!block.language.empty()) heading += " lang=" + block.language;
        return heading;
    }

    void write(int depth, const std::string& heading, const Paragraph& paragraph) {
        line(depth, heading, dump_text(paragraph.text));
    }
    void write(int depth, const std::string& heading, const Heading& content) {
        line(depth, heading + " h" + number(static_cast<std::size_t>(content.level)), dump_text(content.text));
    }
    void write(int depth, const std::string& heading, const BlockQuote& quote) {
        line(depth, "quote " + heading, "");
        blocks(depth + 1, quote.blocks);
        text(depth + 1, "attribution", quote.attribution);
    }
    void write(int depth, const std::string& heading, const List& list) {
        const std::string kind = list.ordered ? " ordered from " + to_text(std::int64_t{list.start}) : " unordered";
        line(depth, "list " + heading + kind + (list.tight ? " tight" : ""), "");
        for (const Blocks& item : list.items) {
            line(depth + 1, "item", "");
            blocks(depth + 2, item);
        }
    }
    void write(int depth, const std::string& heading, const Verse& verse) {
        line(depth, "verse " + heading, "");
        for (const Inlines& stanza : verse.stanzas) line(depth + 1, "stanza", dump_text(stanza));
        text(depth + 1, "attribution", verse.attribution);
    }
    void write(int depth, const std::string& heading, const CodeBlock& code) {
        line(depth, heading + (code.info.empty() ? "" : " " + code.info), "");
        for (std::size_t begin = 0; begin < code.text.size();) {
            const std::size_t end = std::min(code.text.find('\n', begin), code.text.size());
            line(depth + 1, "|" + code.text.substr(begin, end - begin), "");
            begin = end + 1;
        }
    }
    void write(int depth, const std::string& heading, const Table& table) {
        static constexpr std::array<std::string_view, 4> alignments{"none", "left", "centre", "right"};
        std::string columns;
        for (const Alignment alignment : table.columns) columns += ' ' + std::string(alignments[static_cast<std::size_t>(alignment)]);
        line(depth, "table " + heading + columns, "");
        text(depth + 1, "caption", table.caption);
        row(depth + 1, "head", table.head);
        for (const TableRow& cells : table.rows) row(depth + 1, "row", cells);
    }
    void row(int depth, std::string_view label, const TableRow& row) {
        std::string cells;
        for (const Inlines& cell : row.cells) cells += (cells.empty() ? "" : " | ") + dump_text(cell);
        line(depth, label, cells);
    }
    void write(int depth, const std::string& heading, const Figure& figure) {
        line(depth, "figure " + heading + ' ' + figure.path, figure.alternative);
        text(depth + 1, "caption", figure.caption);
        text(depth + 1, "credit", figure.credit);
    }
    void write(int depth, const std::string& heading, const Asterism&) { line(depth, heading, ""); }
    void write(int depth, const std::string& heading, const Division& division) {
        line(depth, "division " + heading + (division.classes.empty() ? "" : " ." + division.classes), "");
        blocks(depth + 1, division.blocks);
    }
    void write(int depth, const std::string& heading, const Epigraph& epigraph) {
        static constexpr std::array<std::string_view, 3> placements{"page", "opening", "end"};
        line(depth, heading + " at " + std::string(placements[static_cast<std::size_t>(epigraph.placement)]), "");
        blocks(depth + 1, epigraph.blocks);
        text(depth + 1, "attribution", epigraph.attribution);
        text(depth + 1, "note", epigraph.note);
    }
    void write(int depth, const std::string& heading, const ContentsTable& table) {
        line(depth, "contents-table " + heading, "");
        for (const ContentsEntry& entry : table.entries) {
            line(depth + 1, std::string(role_name(entry.role)) + ' ' + number(static_cast<std::size_t>(entry.level)) + " -> " + entry.target,
                 dump_text(entry.title));
            text(depth + 2, "detail", entry.detail);
        }
    }
    void write(int depth, const std::string& heading, const IndexTable& table) {
        line(depth, "index-table " + heading, "");
        for (const IndexGroup& group : table.groups) {
            line(depth + 1, "letter " + group.letter, "");
            for (const IndexEntry& entry : group.entries) {
                std::string targets;
                for (const std::string& target : entry.targets) targets += " -> " + target;
                line(depth + 2, "entry" + targets, dump_text(entry.term));
                text(depth + 3, "reference", entry.reference);
            }
        }
    }
    void write(int depth, const std::string& heading, const QrCode& code) {
        line(depth, "qr-code " + heading + ' ' + code.url, code.alternative);
    }

    std::string result_;
};

} // namespace

std::string dump(const Blocks& blocks) {
    Dumper dumper;
    dumper.blocks(0, blocks);
    return dumper.take();
}

std::string dump(const Section& section) {
    Dumper dumper;
    std::string heading = "section " + std::string(section_names[static_cast<std::size_t>(section.kind)]) + " #" + section.id +
                          " level " + number(static_cast<std::size_t>(section.level)) + " lang=" + section.language;
    if (!section.body_matter) heading += " outside-body";
    dumper.line(0, heading, dump_text(section.title));
    for (const Contributor& author : section.authors) dumper.line(1, "by " + author.role, author.name);
    if (section.date) dumper.line(1, "date", to_edtf(*section.date));
    if (!section.first_published.empty()) dumper.line(1, "first published", section.first_published);
    if (!section.summary.empty()) dumper.line(1, "summary", section.summary);
    dumper.blocks(1, section.blocks);
    dumper.notes(1, section.notes);
    return dumper.take();
}

std::string dump(const Book& book) {
    Dumper dumper;
    dumper.line(0, "book " + book.slug + " lang=" + book.plan.language, book.plan.title.value);
    dumper.line(0, "identifier", book.identifier);
    dumper.line(0, "date", to_edtf(book.date));
    std::string result = dumper.take();
    for (const Section& section : book.sections) result += dump(section);
    return result;
}

std::string dump(const Article& article) {
    Dumper dumper;
    dumper.text(0, "title", article.title);
    dumper.text(0, "subtitle", article.subtitle);
    if (article.date) dumper.line(0, "date", to_edtf(*article.date));
    dumper.text(0, "source", article.first_published);
    if (!article.issue.empty()) dumper.line(0, "issue", article.issue);
    if (!article.page.empty()) dumper.line(0, "page", article.page);
    for (const Contributor& author : article.authors)
        dumper.line(0, "by " + author.role, author.name + (author.file_as.empty() ? "" : " (" + author.file_as + ")"));
    if (article.epigraph) dumper.blocks(0, {Block{*article.epigraph, Role::epigraph, "", "", {}}});
    if (article.image) dumper.blocks(0, {Block{*article.image, Role::figure, "", "", {}}});
    for (const std::string& tag : article.tags) dumper.line(0, "tag", tag);
    dumper.text(0, "summary", article.summary);
    for (const LaterNote& note : article.later_notes) {
        dumper.line(0, "later note", note.date ? to_edtf(*note.date) : "");
        dumper.blocks(1, note.blocks);
    }
    if (!article.language.empty()) dumper.line(0, "language", article.language);
    if (!article.slug.empty()) dumper.line(0, "slug", article.slug);
    if (article.draft) dumper.line(0, "draft", "");
    for (const std::string& code : article.silenced) dumper.line(0, "silenced", code);
    dumper.blocks(0, article.body);
    dumper.notes(0, article.notes);
    return dumper.take();
}

} // namespace florilege
