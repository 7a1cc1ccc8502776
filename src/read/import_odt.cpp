// ODT (OpenDocument 1.3): paragraphs, headings, emphasis, lists, tables, notes and pictures of content.xml.
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

int number_in(std::string_view text, int otherwise) {
    int value = 0;
    for (char c : text) {
        if (c < '0' || c > '9' || value > 99) return otherwise;
        value = value * 10 + (c - '0');
    }
    return text.empty() ? otherwise : value;
}

class OdtReader {
  public:
    OdtReader(const ZipReader& archive, Span span, Diagnostics& diagnostics) : archive_(archive), span_(span), diagnostics_(diagnostics) {}

    ImportedText run() {
        const std::optional<XmlNode> content = part("content.xml", Missing::damaged);
        if (!content) return {};
        if (const std::optional<XmlNode> styles = part("styles.xml")) read_styles(*styles);
        read_styles(*content);
        const XmlNode* body = content->child("body");
        if (const XmlNode* text = body ? body->child("text") : nullptr) blocks(*text, Kind::text, 0, false);
        return std::move(result_);
    }

  private:
    struct Style {
        std::string parent, display;
        LetterStyle letters;
    };

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

    void read_styles(const XmlNode& root) {
        for (const XmlNode& group : root.children) {
            if (group.local_name() != "styles" && group.local_name() != "automatic-styles") continue;
            for (const XmlNode& node : group.children) {
                const std::string name(node.attribute("name"));
                if (node.local_name() == "list-style") ordered_[name] = node.child("list-level-style-number") != nullptr && !node.child("list-level-style-bullet");
                if (node.local_name() != "style") continue;
                Style style{std::string(node.attribute("parent-style-name")), lower(node.attribute("display-name")), {}};
                if (const XmlNode* text = node.child("text-properties")) style.letters = letters_of(*text);
                styles_[name] = std::move(style);
            }
        }
    }

    static LetterStyle letters_of(const XmlNode& properties) {
        LetterStyle style;
        const std::string_view slant = properties.attribute("font-style"), weight = properties.attribute("font-weight");
        const std::string_view line = properties.attribute("text-line-through-style"), place = properties.attribute("text-position");
        style.italic = slant == "italic" || slant == "oblique";
        style.bold = weight == "bold" || weight == "700" || weight == "800" || weight == "900";
        style.strike = !line.empty() && line != "none";
        style.raised = place.starts_with("super") ? 1 : place.starts_with("sub") ? -1 : 0;
        return style;
    }

    // A paragraph's style and those that it is made from.
    bool is_named(std::string name, std::string_view word) const {
        for (int depth = 0; depth < 20 && !name.empty(); ++depth) {
            if (lower(name).find(word) != std::string::npos) return true;
            const auto style = styles_.find(name);
            if (style == styles_.end()) return false;
            name = style->second.parent;
        }
        return false;
    }

    void blocks(const XmlNode& parent, Kind kind, int depth, bool ordered) {
        for (const XmlNode& node : parent.children) {
            const std::string_view name = node.local_name();
            if (name == "h") {
                paragraph(node, Kind::heading, number_in(node.attribute("outline-level"), 1), false);
            } else if (name == "p") {
                const std::string style(node.attribute("style-name"));
                if (kind == Kind::text && is_named(style, "title") && !is_named(style, "subtitle")) paragraph(node, Kind::heading, 1, false);
                else if (kind == Kind::text && is_named(style, "quot")) paragraph(node, Kind::quotation, 0, false);
                else paragraph(node, kind, depth, ordered);
            } else if (name == "list") {
                const std::string style(node.attribute("style-name"));
                const bool numbered = style.empty() ? ordered : ordered_[style];
                for (const XmlNode& item : node.children)
                    if (!item.is_text()) blocks(item, Kind::item, depth + 1, numbered);
            } else if (name == "table") {
                table(node);
            } else if (name == "section" || name == "text-box" || name == "index-body" || name == "table-of-content") {
                blocks(node, kind, depth, ordered);
            } else if (name == "frame") {
                RichText rich;
                picture(node, rich);
                add_rich(result_, rich, Kind::text, 0, false, span_);
            }
        }
    }

    void paragraph(const XmlNode& node, Kind kind, int level, bool ordered) {
        RichText rich;
        LetterStyle base;
        if (kind != Kind::heading)
            if (const auto style = styles_.find(std::string(node.attribute("style-name"))); style != styles_.end()) base = style->second.letters;
        inlines(node, base, rich);
        add_rich(result_, rich, kind, level, ordered, span_);
    }

