#include "read/inline_marks.h"

#include <algorithm>

#include "base/number.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "language/language.h"

namespace florilege {

namespace {

// A change to make in a text: marks over [begin, end), and the edits that take the markup out.
struct Change {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::vector<Mark> marks;
    std::vector<Edit> edits;
};

bool is_small_caps(std::string_view name) { return name == "smallcaps" || name == "small-caps" || name == "sc"; }
bool is_index_of_names(std::string_view name) { return name == "name" || name == "names"; }

void shift(std::vector<std::uint32_t>& offsets, const std::vector<Edit>& edits) {
    std::size_t next = 0;
    std::int64_t moved = 0;
    std::vector<std::uint32_t> kept;
    for (std::uint32_t offset : offsets) {
        while (next < edits.size() && edits[next].end <= offset) {
            moved += static_cast<std::int64_t>(edits[next].text.size()) - (edits[next].end - edits[next].begin);
            ++next;
        }
        if (next < edits.size() && edits[next].begin <= offset) continue; // inside what was replaced
        kept.push_back(static_cast<std::uint32_t>(offset + moved));
    }
    offsets = std::move(kept);
}

class SpanReader {
  public:
    SpanReader(BuiltText& built, MarkdownContext& context) : built_(built), context_(context), text_(built.text.text) {}

    void run() {
        if (text_.find('[') == std::string::npos && text_.find('{') == std::string::npos) return;
        for (const Mark& mark : built_.text.marks) {
            if (mark.kind == MarkKind::code) code_.push_back(mark);
            if (mark.kind == MarkKind::code || mark.kind == MarkKind::link || mark.kind == MarkKind::image) read_after(mark);
        }
        scan();
        if (!changes_.empty()) apply();
    }

  private:
    struct Open {
        std::uint32_t at;
        bool note;
    };

    bool escaped(std::uint32_t at) const {
        return std::binary_search(built_.escaped.begin(), built_.escaped.end(), at);
    }

    Span span(std::uint32_t begin, std::uint32_t end) const { return span_of(built_.text, begin, end); }

    // Attributes after a link, an image or code.
    void read_after(const Mark& mark) {
        std::size_t at = mark.end;
        if (at >= text_.size() || text_[at] != '{' || escaped(mark.end)) return;
        const std::optional<Attributes> attributes = read_attributes(text_, at);
        if (!attributes) return;
        const auto end = static_cast<std::uint32_t>(at);
        std::vector<Mark> marks;
        if (mark.kind != MarkKind::image) marks = marks_of(*attributes, span(mark.end, end), context_.diagnostics);
        for (BuiltText::Picture& picture : built_.pictures)
            if (mark.kind == MarkKind::image && picture.offset == mark.begin) picture.attributes = *attributes;
        changes_.push_back({mark.begin, end, std::move(marks), {{mark.end, end, ""}}});
    }

    void scan() {
        std::vector<Open> open;
        std::size_t code = 0, escape = 0;
        for (std::uint32_t at = 0; at < text_.size(); ++at) {
            while (code < code_.size() && code_[code].end <= at) ++code;
            if (code < code_.size() && code_[code].begin <= at) continue;
            while (escape < built_.escaped.size() && built_.escaped[escape] < at) ++escape;
            if (escape < built_.escaped.size() && built_.escaped[escape] == at) continue;
            if (text_[at] == '[') {
                const bool outer_note = std::any_of(open.begin(), open.end(), [](const Open& o) { return o.note; });
                open.push_back({at, !outer_note && at > 0 && text_[at - 1] == '^' && !escaped(at - 1)});
            } else if (text_[at] == ']' && !open.empty()) {
                const Open opening = open.back();
                open.pop_back();
                at = close(opening, at);
            }
        }
    }

    // Reads what a pair of brackets means; returns the offset of the last byte that belongs to it.
    std::uint32_t close(Open opening, std::uint32_t closing) {
        const std::uint32_t content = opening.at + 1;
        if (opening.note && closing > content && !crosses(opening.at - 1, closing + 1)) {
            add_note(opening.at - 1, closing + 1);
            return closing;
        }
        std::size_t at = closing + 1;
        const std::optional<Attributes> attributes =
            at < text_.size() && !escaped(closing + 1) ? read_attributes(text_, at) : std::nullopt;
        const auto end = static_cast<std::uint32_t>(at);
        if (attributes && !crosses(opening.at, end)) {
            changes_.push_back({opening.at, end, marks_of(*attributes, span(closing + 1, end), context_.diagnostics),
                                {{opening.at, content, ""}, {closing, end, ""}}});
            return end - 1;
        }
        const std::string label = text_.substr(content, closing - content);
        if (label.size() > 1 && label.front() == '^' && label.find(' ') == std::string::npos && label.size() <= 100)
            context_.diagnostics.push_back(error("note-undefined", span(opening.at, closing + 1),
                                                 tr("the note [{}] is called and never written", label),
                                                 tr("add a paragraph that begins with [{}]: ", label)));
        return closing;
    }

