#include "read/inline_builder.h"

#include <algorithm>

#include <cmark-gfm.h>

#include "base/translate.h"
#include "base/utf8.h"
#include "read/entity.h"
#include "read/html_tag.h"
#include "read/inline_marks.h"
#include "read/source_text.h"

namespace florilege {

namespace {

constexpr std::uint32_t search_window = 8192; // bytes: how far a text is looked for when cmark misplaced it

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

class TextBuilder {
  public:
    TextBuilder(cmark_node* leaf, LineEnds line_ends, MarkdownContext& context)
        : leaf_(leaf), line_ends_(line_ends), context_(context), bytes_(context.text.bytes()) {
        first_line_ = cmark_node_get_start_line(leaf);
        first_column_ = std::max(1, cmark_node_get_start_column(leaf));
        for (cmark_node* node = cmark_node_parent(leaf); node; node = cmark_node_parent(node))
            if (type_of(node) == NodeType::block_quote) ++quote_depth_;
        cursor_ = context.text.line_start(first_line_) + static_cast<std::uint32_t>(first_column_ - 1);
        cursor_ = std::min<std::uint32_t>(cursor_, static_cast<std::uint32_t>(bytes_.size()));
        built_.text.source = context.text.source();
    }

    BuiltText run() {
        cmark_iter* iterator = cmark_iter_new(leaf_);
        for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
            cmark_node* node = cmark_iter_get_node(iterator);
            if (node == leaf_) continue;
            if (event == CMARK_EVENT_ENTER) enter(node, iterator);
            else leave(node);
        }
        cmark_iter_free(iterator);
        while (!open_.empty()) close_html_frame(true);
        trim();
        return std::move(built_);
    }

  private:
    struct Frame {
        std::string element;             // of HTML; empty for cmark's own
        std::vector<std::size_t> marks;  // indices into the text's marks
        Span span;
        std::uint32_t begin = 0;
    };

    std::uint32_t size() const { return static_cast<std::uint32_t>(built_.text.text.size()); }
    Span here(std::uint32_t length = 1) const { return context_.text.span(cursor_, cursor_ + length); }

    // Where the text of a line begins, past the marks of the block quotes around it.
    std::uint32_t content_start(int line) const {
        std::uint32_t at = context_.text.line_start(line);
        for (int depth = quote_depth_; at < bytes_.size();) {
            if (bytes_[at] == ' ' || bytes_[at] == '\t') ++at;
            else if (bytes_[at] == '>' && depth > 0) ++at, --depth;
            else break;
        }
        return at;
    }

    // cmark gives the first line's columns in the source and the others' in the paragraph's own text.
    std::uint32_t position_of(cmark_node* node) const {
        const int line = cmark_node_get_start_line(node);
        const int column = cmark_node_get_start_column(node);
        if (line < first_line_ || column < 1) return cursor_;
        const std::int64_t at = line == first_line_ ? std::int64_t{context_.text.line_start(line)} + column - 1
                                                    : std::int64_t{content_start(line)} + column - first_column_;
        if (at < cursor_ || at > cursor_ + search_window || at >= static_cast<std::int64_t>(bytes_.size())) return cursor_;
        return static_cast<std::uint32_t>(at);
    }

    struct Step {
        std::size_t source = 0;  // bytes of the source; 0: no match
        std::size_t literal = 0; // bytes of the text
        bool escaped = false;
    };

    // How the text at `literal` was written at `at`: as it is, after a backslash, or as an entity.
    Step step(std::uint32_t at, std::string_view literal, bool code) const {
        if (at >= bytes_.size()) return {};
        const char written = bytes_[at];
        const char next = at + 1 < bytes_.size() ? bytes_[at + 1] : '\0';
        if (written == '\\' && next == literal[0] && is_punctuation(next) && (!code || next == '|')) return {2, 1, true};
        if (written == '&' && !code) {
            std::size_t length = 0;
            const std::string decoded = decode_entity(std::string_view(bytes_).substr(at), length);
            if (length > 0 && literal.starts_with(decoded)) return {length, decoded.size(), true};
        }
        if (code && literal[0] == ' ' && (written == '\n' || written == '\r'))
            return {content_start(context_.text.line_of(at) + 1) - at, 1, false};
        if (written == literal[0]) return {1, 1, false};
        return {};
    }

