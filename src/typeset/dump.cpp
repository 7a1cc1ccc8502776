#include "base/number.h"
#include "typeset/typeset_book.h"

namespace florilege {

namespace {

/// Points with exactly three decimals, so that columns of a diff line up.
std::string fixed(Length length) {
    const std::int64_t value = length.value < 0 ? -length.value : length.value;
    std::string thousandths = to_text(value % 1000);
    thousandths.insert(0, 3 - thousandths.size(), '0');
    return (length.value < 0 ? "-" : "") + to_text(value / 1000) + '.' + thousandths;
}

std::string place(Length x, Length y) { return "@ " + fixed(x) + ',' + fixed(y); }

std::string millimetres_text(Length length) { return to_text(length.millimetres(), 1); }

void dump_run(const TypesetBook& book, const Page& page, const GlyphRun& run, std::string& out) {
    out += "    run " + book.fonts.metrics(run.face).name + ' ' + to_text(run.size) + "pt";
    if (run.scale != 1000) out += " scale " + to_text(static_cast<double>(run.scale) / 1000.0, 3);
    if (run.hyphen) out += " hyphen";
    out += " \"" + page.text.substr(run.text_begin, run.text_end - run.text_begin) + "\" [";
    for (std::uint32_t i = 0; i < run.glyph_count; ++i) {
        const PlacedGlyph& glyph = page.glyphs[run.first_glyph + i];
        if (i > 0) out += '|';
        out += book.fonts.glyph_name(run.face, glyph.id) + '=' + to_text(static_cast<std::int64_t>(glyph.id));
    }
    out += "]\n";
}

std::string_view kind_of(const Page& page, const PlacedLine& line) {
    if (line.run_count == 0) return "line";
    switch (page.runs[line.first_run].marking.artifact) {
    case Artifact::running_head: return "head";
    case Artifact::folio: return "folio";
    default: return "line";
    }
}

void dump_line(const TypesetBook& book, const Page& page, const PlacedLine& line, std::string& out) {
    const std::string_view kind = kind_of(page, line);
    out += "  " + std::string(kind) + ' ' + place(line.x, line.y);
    if (kind != "line") {
        std::string text;
        for (std::uint32_t i = 0; i < line.run_count; ++i) {
            const GlyphRun& run = page.runs[line.first_run + i];
            text += page.text.substr(run.text_begin, run.text_end - run.text_begin);
        }
        out += " \"" + text + "\"\n";
        return;
    }
    out += ' ' + std::string(role_name(line.role)) + " width " + fixed(line.width) + " stretch " + fixed(Length{line.stretch});
    if (line.end == PlacedLine::End::hyphen) out += " end hyphen";
    if (line.end == PlacedLine::End::last) out += " end last";
    out += '\n';
    for (std::uint32_t i = 0; i < line.run_count; ++i) dump_run(book, page, page.runs[line.first_run + i], out);
}

void dump_page(const TypesetBook& book, std::size_t number, std::string& out) {
    const Page& page = book.pages[number - 1];
    out += "page " + to_text(static_cast<std::int64_t>(number)) + (page.recto ? " recto" : " verso") + " folio \"" + page.label + "\" trim " +
           millimetres_text(page.width) + 'x' + millimetres_text(page.height) + "mm\n";
    for (const PlacedLine& line : page.lines) dump_line(book, page, line, out);
    for (const ImageItem& image : page.images)
        out += "  image " + place(image.x, image.y) + " size " + fixed(image.width) + 'x' + fixed(image.height) + ' ' + image.path + '\n';
    for (const RuleItem& rule : page.rules) out += "  rule " + place(rule.x, rule.y) + " size " + fixed(rule.width) + 'x' + fixed(rule.height) + '\n';
    for (const LinkItem& link : page.links)
        out += "  link " + place(link.x, link.y) + " size " + fixed(link.width) + 'x' + fixed(link.height) + ' ' + link.target + '\n';
}

} // namespace

std::string dump(const TypesetBook& book) {
    std::string out;
    for (std::size_t i = 1; i <= book.pages.size(); ++i) dump_page(book, i, out);
    for (const OutlineEntry& entry : book.outline)
        out += "outline " + to_text(static_cast<std::int64_t>(entry.level)) + " \"" + entry.title + "\" " + entry.target + '\n';
    for (const PageMark& mark : book.page_map)
        out += "begins " + mark.label + " text " + to_text(static_cast<std::int64_t>(mark.text)) + " at " + to_text(static_cast<std::int64_t>(mark.offset)) + '\n';
    return out;
}

} // namespace florilege