    // True when a mark begins on one side of the range's edge and ends on the other.
    bool crosses(std::uint32_t begin, std::uint32_t end) const {
        return std::any_of(built_.text.marks.begin(), built_.text.marks.end(), [&](const Mark& mark) {
            const bool overlaps = mark.begin < end && mark.end > begin;
            const bool within = mark.begin >= begin && mark.end <= end;
            const bool around = mark.begin <= begin && mark.end >= end;
            return overlaps && !within && !around;
        });
    }

    void add_note(std::uint32_t begin, std::uint32_t end) {
        BuiltText content;
        content.text = slice(built_.text, begin + 2, end - 1);
        for (std::uint32_t at : built_.escaped)
            if (at >= begin + 2 && at < end - 1) content.escaped.push_back(at - begin - 2);
        std::erase_if(changes_, [&](const Change& change) { return change.begin >= begin && change.end <= end; });
        SpanReader(content, context_).run();
        compose(content.text);
        const std::string key = "i" + to_text(static_cast<std::int64_t>(context_.inline_notes.size()));
        const Span place = span(begin, end);
        Block paragraph{Paragraph{std::move(content.text)}, Role::footnote, "", "", place};
        context_.inline_notes.push_back({"", {std::move(paragraph)}, place, ""});
        changes_.push_back({begin, end, {{MarkKind::note_ref, 0, 0, key, ""}}, {{begin, end, std::string(object_replacement_utf8)}}});
        std::erase_if(built_.text.marks, [&](const Mark& mark) { return mark.begin >= begin && mark.end <= end; });
    }

    void apply() {
        std::vector<Mark> marks;
        std::vector<Edit> edits;
        for (Change& change : changes_) {
            for (Mark& mark : change.marks) {
                mark.begin = change.begin, mark.end = change.end;
                marks.push_back(std::move(mark));
            }
            for (Edit& edit : change.edits) edits.push_back(std::move(edit));
        }
        marks.insert(marks.end(), built_.text.marks.begin(), built_.text.marks.end());
        std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
            return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
        });
        std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
        built_.text.marks = std::move(marks);
        built_.text = apply_edits(built_.text, edits);
        shift(built_.soft_breaks, edits);
        for (Mark& mark : built_.text.marks)
            if (mark.kind == MarkKind::index_entry && mark.value.empty())
                mark.value = plain_text(slice(built_.text, mark.begin, mark.end));
    }

    BuiltText& built_;
    MarkdownContext& context_;
    const std::string& text_;
    std::vector<Mark> code_;
    std::vector<Change> changes_;
};

bool has_high_character(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xCC; });
}

} // namespace

std::vector<Mark> marks_of(const Attributes& attributes, Span span, Diagnostics& diagnostics) {
    std::vector<Mark> marks;
    if (!attributes.id.empty()) marks.push_back({MarkKind::anchor, 0, 0, attributes.id, ""});
    std::string language = attributes.value("lang");
    if (language.empty()) language = attributes.value("xml:lang");
    if (!language.empty() && is_language_tag(language)) marks.push_back({MarkKind::language, 0, 0, language, ""});
    else if (!language.empty())
        diagnostics.push_back(error("language-invalid", span, tr("`{}` is not a language tag", language),
                                    tr("write a tag such as fr, en-GB or oc")));
    std::string classes;
    bool small_caps = false;
    for (const std::string& name : attributes.classes) {
        if (is_small_caps(name)) small_caps = true;
        else if (name == "index" || is_index_of_names(name))
            marks.push_back({MarkKind::index_entry, 0, 0, attributes.value("term"), is_index_of_names(name) ? "names" : "subjects"});
        else if (name == "abbr") marks.push_back({MarkKind::abbreviation, 0, 0, attributes.value("title"), ""});
        else if (name == "cite") marks.push_back({MarkKind::citation, 0, 0, "", ""});
        else classes += (classes.empty() ? "" : " ") + name;
    }
    if (!classes.empty()) marks.push_back({MarkKind::passage, 0, 0, classes, ""});
    if (small_caps) marks.push_back({MarkKind::small_caps, 0, 0, "", ""});
    return marks;
}

void read_spans(BuiltText& built, MarkdownContext& context) { SpanReader(built, context).run(); }

// Characters under U+0300 begin a composition and never continue one, so that the text can be composed piece by piece.
void compose(Inlines& inlines) {
    const std::string& text = inlines.text;
    if (!has_high_character(text)) return;
    std::vector<Edit> edits;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        bool high = decode(text, at) >= 0x300;
        for (std::size_t next = at; at < text.size(); at = next) {
            if (decode(text, next) < 0x300) break;
            high = true;
        }
        if (!high) continue;
        std::string piece = text.substr(begin, at - begin);
        std::string composed = to_nfc(piece);
        if (composed != piece)
            edits.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at), std::move(composed)});
    }
    if (!edits.empty()) inlines = apply_edits(inlines, edits);
}

} // namespace florilege
