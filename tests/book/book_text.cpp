#include "book_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/number.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "compile/manuscript.h"
#include "judge.h"
#include "language/language.h"

namespace florilege {

namespace {

bool is_letter(char32_t c) {
    if (c < 0x80) return is_letter_ascii(c);
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x2190 && c <= 0x2BFF) && c != 0xFFFC;
}

std::string text_of(const Blocks& blocks) {
    std::string text;
    auto add = [&](const Inlines& inlines) { text += plain_text(inlines) + "\n"; };
    for (const Block& block : blocks) {
        if (const auto* code = std::get_if<CodeBlock>(&block.content)) text += code->text;
        for_each_text_in(block, add);
    }
    return text;
}

// Elements that repeat a note's number, or lead back from it.
bool is_note_link(const XmlNode& node) {
    const std::string_view role = node.attribute("role");
    return role == "doc-noteref" || role == "doc-backlink";
}

bool is_note(const XmlNode& node) {
    const std::string_view role = node.attribute("role");
    return role == "doc-footnote" || node.attribute("type") == "endnote";
}

void read(const XmlNode& node, FileText& into, std::string& text) {
    if (node.is_text()) text += node.text;
    if (is_note_link(node) || node.local_name() == "head") return;
    if (is_note(node)) {
        std::string note;
        for (const XmlNode& child : node.children) read(child, into, note);
        into.notes.push_back(note);
        return;
    }
    for (const XmlNode& child : node.children) read(child, into, text);
    text += ' ';
}

XmlNode parsed(const std::string& bytes, const std::string& name) {
    std::string why;
    auto root = read_xml(bytes, why);
    EXPECT_TRUE(root) << name << ": " << why;
    return root ? std::move(*root) : XmlNode{};
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

std::string label_text(const nlohmann::json& range, int offset) {
    const int number = range.value("/St", 1) + offset;
    const std::string prefix = range.contains("/P") ? range["/P"].get<std::string>() : "";
    const std::string style = range.value("/S", "");
    if (style == "/r") return prefix + to_roman(number);
    if (style == "/D") return prefix + to_text(static_cast<std::int64_t>(number));
    return prefix;
}

std::vector<std::string> page_labels(const nlohmann::json& file, std::size_t pages) {
    std::vector<std::string> labels(pages);
    const nlohmann::json& ranges = file["pagelabels"];
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const std::size_t first = ranges[i]["index"].get<std::size_t>();
        const std::size_t end = i + 1 < ranges.size() ? ranges[i + 1]["index"].get<std::size_t>() : pages;
        for (std::size_t page = first; page < end && page < pages; ++page)
            labels[page] = label_text(ranges[i]["label"], static_cast<int>(page - first));
    }
    return labels;
}

} // namespace

std::string letters(std::string_view text) {
    std::string result;
    const std::string composed = to_nfc(std::string(text));
    for (std::size_t at = 0; at < composed.size();) {
        const char32_t c = decode(composed, at);
        if (is_letter(c)) append(result, c);
    }
    return result;
}

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> result;
    std::string word;
    const std::string composed = to_nfc(std::string(text));
    for (std::size_t at = 0; at < composed.size();) {
        const char32_t c = decode(composed, at);
        if (is_letter(c) || is_digit_ascii(c)) {
            append(word, c);
        } else if (!word.empty()) {
            result.push_back(word);
            word.clear();
        }
    }
    if (!word.empty()) result.push_back(word);
    return result;
}

Book model_of(const std::string& folder) {
    BuildOptions options;
    options.book = folder;
    const auto [root, plan] = locate_book(folder);
    const BookFolder files(root);
    auto read = read_manuscript(options, files, plan, Lints::no);
    auto book = assemble(std::move(read.manuscript), {});
    EXPECT_FALSE(has_errors(read.diagnostics) || has_errors(book.diagnostics)) << folder;
    return std::move(book.value);
}

StyleSheet style_of(const std::string& folder) {
    const Book book = model_of(folder);
    auto style = read_style(FLORILEGE_ROOT "/styles", folder, book.plan);
    EXPECT_FALSE(has_errors(style.diagnostics)) << folder;
    return std::move(style.value);
}

std::vector<SectionText> texts_of(const Book& book) {
    std::vector<SectionText> texts;
    for (const Section& section : book.sections) {
        if (section.kind != SectionKind::foreword && section.kind != SectionKind::article && section.kind != SectionKind::afterword) continue;
        SectionText text{section.id, section.kind, text_of(section.blocks), {}};
        for (const Note& note : section.notes) text.notes.push_back(text_of(note.blocks));
        texts.push_back(std::move(text));
    }
    return texts;
}

// From qpdf's account of the page-label ranges.
std::vector<std::string> page_labels_of(const std::string& pdf) {
    const auto file = nlohmann::json::parse(run("qpdf --json=1 --json-key=pagelabels --json-key=pages " + quoted(pdf)).output, nullptr, false);
    EXPECT_FALSE(file.is_discarded()) << pdf;
    return file.is_discarded() ? std::vector<std::string>() : page_labels(file, file["pages"].size());
}

// `pdfinfo -struct-text` prints one element a line, indented by its depth, and each piece of text between quotes on lines of
// its own below its element.
FileText text_of_pdf(const std::string& pdf) {
    FileText result;
    std::istringstream lines(run("pdfinfo -struct-text " + quoted(pdf)).output);
    std::size_t note_depth = std::string::npos;
    bool in_text = false;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t depth = std::min(line.find_first_not_of(' '), line.size());
        const bool begins = !in_text && depth < line.size() && line[depth] == '"';
        if (!in_text && !begins) {
            if (note_depth != std::string::npos && depth <= note_depth) note_depth = std::string::npos;
            if (line.compare(depth, 4, "Note") == 0) note_depth = depth, result.notes.emplace_back();
            continue;
        }
        std::string piece = begins ? line.substr(depth + 1) : line;
        in_text = piece.empty() || piece.back() != '"';
        if (!in_text) piece.pop_back();
        (note_depth == std::string::npos ? result.text : result.notes.back()) += piece + ' ';
    }
    return result;
}

std::vector<XmlNode> documents_of_epub(const std::string& epub) {
    std::vector<XmlNode> documents;
    const auto entry = [&](const std::string& name) { return run("unzip -p " + quoted(epub) + " " + quoted(name)).output; };
    const XmlNode container = parsed(entry("META-INF/container.xml"), "container.xml");
    const XmlNode* rootfiles = container.child("rootfiles");
    const XmlNode* rootfile = rootfiles ? rootfiles->child("rootfile") : nullptr;
    EXPECT_NE(rootfile, nullptr);
    if (!rootfile) return documents;
    const std::string opf(rootfile->attribute("full-path"));
    const XmlNode package = parsed(entry(opf), opf);
    const XmlNode* manifest = package.child("manifest");
    const XmlNode* spine = package.child("spine");
    EXPECT_TRUE(manifest && spine);
    if (!manifest || !spine) return documents;
    for (const XmlNode& itemref : spine->children)
        for (const XmlNode& item : manifest->children) {
            if (itemref.is_text() || item.is_text() || item.attribute("id") != itemref.attribute("idref")) continue;
            const std::string name = folder_of(opf) + std::string(item.attribute("href"));
            documents.push_back(parsed(entry(name), name));
        }
    return documents;
}

FileText text_of_epub(const std::string& epub) {
    FileText result;
    for (const XmlNode& document : documents_of_epub(epub)) read(document, result, result.text);
    return result;
}

} // namespace florilege