    void inlines(const XmlNode& parent, const LetterStyle& style, RichText& rich) {
        for (const XmlNode& node : parent.children) {
            const std::string_view name = node.local_name();
            if (node.is_text()) {
                std::string text = node.text;
                std::replace(text.begin(), text.end(), '\n', ' ');
                rich.add(text, style);
            } else if (name == "s") {
                rich.add(" ", style);
            } else if (name == "tab") {
                rich.add(" ", style);
            } else if (name == "line-break") {
                rich.add("\n", style);
            } else if (name == "span") {
                inlines(node, merged(style, std::string(node.attribute("style-name"))), rich);
            } else if (name == "a") {
                LetterStyle linked = style;
                linked.link = std::string(node.attribute("href"));
                inlines(node, linked, rich);
            } else if (name == "note") {
                note(node, rich);
            } else if (name == "frame") {
                picture(node, rich);
            } else if (name != "annotation" && name != "tracked-changes" && name != "change" && name != "bookmark") {
                inlines(node, style, rich);
            }
        }
    }

    LetterStyle merged(LetterStyle style, const std::string& name) const {
        const auto found = styles_.find(name);
        if (found == styles_.end()) return style;
        const LetterStyle& own = found->second.letters;
        style.italic = style.italic || own.italic || is_named(name, "emphasis");
        style.bold = style.bold || own.bold || (is_named(name, "strong") && is_named(name, "emphasis"));
        style.strike = style.strike || own.strike;
        if (own.raised) style.raised = own.raised;
        return style;
    }

    void note(const XmlNode& node, RichText& rich) {
        const XmlNode* body = node.child("note-body");
        if (!body || inside_note_) return;
        inside_note_ = true;
        RichText text;
        for (const XmlNode& paragraph : body->children) {
            if (paragraph.is_text()) continue;
            if (!text.empty()) text.add(" ");
            inlines(paragraph, {}, text);
        }
        inside_note_ = false;
        std::string markdown = text.markdown();
        std::replace(markdown.begin(), markdown.end(), '\n', ' ');
        result_.notes.push_back(std::move(markdown));
        rich.add_markup("[^n" + std::to_string(result_.notes.size()) + "]");
    }

    void picture(const XmlNode& frame, RichText& rich) {
        if (const XmlNode* box = frame.child("text-box")) return blocks(*box, Kind::text, 0, false);
        const XmlNode* image = frame.child("image");
        if (!image) return;
        const std::string name(image->attribute("href"));
        const XmlNode* title = frame.child("title");
        const XmlNode* description = frame.child("desc");
        ZipFailure failure{};
        const std::optional<std::string> bytes = archive_.read(name.starts_with("./") ? name.substr(2) : name, failure);
        const std::string alternative = description ? description->all_text() : title ? title->all_text() : "";
        rich.add_markup(keep_image(result_, name, bytes, alternative, span_, diagnostics_));
    }

    void table(const XmlNode& node) {
        std::vector<std::vector<std::string>> rows;
        std::string plain;
        table_rows(node, rows, plain);
        if (!rows.empty()) result_.paragraphs.push_back({Kind::verbatim, 0, false, plain, markdown_table(rows), span_});
    }

    void table_rows(const XmlNode& node, std::vector<std::vector<std::string>>& rows, std::string& plain) {
        for (const XmlNode& row : node.children) {
            if (row.local_name() == "table-header-rows" || row.local_name() == "table-rows") table_rows(row, rows, plain);
            if (row.local_name() != "table-row") continue;
            rows.emplace_back();
            for (const XmlNode& cell : row.children) {
                if (cell.local_name() != "table-cell") continue;
                RichText text;
                for (const XmlNode& paragraph : cell.children) {
                    if (paragraph.is_text()) continue;
                    if (!text.empty()) text.add(" ");
                    inlines(paragraph, {}, text);
                }
                std::string markdown = text.markdown();
                std::replace(markdown.begin(), markdown.end(), '\n', ' ');
                rows.back().push_back(std::move(markdown));
                plain += text.plain() + " ";
            }
        }
    }

    const ZipReader& archive_;
    Span span_;
    Diagnostics& diagnostics_;
    ImportedText result_;
    std::map<std::string, Style> styles_;
    std::map<std::string, bool> ordered_;
    bool inside_note_ = false;
};

} // namespace

ImportedText read_odt(const Source& source, const ImportInput& input, Diagnostics& diagnostics) {
    ZipFailure failure{};
    const Span span{&source, 0, 0};
    const std::optional<ZipReader> archive = ZipReader::open(input.bytes, failure);
    if (!archive) {
        diagnostics.push_back(error("import-damaged", span, tr("`{}` is no sound ODT file", input.path), tr("save it again from the word processor")));
        return {};
    }
    return OdtReader(*archive, span, diagnostics).run();
}

} // namespace florilege
