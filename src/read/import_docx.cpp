// DOCX (ECMA-376): paragraphs, headings, emphasis, lists, tables, notes and pictures of word/document.xml.
#include <algorithm>
#include <map>

#include "base/translate.h"
#include "base/xml.h"
#include "base/zip.h"
#include "read/import_rich.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

using Kind = ImportParagraph::Kind;

int digit_after(std::string_view name, std::string_view word) {
    const std::size_t at = name.find(word);
    if (at == std::string_view::npos) return 0;
    for (char c : name.substr(at + word.size()))
        if (c >= '1' && c <= '6') return c - '0';
        else if (c != ' ') return 0;
    return 0;
}

bool is_on(const XmlNode* property) {
    if (!property) return false;
    const std::string_view value = property->attribute("val");
    return value != "0" && value != "false" && value != "none" && value != "off";
}

std::string_view value_of(const XmlNode& node, std::string_view child) {
    const XmlNode* found = node.child(child);
    return found ? found->attribute("val") : std::string_view();
}

class DocxReader {
  public:
    DocxReader(const ZipReader& archive, Span span, Diagnostics& diagnostics) : archive_(archive), span_(span), diagnostics_(diagnostics) {}

    ImportedText run() {
        const std::optional<XmlNode> document = part("word/document.xml", Missing::damaged);
        if (!document) return {};
        read_relations();
        read_styles();
        read_numbering();
        footnotes_ = part("word/footnotes.xml");
        endnotes_ = part("word/endnotes.xml");
        if (const XmlNode* body = document->child("body")) blocks(*body);
        return std::move(result_);
    }

  private:
    enum class Missing { allowed, damaged };

    std::optional<XmlNode> part(const std::string& name, Missing missing = Missing::allowed) {
        const bool there = std::find(archive_.names().begin(), archive_.names().end(), name) != archive_.names().end();
        if (!there && missing == Missing::allowed) return std::nullopt;
        ZipFailure failure{};
        const std::optional<std::string> bytes = archive_.read(name, failure);
        std::string why = there ? "it is damaged" : "it is missing";
        std::optional<XmlNode> root = bytes ? read_xml(*bytes, why) : std::nullopt;
        if (!root) diagnostics_.push_back(error("import-damaged", span_, tr("the part {} of this file cannot be read: {}", name, why), tr("save the file again")));
        return root;
    }

    void read_relations() {
        const std::optional<XmlNode> relations = part("word/_rels/document.xml.rels");
        if (!relations) return;
        for (const XmlNode& relation : relations->children)
            relations_[std::string(relation.attribute("Id"))] = std::string(relation.attribute("Target"));
    }

    // A style is a heading by its English name, in whatever language the program was, or by its outline level.
    void read_styles() {
        const std::optional<XmlNode> styles = part("word/styles.xml");
        if (!styles) return;
        for (const XmlNode& style : styles->children) {
            if (style.local_name() != "style") continue;
            const std::string id(style.attribute("styleId"));
            const std::string name = lower(value_of(style, "name"));
            int level = digit_after(name, "heading");
            if (name == "title") level = 1;
            const XmlNode* properties = style.child("pPr");
            const std::string_view outline = properties ? value_of(*properties, "outlineLvl") : std::string_view();
            if (level == 0 && outline.size() == 1 && outline[0] >= '0' && outline[0] <= '5') level = outline[0] - '0' + 1;
            if (level == 0)
                if (const auto parent = headings_.find(std::string(value_of(style, "basedOn"))); parent != headings_.end()) level = parent->second;
            if (level) headings_[id] = level;
            if (name.find("quot") != std::string::npos || name.starts_with("citation")) quotes_[id] = true;
            if (const XmlNode* letters = style.child("rPr")) style_letters_[id] = letters_of(*letters, {});
        }
    }

