// What every reader of foreign files makes of them: paragraphs in order, each with its place; and what articles are cut from.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/file.h"
#include "read/import.h"
#include "read/import_source.h"

namespace florilege {

struct ImportParagraph {
    enum class Kind { text, heading, quotation, item, verbatim };
    Kind kind = Kind::text;
    int level = 0;          // of a heading: 1…6, or 0 when it was guessed from the layout; of an item: its depth from 1
    bool ordered = false;   // an item of a numbered list
    std::string plain;      // the words alone
    std::string markdown;   // the words as they are to be written
    Span span;
    bool at_right = false;  // a line by itself, set to the right as attributions are
};

/// One file, read.
struct ImportedText {
    std::vector<ImportParagraph> paragraphs;
    std::vector<std::string> notes;  // Markdown of the footnotes, called as [^n1], [^n2]…
    std::vector<OutputFile> images;
    std::string title; // of the whole, when a heading above all articles has nothing below it
};

ImportedText read_plain_text(const Source& source, Diagnostics& diagnostics);
ImportedText read_html(const Source& source, const ImportInput& input, Diagnostics& diagnostics);
ImportedText read_odt(const Source& source, const ImportInput& input, Diagnostics& diagnostics);
ImportedText read_docx(const Source& source, const ImportInput& input, Diagnostics& diagnostics);

/// A word with spaces behind the marks where pasting lost them: "portes.Le", "1974,ne". Addresses, numbers, abbreviations and file names
/// stay as they are.
std::string with_lost_spaces(std::string_view word);
Diagnostic lost_space(Span span, const std::string& word, const std::string& mended);
/// Mends all the words of the text so.
void mend_spaces(ImportedText& text, Diagnostics& diagnostics);

struct ImportedEpigraph {
    std::vector<ImportParagraph> paragraphs; // Markdown
    std::string by, work, date, note;
};

struct ImportedArticle {
    std::string title; // Markdown
    std::string plain_title;
    FirstAppearance appearance;
    Span span;
    bool foreword = false;
    std::vector<ImportParagraph> paragraphs;
    std::optional<ImportedEpigraph> epigraph;
};

/// Cuts a text into articles at its titles, and finds forewords, dates and epigraphs.
std::vector<ImportedArticle> split_articles(ImportedText& text, const std::string& language, Diagnostics& diagnostics);
/// True for "Avant-propos", "Introduction" and the like.
bool names_foreword(std::string_view title);
/// A quotation and whose words it is, and nothing else: « … » Name, work, year.
bool is_attributed_quotation(std::string_view text);
/// Takes an article's closing quotation as its epigraph.
void find_epigraph(ImportedArticle& article, Diagnostics& diagnostics);

/// The language that most of the small words belong to: fr, en, es, de, it, pt, ca or oc.
std::string guess_language(const ImportedText& text);
/// The Markdown file of an article.
std::string write_article(const ImportedArticle& article, const std::vector<std::string>& notes);

} // namespace florilege
