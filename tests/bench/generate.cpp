// florilege_generate FOLDER ARTICLES [SEED [KIND [PASSAGES]]]: an invented book as a Florilège folder, and the same text as one file for Typst, for
// LaTeX, for HTML and for pandoc beside it (book.typ, book.tex, book.html, book.md).
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "invented_text.h"
#include "read/image.h"

using namespace florilege::bench;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const std::string& text) {
    std::ofstream stream(path, std::ios::binary);
    stream << text;
    if (!stream.flush()) {
        std::cerr << path << " cannot be written\n";
        std::exit(3);
    }
}

// A gray PNG of bands and discs.
std::string picture(Dice& dice) {
    florilege::Pixmap pixmap{1200, 700, 1, {}};
    const int step = dice.between(30, 160), centre = dice.between(300, 900), radius = dice.between(100, 300);
    for (int y = 0; y < pixmap.height; ++y)
        for (int x = 0; x < pixmap.width; ++x) {
            const int dx = x - centre, dy = y - 350;
            pixmap.samples += static_cast<char>(dx * dx + dy * dy < radius * radius ? 60 : 160 + (x / step + y / step) % 2 * 80);
        }
    return florilege::encode_png(pixmap);
}

std::string picture_name(std::size_t number) { return "images/" + std::to_string(number) + ".png"; }

std::string markdown_body(const InventedArticle& article, int number) {
    std::string text, notes;
    int note = 0;
    for (const Passage& passage : article.passages) {
        switch (passage.kind) {
        case PassageKind::paragraph:
            text += passage.lines[0];
            if (!passage.note.empty()) {
                const std::string label = "[^" + std::to_string(number) + "-" + std::to_string(++note) + "]";
                text += label;
                notes += label + ": " + passage.note + "\n\n";
            }
            break;
        case PassageKind::heading: text += "## " + passage.lines[0]; break;
        case PassageKind::list:
            for (const std::string& item : passage.lines) text += "- " + item + "\n";
            break;
        case PassageKind::quotation: text += "> " + passage.lines[0]; break;
        case PassageKind::table:
            for (std::size_t cell = 0; cell < passage.lines.size(); ++cell) {
                text += "| " + passage.lines[cell] + (cell % 3 == 2 ? " |\n" : " ");
                if (cell == 2) text += "|:--|:--|--:|\n";
            }
            break;
        case PassageKind::verse:
            text += "::: verse\n";
            for (const std::string& line : passage.lines) text += line + "\n";
            text += ":::";
            break;
        case PassageKind::picture: text += "![" + passage.lines[0] + "](" + picture_name(passage.picture) + ")"; break;
        }
        text += "\n\n";
    }
    return text + notes;
}

std::string article_file(const InventedArticle& article, int number) {
    std::string text = "---\ntitle: \"" + article.title + "\"\ndate: " + article.date + "\nsource: Le Bulletin imaginaire\n";
    if (!article.epigraph.empty())
        text += "epigraph: {text: \"" + article.epigraph + "\", by: " + article.epigraph_author + "}\n";
    return text + "---\n\n" + markdown_body(article, number);
}

// How one format writes each thing; `before` and `after` what they hold.
struct Format {
    const char* head;
    std::pair<const char*, const char*> title, heading, paragraph, quotation, list, item, table, row, cell, picture, note, attribution;
    const char* foot;
};

const Format typst{
    "#set page(width: 148mm, height: 210mm, margin: (inside: 18mm, outside: 26mm, top: 19mm, bottom: 27.3mm), numbering: \"1\")\n"
    "#set text(font: \"Linux Libertine O\", size: 11pt, lang: \"fr\", top-edge: 0.8em, bottom-edge: -0.2em)\n"
    "#set par(justify: true, first-line-indent: 1.3em, leading: 3.5pt, spacing: 3.5pt)\n#outline()\n",
    {"\n#pagebreak()\n= ", "\n"}, {"\n== ", "\n"}, {"\n", "\n"}, {"\n#quote(block: true)[", "]\n"}, {"\n", "\n"}, {"- ", "\n"},
    {"\n#table(columns: 3,\n", ")\n"}, {"", "\n"}, {"[", "], "}, {"\n#image(\"", "\")\n"}, {"#footnote[", "]"}, {"\n#align(right)[", "]\n"}, ""};
const Format latex{
    "\\documentclass[11pt]{book}\n\\usepackage[paperwidth=148mm,paperheight=210mm,inner=18mm,outer=26mm,top=19mm,bottom=27.3mm]{geometry}\n"
    "\\usepackage{fontspec}\\setmainfont{Linux Libertine O}\n\\usepackage[french]{babel}\n\\setlength{\\parindent}{1.3em}\n"
    "\\renewcommand{\\normalsize}{\\fontsize{11pt}{14.5pt}\\selectfont}\\normalsize\n"
    "\\usepackage{graphicx,microtype}\n\\pagestyle{plain}\\begin{document}\\tableofcontents\n",
    {"\n\\chapter{", "}\n"}, {"\n\\section{", "}\n"}, {"\n", "\n"}, {"\n\\begin{quote}", "\\end{quote}\n"},
    {"\n\\begin{itemize}", "\\end{itemize}\n"}, {"\\item ", "\n"}, {"\n\\begin{tabular}{llr}\n", "\\end{tabular}\n"}, {"", "\\\\\n"}, {"", " & "},
    {"\n\\includegraphics[width=\\linewidth]{", "}\n"}, {"\\footnote{", "}"}, {"\n\\begin{flushright}", "\\end{flushright}\n"}, "\\end{document}\n"};
