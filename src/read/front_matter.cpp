#include "read/front_matter.h"

#include <algorithm>

#include "base/translate.h"
#include "language/language.h"
#include "read/inline_builder.h"
#include "read/markdown_blocks.h"
#include "read/source_text.h"
#include "read/yaml_markdown.h"
#include "read/yaml_values.h"

namespace florilege {

namespace {

class FrontMatterReader {
  public:
    FrontMatterReader(Article& article, Diagnostics& diagnostics) : article_(article), said_(diagnostics) {}

    void read(const YamlNode& root) {
        using Self = FrontMatterReader;
        std::vector<YamlKey> keys;
        const auto add = [&](std::string_view name, void (Self::*read)(const YamlNode&)) {
            keys.push_back({name, [this, read](const YamlNode& node) { (this->*read)(node); }});
        };
        const auto inlines = [&](std::string_view name, Inlines& field) {
            keys.push_back({name, [this, name, &field](const YamlNode& node) { field = line(node, name); }});
        };
        const auto text = [&](std::string_view name, std::string& field) {
            keys.push_back({name, [this, name, &field](const YamlNode& node) {
                                field = to_nfc(yaml_text(node, name, said_).value_or(""));
                            }});
        };
        inlines("title", article_.title), inlines("subtitle", article_.subtitle), inlines("short-title", article_.short_title), inlines("source", article_.first_published);
        inlines("summary", article_.summary), text("issue", article_.issue), text("page", article_.page);
        add("date", &Self::date), add("author", &Self::authors), add("authors", &Self::authors);
        add("epigraph", &Self::epigraph), add("image", &Self::image), add("tags", &Self::tags), add("notes", &Self::notes);
        add("lang", &Self::language), add("slug", &Self::slug), add("draft", &Self::draft);
        read_map(root, tr("the front matter"), keys, said_);
    }

  private:
    Inlines line(const YamlNode& node, std::string_view key) {
        return yaml_inlines(node, key, said_);
    }

    Blocks blocks(const YamlNode& node, std::string_view key) {
        if (!yaml_text(node, key, said_)) return {};
        MarkdownBlocks read = read_blocks(mapped(node), said_);
        for_each_text(read.blocks, [&](Inlines& inlines) { remove_note_calls(inlines, said_); });
        return std::move(read.blocks);
    }

    void date(const YamlNode& node) { article_.date = yaml_date(node, "date", said_), article_.date_span = node.span; }
    void authors(const YamlNode& node) {
        for (Contributor& person : yaml_contributors(node, "authors", said_)) article_.authors.push_back(std::move(person));
    }
    void tags(const YamlNode& node) { article_.tags = yaml_texts(node, "tags", said_); }
    void language(const YamlNode& node) { article_.language = yaml_language(node, "lang", said_); }
    void slug(const YamlNode& node) { article_.slug = yaml_slug(node, said_); }
    void draft(const YamlNode& node) { article_.draft = yaml_bool(node, "draft", said_).value_or(false); }

    // An epigraph's text as it is quoted: a list is what typing hyphens before replies made of a dialogue.
    static void lists_to_dialogue(Blocks& blocks) {
        Blocks result;
        for (Block& block : blocks) {
            List* list = std::get_if<List>(&block.content);
            if (!list || list->ordered) {
                result.push_back(std::move(block));
                continue;
            }
            for (Blocks& item : list->items)
                for (std::size_t i = 0; i < item.size(); ++i) {
                    if (Paragraph* reply = std::get_if<Paragraph>(&item[i].content); reply && i == 0) {
                        reply->text = apply_edits(reply->text, {{0, 0, "— "}});
                        item[i].role = Role::dialogue;
                    }
                    result.push_back(std::move(item[i]));
                }
        }
        blocks = std::move(result);
    }

    void epigraph(const YamlNode& node) {
        Epigraph epigraph;
        if (node.kind == YamlNode::Kind::map) {
            Inlines by, work, date;
            const auto part = [&](std::string_view name, Inlines& field) {
                return YamlKey{name, [this, name, &field](const YamlNode& value) { field = line(value, name); }};
            };
            read_map(node, tr("an epigraph"),
                     {{"text", [&](const YamlNode& value) { epigraph.blocks = blocks(value, "text"); }},
                      part("by", by), part("work", work), part("date", date), part("note", epigraph.note)},
                     said_);
            epigraph.attribution = attribution(std::move(by), std::move(work), std::move(date));
        } else if (yaml_text(node, "epigraph", said_)) {
            quotation(node, epigraph);
        }
        lists_to_dialogue(epigraph.blocks);
        make_epigraph(epigraph.blocks);
        if (!epigraph.blocks.empty()) article_.epigraph = std::move(epigraph);
        else if (node.kind == YamlNode::Kind::map)
            said_.push_back(error("epigraph-empty", node.span, tr("this epigraph has no text"), tr("add a line: text: \"The words quoted\"")));
    }

