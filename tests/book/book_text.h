// The text of a book as its model has it and as outside readers find it in the files.
#pragma once

#include <string>
#include <vector>

#include "base/xml.h"
#include "document/book.h"
#include "style/style_sheet.h"

namespace florilege {

/// The letters of `text` alone, composed: digits, spaces, hyphens and punctuation are what layout may add or change.
std::string letters(std::string_view text);
/// Runs of letters and digits, in order; apostrophes and hyphens part words.
std::vector<std::string> words(std::string_view text);

/// The book of a folder, read, normalized and assembled as `build` does it. Fails the test when it has errors.
Book model_of(const std::string& folder);

/// The style in which the book of a folder is built.
StyleSheet style_of(const std::string& folder);

struct SectionText {
    std::string id;
    SectionKind kind = SectionKind::article;
    std::string text;  // without the calls of notes
    std::vector<std::string> notes;
};
/// Sections with text of the author's, in order.
std::vector<SectionText> texts_of(const Book& book);

struct FileText {
    std::string text;
    std::vector<std::string> notes; // in the order in which they stand
};
/// The labels of a PDF's pages, in order.
std::vector<std::string> page_labels_of(const std::string& pdf);
/// The PDF's logical text by its structure tree, as poppler reads it.
FileText text_of_pdf(const std::string& pdf);
/// The documents of the spine.
std::vector<XmlNode> documents_of_epub(const std::string& epub);
/// The text of the spine's documents.
FileText text_of_epub(const std::string& epub);

} // namespace florilege
