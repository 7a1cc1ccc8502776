// HTML, whatever its soundness: gumbo makes a tree of it as browsers do.
#include <algorithm>

#include "base/translate.h"
#include "base/utf8.h"
#include "read/html_tree.h"
#include "read/import_html_notes.h"
#include "read/import_rich.h"
#include "read/import_text.h"
#include "read/source_text.h"

namespace florilege {

using namespace pasted;

namespace {

using Kind = ImportParagraph::Kind;

constexpr std::size_t largest_html = 16u << 20;

std::string attribute(const GumboNode& node, const char* name) {
    const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found ? found->value : "";
}

class HtmlReader {
  public:
    HtmlReader(const Source& source, const ImportInput& input, const HtmlNotes& notes, Diagnostics& diagnostics)
        : source_(source), input_(input), notes_(notes), diagnostics_(diagnostics) {}

    ImportedText run(const GumboNode& root) {
        walk(root, {});
        flush();
        return std::move(result_);
    }

  private:
    void flush() { add_rich(result_, rich_, kind_, level_, ordered_, span_); }

    void place(const GumboNode& node) {
        const std::uint32_t begin = std::min(static_cast<std::uint32_t>(source_.text().size()),
                                             node.type == GUMBO_NODE_ELEMENT ? node.v.element.start_pos.offset : node.v.text.start_pos.offset);
        std::size_t end = begin;
        if (end < source_.text().size()) decode(source_.text(), end);
        if (rich_.empty()) span_ = {&source_, begin, static_cast<std::uint32_t>(end)};
    }

    void walk(const GumboNode& node, const LetterStyle& style) {
        switch (node.type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_WHITESPACE:
        case GUMBO_NODE_CDATA: {
            if (node.type != GUMBO_NODE_WHITESPACE) place(node);
            std::string text = node.v.text.text;
            std::erase(text, removed_byte);
            std::replace(text.begin(), text.end(), '\n', ' ');
            rich_.add(text, style);
            break;
        }
        case GUMBO_NODE_ELEMENT:
        case GUMBO_NODE_TEMPLATE: element(node, style); break;
        default: break;
        }
    }

    void children(const GumboNode& node, const LetterStyle& style) {
        const GumboVector& nodes = node.v.element.children;
        for (unsigned i = 0; i < nodes.length; ++i) walk(*static_cast<const GumboNode*>(nodes.data[i]), style);
    }

    // A block of its own: what stands before it ends, and so does it.
    void block(const GumboNode& node, const LetterStyle& style, Kind kind, int level) {
        flush();
        const Kind outer_kind = kind_;
        const int outer_level = level_;
        kind_ = kind, level_ = level;
        place(node);
        children(node, style);
        flush();
        kind_ = outer_kind, level_ = outer_level;
    }

    void element(const GumboNode& node, LetterStyle style) {
        if (notes_.is_note(node) && !inside_note_) return;
        switch (node.v.element.tag) {
        case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_HEAD: case GUMBO_TAG_TEMPLATE: case GUMBO_TAG_NOSCRIPT: return;
        case GUMBO_TAG_H1: return block(node, {}, Kind::heading, 1);
        case GUMBO_TAG_H2: return block(node, {}, Kind::heading, 2);
        case GUMBO_TAG_H3: return block(node, {}, Kind::heading, 3);
        case GUMBO_TAG_H4: return block(node, {}, Kind::heading, 4);
        case GUMBO_TAG_H5: case GUMBO_TAG_H6: return block(node, {}, Kind::heading, 5);
        case GUMBO_TAG_BLOCKQUOTE: return block(node, style, Kind::quotation, 0);
        case GUMBO_TAG_UL: case GUMBO_TAG_OL: return list(node, style);
        case GUMBO_TAG_LI: return block(node, style, Kind::item, std::max(1, list_depth_));
        case GUMBO_TAG_P: case GUMBO_TAG_DIV: case GUMBO_TAG_SECTION: case GUMBO_TAG_ARTICLE: case GUMBO_TAG_MAIN: case GUMBO_TAG_HEADER:
        case GUMBO_TAG_FOOTER: case GUMBO_TAG_ASIDE: case GUMBO_TAG_NAV: case GUMBO_TAG_FIGURE: case GUMBO_TAG_FIGCAPTION: case GUMBO_TAG_DT:
        case GUMBO_TAG_DD: case GUMBO_TAG_ADDRESS: case GUMBO_TAG_PRE: case GUMBO_TAG_CENTER: case GUMBO_TAG_FORM: case GUMBO_TAG_BODY:
            return block(node, style, kind_, level_);
        case GUMBO_TAG_TABLE: return table(node);
        case GUMBO_TAG_BR: rich_.add("\n", style); return;
        case GUMBO_TAG_HR: flush(); result_.paragraphs.push_back({Kind::verbatim, 0, false, "", "***", span_}); return;
        case GUMBO_TAG_IMG: return image(node);
        case GUMBO_TAG_EM: case GUMBO_TAG_I: case GUMBO_TAG_CITE: style.italic = true; break;
        case GUMBO_TAG_STRONG: case GUMBO_TAG_B: style.bold = true; break;
        case GUMBO_TAG_SUP: style.raised = 1; break;
        case GUMBO_TAG_SUB: style.raised = -1; break;
        case GUMBO_TAG_S: case GUMBO_TAG_DEL: case GUMBO_TAG_STRIKE: style.strike = true; break;
        case GUMBO_TAG_CODE: case GUMBO_TAG_TT: style.code = true; break;
        case GUMBO_TAG_A:
            if (inside_note_ && notes_.leads_back(node)) return;
            if (const GumboNode* called = notes_.called_by(node); called && !inside_note_) return note(*called);
            style.link = attribute(node, "href");
            break;
        default: break;
        }
        children(node, style);
    }