    // A string: the words quoted, and the attribution on a last line of its own.
    void quotation(const YamlNode& node, Epigraph& epigraph) {
        MarkdownBlocks read = read_blocks(mapped(node), said_);
        for_each_text(read.blocks, [&](Inlines& inlines) { remove_note_calls(inlines, said_); });
        epigraph.blocks = std::move(read.blocks);
        epigraph.attribution = take_attribution(epigraph.blocks, read.last_breaks);
    }

    static Inlines attribution(Inlines by, Inlines work, Inlines date) {
        if (!work.empty()) {
            const bool marked = std::any_of(work.marks.begin(), work.marks.end(), [](const Mark& mark) {
                return mark.kind == MarkKind::emphasis || mark.kind == MarkKind::citation;
            });
            if (!marked) work.marks.insert(work.marks.begin(), {MarkKind::citation, 0, static_cast<std::uint32_t>(work.text.size()), "", ""});
        }
        Inlines whole = std::move(by);
        for (const Inlines* part : {&work, &date}) {
            if (part->empty()) continue;
            if (!whole.empty()) append(whole, plain_in(", ", whole.source));
            append(whole, *part);
        }
        return whole;
    }

    static Inlines plain_in(std::string text, const Source* source) {
        Inlines inlines = plain(std::move(text));
        inlines.source = source;
        return inlines;
    }

    void image(const YamlNode& node) {
        Figure figure;
        article_.image_span = node.span;
        if (node.kind == YamlNode::Kind::scalar) {
            figure.path = node.text;
        } else {
            read_map(node, tr("an image"),
                     {{"file", [&](const YamlNode& value) {
                           figure.path = yaml_text(value, "file", said_).value_or("");
                           article_.image_span = value.span;
                       }},
                      {"alt", [&](const YamlNode& value) { figure.alternative = to_nfc(yaml_text(value, "alt", said_).value_or("")); }},
                      {"caption", [&](const YamlNode& value) { figure.caption = line(value, "caption"); }},
                      {"credit", [&](const YamlNode& value) { figure.credit = line(value, "credit"); }}},
                     said_);
        }
        if (std::optional<Diagnostic> fault = url_fault(figure.path, UrlUse::image, article_.image_span)) said_.push_back(std::move(*fault));
        else article_.image = std::move(figure);
    }

    void notes(const YamlNode& node) {
        for (const YamlNode* item : yaml_list(node)) {
            LaterNote note;
            if (item->kind == YamlNode::Kind::map)
                read_map(*item, tr("a later note"),
                         {{"date", [&](const YamlNode& value) { note.date = yaml_date(value, "date", said_); }},
                          {"text", [&](const YamlNode& value) { note.blocks = blocks(value, "text"); }}},
                         said_);
            else
                note.blocks = blocks(*item, "notes");
            if (!note.blocks.empty()) article_.later_notes.push_back(std::move(note));
        }
    }

    Article& article_;
    Diagnostics& said_;
};

bool is_fence(std::string_view line, std::string_view fence) {
    return line.starts_with(fence) && line.find_first_not_of(" \t\r", fence.size()) == std::string_view::npos;
}

Diagnostic missing_title(const Source& source, std::uint32_t at, const std::string& hint) {
    return error("missing-title", {&source, at, at}, tr("the article has no title"), hint);
}

} // namespace

std::uint32_t read_front_matter(const std::string& text, Article& article, Diagnostics& diagnostics) {
    const Source& source = *article.source;
    const std::string_view first = std::string_view(text).substr(0, text.find('\n'));
    const std::size_t mark = first.starts_with("\x02\x02\x02") ? 3 : 0; // a byte order mark was taken out
    if (!is_fence(first.substr(std::min(mark, first.size())), "---")) {
        diagnostics.push_back(missing_title(source, 0, tr("begin the file with three lines: --- then title: \"Its title\" then ---")));
        return 0;
    }
    std::uint32_t line = 2;
    for (;; ++line) {
        if (source.line_start(line) >= text.size()) {
            diagnostics.push_back(error("front-matter-unclosed", {&source, 0, 3}, tr("the front matter has no end"),
                                        tr("put a line of three hyphens below its last key")));
            return static_cast<std::uint32_t>(text.size());
        }
        if (is_fence(source.line(line), "---") || is_fence(source.line(line), "...")) break;
    }
    const std::uint32_t begin = source.line_start(2), end = source.line_start(line);
    const Result<YamlNode> root = parse_yaml(source, std::string_view(text).substr(begin, end - begin), begin);
    diagnostics.insert(diagnostics.end(), root.diagnostics.begin(), root.diagnostics.end());
    const std::size_t before = diagnostics.size();
    FrontMatterReader(article, diagnostics).read(root.value);
    const bool told = has_errors(root.diagnostics) ||
                      std::any_of(diagnostics.begin() + static_cast<std::ptrdiff_t>(before), diagnostics.end(),
                                  [](const Diagnostic& d) { return d.code == "wrong-type"; });
    if (is_blank_text(article.title.text) && !told) diagnostics.push_back(missing_title(source, begin, tr("add a line: title: \"Its title\"")));
    return source.line_start(line + 1);
}

} // namespace florilege