    bool matches(std::uint32_t at, std::string_view literal, bool code) const {
        std::size_t done = 0;
        for (int count = 0; count < 12 && done < literal.size(); ++count) {
            const Step next = step(at, literal.substr(done), code);
            if (next.source == 0) return false;
            at += static_cast<std::uint32_t>(next.source), done += next.literal;
        }
        return true;
    }

    void find(cmark_node* node, std::string_view literal, bool code) {
        const std::uint32_t expected = position_of(node);
        if (matches(expected, literal, code)) {
            cursor_ = expected;
            return;
        }
        const std::uint32_t end = static_cast<std::uint32_t>(std::min<std::size_t>(bytes_.size(), cursor_ + search_window));
        for (std::uint32_t at = cursor_; at < end; ++at)
            if (matches(at, literal, code)) {
                cursor_ = at;
                return;
            }
    }

    // Moves to what begins with `sign`, where cmark says that it is, unless that is plainly wrong.
    void go_to(cmark_node* node, char sign) {
        const std::uint32_t expected = position_of(node);
        const std::size_t next = bytes_.find(sign, cursor_);
        if (expected < bytes_.size() && bytes_[expected] == sign) cursor_ = expected;
        else if (next < cursor_ + search_window) cursor_ = static_cast<std::uint32_t>(next);
    }

    // Adds bytes that follow each other in the source from the cursor on.
    void put_run(std::string_view bytes) {
        std::vector<Origin>& origins = built_.text.origins;
        const std::uint32_t source = context_.text.source_offset(cursor_);
        const std::uint32_t at = size();
        if (origins.empty() || origins.back().source_offset + (at - origins.back().offset) != source) {
            if (!origins.empty() && origins.back().offset == at) origins.pop_back();
            origins.push_back({at, source});
        }
        built_.text.text += bytes;
    }
    void put(char byte) { put_run({&byte, 1}); }
    void put(std::string_view text) {
        for (char byte : text) put(byte);
    }

    // Puts what `literal` begins with as it stands at the cursor, in one go, and moves past it; returns its length.
    std::size_t put_plain(std::string_view literal) {
        const std::string_view written = std::string_view(bytes_).substr(std::min<std::size_t>(cursor_, bytes_.size()));
        const auto is_plain = [](char a, char b) { return a == b && a != '\\' && a != '&' && a != bar_byte && a != removed_byte; };
        const auto end = std::mismatch(literal.begin(), literal.end(), written.begin(), written.end(), is_plain).first;
        const auto length = static_cast<std::size_t>(end - literal.begin());
        for (std::size_t done = 0; done < length;) {
            const std::size_t part = std::min<std::size_t>(length - done, context_.text.run_at(cursor_));
            put_run(literal.substr(done, part));
            cursor_ += static_cast<std::uint32_t>(part), done += part;
        }
        return length;
    }