    void list(const GumboNode& node, const LetterStyle& style) {
        flush();
        const bool outer = ordered_;
        ordered_ = node.v.element.tag == GUMBO_TAG_OL;
        ++list_depth_;
        children(node, style);
        flush();
        --list_depth_, ordered_ = outer;
    }

    void note(const GumboNode& called) {
        const bool outer = inside_note_;
        inside_note_ = true;
        std::string plain;
        result_.notes.push_back(cell(called, plain));
        inside_note_ = outer;
        rich_.add_markup("[^n" + std::to_string(result_.notes.size()) + "]");
    }

    void image(const GumboNode& node) {
        place(node);
        const std::string name = attribute(node, "src");
        const bool local = !name.empty() && name.find(':') == std::string::npos && !name.starts_with("/");
        const std::optional<std::string> bytes = local && input_.beside ? input_.beside(name) : std::nullopt;
        rich_.add_markup(keep_image(result_, name, bytes, attribute(node, "alt"), span_, diagnostics_));
    }

    void table(const GumboNode& node) {
        flush();
        place(node);
        const Span span = span_;
        rows_.clear();
        std::string plain;
        table_rows(node, plain);
        if (!rows_.empty()) result_.paragraphs.push_back({Kind::verbatim, 0, false, plain, markdown_table(rows_), span});
    }

    void table_rows(const GumboNode& node, std::string& plain) {
        const GumboVector& nodes = node.v.element.children;
        for (unsigned i = 0; i < nodes.length; ++i) {
            const GumboNode& child = *static_cast<const GumboNode*>(nodes.data[i]);
            if (child.type != GUMBO_NODE_ELEMENT) continue;
            const GumboTag tag = child.v.element.tag;
            if (tag == GUMBO_TAG_TR) {
                rows_.emplace_back();
                table_rows(child, plain);
            } else if ((tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && !rows_.empty()) {
                rows_.back().push_back(cell(child, plain));
            } else {
                table_rows(child, plain);
            }
        }
    }

    std::string cell(const GumboNode& node, std::string& plain) {
        HtmlReader inner(source_, input_, notes_, diagnostics_);
        inner.span_ = span_, inner.inside_note_ = inside_note_;
        const GumboVector& nodes = node.v.element.children;
        for (unsigned i = 0; i < nodes.length; ++i) inner.walk(*static_cast<const GumboNode*>(nodes.data[i]), {});
        inner.flush();
        std::string markdown;
        for (const ImportParagraph& paragraph : inner.result_.paragraphs) {
            markdown += (markdown.empty() ? "" : " ") + paragraph.markdown;
            plain += paragraph.plain + " ";
        }
        for (OutputFile& image : inner.result_.images) result_.images.push_back(std::move(image));
        std::replace(markdown.begin(), markdown.end(), '\n', ' ');
        return markdown;
    }

    const Source& source_;
    const ImportInput& input_;
    const HtmlNotes& notes_;
    Diagnostics& diagnostics_;
    bool inside_note_ = false;
    ImportedText result_;
    RichText rich_;
    Span span_;
    Kind kind_ = Kind::text;
    int level_ = 0, list_depth_ = 0;
    bool ordered_ = false;
    std::vector<std::vector<std::string>> rows_;
};

} // namespace

ImportedText read_html(const Source& source, const ImportInput& input, Diagnostics& diagnostics) {
    Result<std::string> safe = safe_text(source);
    diagnostics.insert(diagnostics.end(), safe.diagnostics.begin(), safe.diagnostics.end());
    HtmlTree tree;
    const GumboNode* root = safe.value.size() > largest_html ? nullptr : tree.parse(safe.value);
    if (!root) {
        diagnostics.push_back(error("import-too-large", {&source, 0, 0}, tr("`{}` is too large or too deeply nested to be read", input.path),
                                    tr("copy its text into a .txt file")));
        return {};
    }
    return HtmlReader(source, input, HtmlNotes(*root), diagnostics).run(*root);
}

} // namespace florilege