    void read_numbering() {
        const std::optional<XmlNode> numbering = part("word/numbering.xml");
        if (!numbering) return;
        std::map<std::string, bool> ordered;
        for (const XmlNode& node : numbering->children)
            if (node.local_name() == "abstractNum")
                if (const XmlNode* level = node.child("lvl")) ordered[std::string(node.attribute("abstractNumId"))] = value_of(*level, "numFmt") != "bullet";
        for (const XmlNode& node : numbering->children)
            if (node.local_name() == "num") ordered_[std::string(node.attribute("numId"))] = ordered[std::string(value_of(node, "abstractNumId"))];
    }

    void blocks(const XmlNode& parent) {
        for (const XmlNode& node : parent.children) {
            const std::string_view name = node.local_name();
            if (name == "p") paragraph(node);
            else if (name == "tbl") table(node);
            else if (name == "sdt" || name == "sdtContent" || name == "ins" || name == "smartTag") blocks(node);
        }
    }

    void paragraph(const XmlNode& node) {
        RichText rich;
        LetterStyle base;
        Kind kind = Kind::text;
        int level = 0;
        bool ordered = false, at_right = false;
        if (const XmlNode* properties = node.child("pPr")) {
            const std::string_view side = value_of(*properties, "jc");
            at_right = side == "right" || side == "end";
            const std::string style(value_of(*properties, "pStyle"));
            if (const auto heading = headings_.find(style); heading != headings_.end()) kind = Kind::heading, level = heading->second;
            else if (quotes_.count(style)) kind = Kind::quotation;
            else if (const auto letters = style_letters_.find(style); letters != style_letters_.end()) base = letters->second;
            if (const XmlNode* list = properties->child("numPr"); list && kind == Kind::text && value_of(*list, "numId") != "0") {
                const std::string_view depth = value_of(*list, "ilvl");
                kind = Kind::item, level = depth.size() == 1 ? depth[0] - '0' + 1 : 1;
                ordered = ordered_[std::string(value_of(*list, "numId"))];
            }
        }
        runs(node, base, rich);
        const std::size_t before = result_.paragraphs.size();
        add_rich(result_, rich, kind, level, ordered, span_);
        if (result_.paragraphs.size() > before) result_.paragraphs.back().at_right = at_right;
    }

    static LetterStyle letters_of(const XmlNode& properties, LetterStyle style) {
        if (const XmlNode* bold = properties.child("b")) style.bold = is_on(bold);
        if (const XmlNode* italic = properties.child("i")) style.italic = is_on(italic);
        if (const XmlNode* strike = properties.child("strike")) style.strike = is_on(strike);
        const std::string_view place = value_of(properties, "vertAlign");
        if (!place.empty()) style.raised = place == "superscript" ? 1 : place == "subscript" ? -1 : 0;
        return style;
    }

    void runs(const XmlNode& parent, const LetterStyle& style, RichText& rich) {
        for (const XmlNode& node : parent.children) {
            const std::string_view name = node.local_name();
            if (name == "r") {
                run(node, style, rich);
            } else if (name == "hyperlink") {
                LetterStyle linked = style;
                if (const auto target = relations_.find(std::string(node.attribute("id"))); target != relations_.end()) linked.link = target->second;
                runs(node, linked, rich);
            } else if (name == "ins" || name == "smartTag" || name == "sdt" || name == "sdtContent" || name == "fldSimple" || name == "moveTo") {
                runs(node, style, rich);
            }
        }
    }

    void run(const XmlNode& node, const LetterStyle& base, RichText& rich) {
        LetterStyle style = base;
        if (const XmlNode* properties = node.child("rPr")) style = letters_of(*properties, base);
        for (const XmlNode& child : node.children) {
            const std::string_view name = child.local_name();
            if (name == "t") rich.add(child.all_text(), style);
            else if (name == "tab") rich.add(" ", style);
            else if (name == "noBreakHyphen") rich.add("\u2011", style);
            else if (name == "br" || name == "cr") rich.add(child.attribute("type") == "page" ? " " : "\n", style);
            else if (name == "footnoteReference") note(footnotes_, child.attribute("id"), rich);
            else if (name == "endnoteReference") note(endnotes_, child.attribute("id"), rich);
            else if (name == "drawing" || name == "pict" || name == "AlternateContent") picture(child, rich);
        }
    }