    // Text of an entity: what it stands for may be no character of a book.
    void put_decoded(std::string_view text, std::size_t length) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            const char32_t c = decode(text, at);
            const bool bad = !is_xml_char(c) || (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) ||
                             c == object_replacement || is_bidi_override(c);
            if (!bad) put(c == '\n' || c == '\t' ? std::string_view(" ") : text.substr(begin, at - begin));
            else
                context_.diagnostics.push_back(warning("control-character", here(static_cast<std::uint32_t>(length)),
                                                       tr("this entity stands for a character that cannot stand in a book; it was left out"),
                                                       tr("delete it")));
        }
    }

    void put_literal(cmark_node* node, std::string_view literal, bool code) {
        if (literal.empty()) return;
        find(node, literal, code);
        bool after_bar = false;
        for (std::size_t done = 0; done < literal.size();) {
            if (!after_bar) {
                done += put_plain(literal.substr(done));
                if (done == literal.size()) break;
            }
            const Step next = step(cursor_, literal.substr(done), code);
            const std::size_t length = next.source == 0 ? 1 : next.literal;
            const char byte = literal[done];
            if (byte == bar_byte) {
                after_bar = true;
                cursor_ += static_cast<std::uint32_t>(next.source), done += length;
                if (done < literal.size() && literal[done] == ' ') ++done, ++cursor_;
                continue;
            }
            if (next.escaped) {
                built_.escaped.push_back(size());
                if (next.source > 2) {
                    put_decoded(literal.substr(done, length), next.source);
                } else {
                    ++cursor_; // past the backslash
                    put(byte);
                    --cursor_;
                }
            } else if (after_bar && byte == ' ') {
                put("\u00A0"); // the indentation of a verse
            } else if (byte != removed_byte) {
                put(byte);
            }
            after_bar = after_bar && byte == ' ';
            cursor_ += static_cast<std::uint32_t>(next.source), done += length;
        }
    }

    void end_line(bool forced) {
        const std::size_t end = bytes_.find_first_of("\r\n", cursor_);
        if (end != std::string::npos && end < cursor_ + search_window) cursor_ = static_cast<std::uint32_t>(end);
        if (!forced && line_ends_ == LineEnds::soft) built_.soft_breaks.push_back(size());
        put(forced || line_ends_ == LineEnds::kept ? '\n' : ' ');
        cursor_ = content_start(context_.text.line_of(cursor_) + 1);
    }

    std::size_t open_mark(MarkKind kind, std::string value = {}, std::string label = {}) {
        built_.text.marks.push_back({kind, size(), size(), std::move(value), std::move(label)});
        return built_.text.marks.size() - 1;
    }

    void enter(cmark_node* node, cmark_iter* iterator) {
        const NodeType type = type_of(node);
        if (!skipping_.empty() && type != NodeType::html_inline) return;
        switch (type) {
        case NodeType::text: put_literal(node, literal_of(node), false); break;
        case NodeType::code: {
            const std::size_t mark = open_mark(MarkKind::code);
            put_literal(node, literal_of(node), true);
            built_.text.marks[mark].end = size();
            break;
        }
        case NodeType::soft_break: end_line(false); break;
        case NodeType::line_break: end_line(true); break;
        case NodeType::emphasis: open_.push_back({"", {open_mark(MarkKind::emphasis)}, here(), size()}); break;
        case NodeType::strong: open_.push_back({"", {open_mark(MarkKind::strong)}, here(), size()}); break;
        case NodeType::link: enter_link(node); break;
        case NodeType::image:
            put_image(node, cmark_node_get_url(node), text_inside(node), cmark_node_get_title(node));
            cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT);
            break;
        case NodeType::footnote_reference: {
            const std::size_t mark = open_mark(MarkKind::note_ref, "d" + std::string(literal_of(node)));
            go_to(node, '[');
            put(object_replacement_utf8);
            built_.text.marks[mark].end = size();
            break;
        }
        case NodeType::html_inline: put_html(node); break;
        default: break;
        }
    }

    void leave(cmark_node* node) {
        const NodeType type = type_of(node);
        if (type != NodeType::emphasis && type != NodeType::strong && type != NodeType::link) return;
        if (!skipping_.empty()) return;
        while (!open_.empty() && !open_.back().element.empty()) close_html_frame(true);
        if (open_.empty()) return;
        close_marks(open_.back());
        open_.pop_back();
    }

    void close_marks(const Frame& frame) {
        for (std::size_t mark : frame.marks) {
            Mark& closed = built_.text.marks[mark];
            closed.end = size();
            if (closed.kind == MarkKind::index_entry && closed.value.empty())
                closed.value = built_.text.text.substr(closed.begin, closed.end - closed.begin);
        }
    }

    void enter_link(cmark_node* node) {
        const std::string url = cmark_node_get_url(node);
        const std::uint32_t expected = position_of(node);
        go_to(node, expected < bytes_.size() && bytes_[expected] == '<' ? '<' : '[');
        Frame frame{"", {}, here(), size()};
        if (std::optional<Diagnostic> fault = url_fault(url, UrlUse::link, here())) context_.diagnostics.push_back(std::move(*fault));
        else frame.marks.push_back(open_mark(MarkKind::link, url, cmark_node_get_title(node)));
        open_.push_back(std::move(frame));
    }

    void put_image(cmark_node* node, std::string url, std::string alternative, std::string title) {
        std::erase(alternative, removed_byte);
        go_to(node, type_of(node) == NodeType::image ? '!' : '<');
        if (std::optional<Diagnostic> fault = url_fault(url, UrlUse::image, here())) {
            context_.diagnostics.push_back(std::move(*fault));
            const std::size_t words = bytes_.find(alternative, cursor_);
            if (words < cursor_ + search_window) cursor_ = static_cast<std::uint32_t>(words);
            for (char byte : alternative) put(byte), ++cursor_;
            return;
        }
        built_.pictures.push_back({size(), std::move(title), {}});
        const std::size_t mark = open_mark(MarkKind::image, std::move(url), std::move(alternative));
        put(object_replacement_utf8);
        built_.text.marks[mark].end = size();
    }

    void put_html(cmark_node* node) {
        const std::string_view literal = literal_of(node);
        go_to(node, '<');
        std::size_t at = 0;
        const std::optional<HtmlTag> tag = read_tag(literal, at);
        const Span span = here(static_cast<std::uint32_t>(std::min(literal.find('\n'), literal.size())));
        if (!tag || tag->kind == HtmlTag::Kind::declaration) return not_allowed(literal, span);
        if (!skipping_.empty()) {
            if (tag->kind == HtmlTag::Kind::close && tag->name == skipping_) skipping_.clear();
            return;
        }
        if (tag->kind != HtmlTag::Kind::comment && !is_html_element(tag->name)) {
            context_.diagnostics.push_back(warning("html-not-allowed", span, tr("`<{}>` is no HTML element; it stands in the text as it was typed", tag->name),
                                                   tr("write `\\<` where an angle bracket is meant, and « » for guillemets")));
            for (const char byte : literal) put(byte), cursor_ += cursor_ < bytes_.size();
            return;
        }
        switch (tag->kind) {
        case HtmlTag::Kind::comment: read_silence(tag->comment); break;
        case HtmlTag::Kind::void_element: put_void(node, *tag, span); break;
        case HtmlTag::Kind::open: open_element(*tag, span); break;
        case HtmlTag::Kind::close: close_element(*tag, span); break;
        case HtmlTag::Kind::declaration: break;
        }
        cursor_ += static_cast<std::uint32_t>(std::min<std::size_t>(literal.size(), bytes_.size() - cursor_));
    }

    // <!-- silence: code other-code -->
    void read_silence(std::string_view comment) {
        for (std::string& code : silenced_codes(comment)) context_.silenced.push_back(std::move(code));
    }

    void not_allowed(std::string_view what, Span span) {
        context_.diagnostics.push_back(warning("html-not-allowed", span,
                                               tr("`{}` has no meaning in a book; its text was kept", what.substr(0, 40)),
                                               tr("use Markdown, or one of the elements that the manual lists")));
    }

    void active(const HtmlTag& tag, Span span) {
        context_.diagnostics.push_back(error("html-active", span, tr("a book runs no code and fetches nothing: `{}` is refused", tag.name),
                                             tr("delete this element")));
    }

    void put_void(cmark_node* node, const HtmlTag& tag, Span span) {
        if (is_active_element(tag.name) || has_active_attribute(tag)) return active(tag, span);
        if (tag.name == "br") put('\n');
        else if (tag.name == "img") put_image(node, tag.attributes.value("src"), tag.attributes.value("alt"), tag.attributes.value("title"));
        else if (tag.name != "wbr") not_allowed("<" + tag.name + ">", span);
    }

    void open_element(const HtmlTag& tag, Span span) {
        if (is_active_element(tag.name)) {
            skipping_ = tag.name;
            return active(tag, span);
        }
        if (has_active_attribute(tag)) return active(tag, span);
        const InlineElement* element = inline_element(tag.name);
        if (!element) {
            not_allowed("<" + tag.name + ">", span);
            open_.push_back({tag.name, {}, span, size()});
            return;
        }
        Frame frame{tag.name, {}, span, size()};
        Attributes attributes = tag.attributes;
        if (tag.name == "u" || tag.name == "small" || tag.name == "ins") attributes.classes.push_back(tag.name);
        for (Mark& mark : marks_of(attributes, span, context_.diagnostics))
            frame.marks.push_back(open_mark(mark.kind, std::move(mark.value), std::move(mark.label)));
        if (element->mark == MarkKind::link) open_anchor(tag, span, frame);
        else if (element->mark == MarkKind::abbreviation) frame.marks.push_back(open_mark(*element->mark, tag.attributes.value("title")));
        else if (element->mark) frame.marks.push_back(open_mark(*element->mark));
        if (tag.name == "q") put("“");
        open_.push_back(std::move(frame));
    }

    void open_anchor(const HtmlTag& tag, Span span, Frame& frame) {
        const std::string url = tag.attributes.value("href");
        if (url.empty() && !tag.attributes.id.empty()) return;
        if (std::optional<Diagnostic> fault = url_fault(url, UrlUse::link, span)) context_.diagnostics.push_back(std::move(*fault));
        else frame.marks.push_back(open_mark(MarkKind::link, url, tag.attributes.value("title")));
    }

    void close_element(const HtmlTag& tag, Span span) {
        // The nearest open element of that name, when none of Markdown's own marks stands between.
        std::size_t index = open_.size();
        while (index > 0 && !open_[index - 1].element.empty() && open_[index - 1].element != tag.name) --index;
        if (index == 0 || open_[index - 1].element != tag.name) {
            context_.diagnostics.push_back(warning("html-unbalanced", span, tr("`</{}>` closes nothing here", tag.name), tr("delete it")));
            return;
        }
        while (open_.size() > index) close_html_frame(true);
        close_html_frame(false);
    }

    void close_html_frame(bool unbalanced) {
        const Frame frame = std::move(open_.back());
        open_.pop_back();
        if (frame.element == "q") put("”");
        close_marks(frame);
        if (unbalanced && !frame.element.empty())
            context_.diagnostics.push_back(warning("html-unbalanced", frame.span, tr("`<{}>` is not closed", frame.element),
                                                   tr("write </{}> where it ends", frame.element)));
    }

    void trim() {
        std::string& text = built_.text.text;
        std::uint32_t end = size();
        while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
        std::uint32_t begin = 0;
        while (begin < end && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
        std::erase_if(built_.soft_breaks, [&](std::uint32_t at) { return at < begin || at >= end; });
        for (std::uint32_t& at : built_.soft_breaks) at -= begin;
        for (std::uint32_t& at : built_.escaped) at -= std::min(begin, at);
        for (BuiltText::Picture& picture : built_.pictures) picture.offset -= std::min(begin, picture.offset);
        if (begin > 0 || end < size()) built_.text = slice(built_.text, begin, end);
        std::erase_if(built_.text.marks, [](const Mark& mark) {
            return mark.begin == mark.end && mark.kind != MarkKind::anchor && mark.kind != MarkKind::index_entry;
        });
    }

    cmark_node* leaf_;
    LineEnds line_ends_;
    MarkdownContext& context_;
    const std::string& bytes_;
    int first_line_ = 1, first_column_ = 1, quote_depth_ = 0;
    std::uint32_t cursor_ = 0;  // in the text: where the next node is looked for
    std::vector<Frame> open_;
    std::string skipping_; // an active element whose content is left out
    BuiltText built_;
};

} // namespace

BuiltText build_text(cmark_node* leaf, LineEnds line_ends, MarkdownContext& context) {
    BuiltText built = TextBuilder(leaf, line_ends, context).run();
    read_spans(built, context);
    compose(built.text);
    return built;
}

} // namespace florilege