const Format html{
    "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Le Recueil imaginaire</title><style>@page{size:148mm 210mm;margin:19mm 22mm 27mm;"
    "@bottom-center{content:counter(page)}}body{font:11pt/14.5pt 'Linux Libertine O';text-align:justify;hyphens:auto}p{margin:0;text-indent:1em}"
    "h1{break-before:page}img{width:100%}.note{float:footnote}</style></head><body>",
    {"\n<h1>", "</h1>\n"}, {"<h2>", "</h2>\n"}, {"<p>", "</p>\n"}, {"<blockquote><p>", "</p></blockquote>\n"}, {"<ul>", "</ul>\n"}, {"<li>", "</li>"},
    {"<table>", "</table>\n"}, {"<tr>", "</tr>"}, {"<td>", "</td>"}, {"<p><img alt=\"\" src=\"", "\"></p>\n"}, {"<span class=\"note\">", "</span>"},
    {"<p style=\"text-align:right\">", "</p>\n"}, "</body></html>\n"};

std::string set(const std::pair<const char*, const char*>& around, const std::string& text) { return around.first + text + around.second; }

std::string table_rows(const Format& format, const std::vector<std::string>& cells) {
    std::string rows;
    for (std::size_t first = 0; first + 2 < cells.size(); first += 3) {
        std::string row = set(format.cell, cells[first]) + set(format.cell, cells[first + 1]);
        // LaTeX separates cells, the others close them.
        row += &format == &latex ? cells[first + 2] : set(format.cell, cells[first + 2]);
        rows += set(format.row, row);
    }
    return rows;
}

std::string one_file(const InventedArticle& article, const Format& format) {
    std::string text = set(format.title, article.title);
    if (!article.epigraph.empty()) text += set(format.quotation, article.epigraph) + set(format.attribution, article.epigraph_author);
    for (const Passage& passage : article.passages) {
        std::string items;
        switch (passage.kind) {
        case PassageKind::paragraph:
            text += set(format.paragraph, passage.lines[0] + (passage.note.empty() ? "" : set(format.note, passage.note)));
            break;
        case PassageKind::heading: text += set(format.heading, passage.lines[0]); break;
        case PassageKind::list:
            for (const std::string& item : passage.lines) items += set(format.item, item);
            text += set(format.list, items);
            break;
        case PassageKind::verse: // the other formats know no verse: a quotation
        case PassageKind::quotation:
            for (const std::string& line : passage.lines) items += (items.empty() ? "" : " ") + line;
            text += set(format.quotation, items);
            break;
        case PassageKind::table: text += set(format.table, table_rows(format, passage.lines)); break;
        case PassageKind::picture: text += set(format.picture, picture_name(passage.picture)) + set(format.paragraph, passage.lines[0]); break;
        }
    }
    return text;
}

} // namespace

int main(int argc, char** argv) {
    const auto kind = kind_named(argc > 4 ? argv[4] : "mixed");
    if (argc < 3 || argc > 6 || !kind) {
        std::cerr << "usage: florilege_generate FOLDER ARTICLES [SEED [mixed|prose|administrative|dialogue|furnished|noted|pictured|tabled [PASSAGES]]]\n";
        return 2;
    }
    const fs::path folder = argv[1];
    const int count = std::atoi(argv[2]);
    const std::uint64_t seed = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1;
    const int passages = argc > 5 ? std::atoi(argv[5]) : 0;
    fs::create_directories(folder / "articles");
    fs::create_directories(folder / "images");
    write(folder / "book.yaml", "title: Le Recueil imaginaire\nlanguage: fr\nauthors: [{name: Honorine Vauquelin}]\ndate: 2025\n"
                                "publisher: {name: Éditions imaginaires, address: Malakoff}\norder: date\nparts: year\ncontents: back\nepigraphs: opening\n");
    std::size_t pictures = 8;
    std::string typst_text = typst.head, latex_text = latex.head, html_text = html.head;
    std::string pandoc = "---\ntitle: Le Recueil imaginaire\nlang: fr\n---\n\n";
    for (int number = 0; number < count; ++number) {
        const InventedArticle article = invented_article(seed, number, *kind, passages);
        for (const Passage& passage : article.passages) pictures = std::max(pictures, passage.picture + 1);
        std::string name = std::to_string(number);
        name.insert(0, 5 - std::min<std::size_t>(5, name.size()), '0');
        write(folder / "articles" / (name + ".md"), article_file(article, number));
        typst_text += one_file(article, typst);
        latex_text += one_file(article, latex);
        html_text += one_file(article, html);
        pandoc += "# " + article.title + "\n\n" + (article.epigraph.empty() ? "" : "> " + article.epigraph + "\n>\n> " + article.epigraph_author + "\n\n") +
                  markdown_body(article, number);
    }
    Dice dice(seed);
    for (std::size_t number = 0; number < pictures; ++number) write(folder / picture_name(number), picture(dice));
    write(folder / "book.typ", typst_text + typst.foot);
    write(folder / "book.tex", latex_text + latex.foot);
    write(folder / "book.html", html_text + html.foot);
    write(folder / "book.md", pandoc);
}