    void note(const std::optional<XmlNode>& notes, std::string_view id, RichText& rich) {
        if (!notes || inside_note_) return;
        for (const XmlNode& note : notes->children) {
            if (note.attribute("id") != id) continue;
            inside_note_ = true;
            RichText text;
            for (const XmlNode& paragraph : note.children) {
                if (paragraph.is_text()) continue;
                if (!text.empty()) text.add(" ");
                runs(paragraph, {}, text);
            }
            inside_note_ = false;
            std::string markdown = text.markdown();
            std::replace(markdown.begin(), markdown.end(), '\n', ' ');
            result_.notes.push_back(std::move(markdown));
            rich.add_markup("[^n" + std::to_string(result_.notes.size()) + "]");
            return;
        }
    }

    static const XmlNode* find(const XmlNode& node, std::string_view name) {
        for (const XmlNode& child : node.children) {
            if (child.local_name() == name) return &child;
            if (const XmlNode* found = find(child, name)) return found;
        }
        return nullptr;
    }

    void picture(const XmlNode& node, RichText& rich) {
        const XmlNode* blip = find(node, "blip");
        const XmlNode* properties = find(node, "docPr");
        if (const XmlNode* box = find(node, "txbxContent")) return blocks(*box); // a frame with text in it
        if (!blip) return;
        const auto target = relations_.find(std::string(blip->attribute("embed")));
        const std::string name = target == relations_.end() ? "image" : target->second;
        ZipFailure failure{};
        const std::optional<std::string> bytes = archive_.read("word/" + name, failure);
        const std::string alternative = properties ? std::string(properties->attribute("descr")) : "";
        rich.add_markup(keep_image(result_, name, bytes, alternative, span_, diagnostics_));
    }

    void table(const XmlNode& node) {
        std::vector<std::vector<std::string>> rows;
        std::string plain;
        for (const XmlNode& row : node.children) {
            if (row.local_name() != "tr") continue;
            rows.emplace_back();
            for (const XmlNode& cell : row.children) {
                if (cell.local_name() != "tc") continue;
                RichText text;
                for (const XmlNode& paragraph : cell.children) {
                    if (paragraph.local_name() != "p") continue;
                    if (!text.empty()) text.add(" ");
                    runs(paragraph, {}, text);
                }
                std::string markdown = text.markdown();
                std::replace(markdown.begin(), markdown.end(), '\n', ' ');
                rows.back().push_back(std::move(markdown));
                plain += text.plain() + " ";
            }
        }
        if (!rows.empty()) result_.paragraphs.push_back({Kind::verbatim, 0, false, plain, markdown_table(rows), span_});
    }

    const ZipReader& archive_;
    Span span_;
    Diagnostics& diagnostics_;
    ImportedText result_;
    std::map<std::string, std::string> relations_;
    std::map<std::string, int> headings_;
    std::map<std::string, bool> quotes_, ordered_;
    std::map<std::string, LetterStyle> style_letters_;
    std::optional<XmlNode> footnotes_, endnotes_;
    bool inside_note_ = false;
};

} // namespace

ImportedText read_docx(const Source& source, const ImportInput& input, Diagnostics& diagnostics) {
    ZipFailure failure{};
    const Span span{&source, 0, 0};
    const std::optional<ZipReader> archive = ZipReader::open(input.bytes, failure);
    if (!archive) {
        diagnostics.push_back(error("import-damaged", span, tr("`{}` is no sound DOCX file", input.path), tr("save it again from the word processor")));
        return {};
    }
    return DocxReader(*archive, span, diagnostics).run();
}

} // namespace florilege
