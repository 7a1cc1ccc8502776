#include "document/inlines.h"

#include <algorithm>

namespace florilege {

namespace {

std::uint32_t size_of(const std::string& text) { return static_cast<std::uint32_t>(text.size()); }

// The byte of the source from which the byte at `offset` of the text was read.
std::uint32_t source_offset(const Inlines& inlines, std::uint32_t offset) {
    const auto after = std::upper_bound(inlines.origins.begin(), inlines.origins.end(), offset,
                                        [](std::uint32_t value, const Origin& origin) { return value < origin.offset; });
    if (after == inlines.origins.begin()) return 0;
    const Origin& origin = *(after - 1);
    return origin.source_offset + (offset - origin.offset);
}

void add_origin(std::vector<Origin>& origins, Origin origin) {
    if (!origins.empty()) {
        Origin& last = origins.back();
        if (last.offset == origin.offset) {
            last = origin;
            return;
        }
        if (last.source_offset + (origin.offset - last.offset) == origin.source_offset) return;
    }
    origins.push_back(origin);
}

// Where a place of the old text lies in the new one. Places inside a replaced range keep to the part of it that the
// replacement left alone, else go to its end.
class Relocation {
  public:
    Relocation(const std::string& text, const std::vector<Edit>& edits) : edits_(edits) {
        shifts_.reserve(edits.size());
        std::int64_t shift = 0;
        for (const Edit& edit : edits) {
            shifts_.push_back(shift);
            shift += static_cast<std::int64_t>(edit.text.size()) - (edit.end - edit.begin);
        }
        total_ = shift;
        text_ = &text;
    }

    enum class Edge { begin, end };
    std::uint32_t operator()(std::uint32_t at, Edge edge) const {
        // The first edit that ends at or after the place.
        auto edit = std::lower_bound(edits_.begin(), edits_.end(), at,
                                     [](const Edit& e, std::uint32_t place) { return e.end < place; });
        if (edge == Edge::begin)
            while (edit != edits_.end() && edit->end == at) ++edit;
        if (edit == edits_.end()) return shifted(at, total_);
        const std::int64_t shift = shifts_[static_cast<std::size_t>(edit - edits_.begin())];
        if (at <= edit->begin) return shifted(at, shift);
        return shifted(edit->begin, shift) + inside(*edit, at - edit->begin);
    }

  private:
    static std::uint32_t shifted(std::uint32_t at, std::int64_t shift) { return static_cast<std::uint32_t>(at + shift); }

    std::uint32_t inside(const Edit& edit, std::uint32_t depth) const {
        const std::string_view old = std::string_view(*text_).substr(edit.begin, edit.end - edit.begin);
        if (old.substr(0, depth) == std::string_view(edit.text).substr(0, depth)) return depth;
        const std::string_view tail = old.substr(depth);
        if (edit.text.size() >= tail.size() && edit.text.ends_with(tail)) return size_of(edit.text) - static_cast<std::uint32_t>(tail.size());
        return size_of(edit.text);
    }

    const std::vector<Edit>& edits_;
    std::vector<std::int64_t> shifts_;
    std::int64_t total_ = 0;
    const std::string* text_ = nullptr;
};

// Copies the origins of the old text's bytes [begin, end) to the new text at `offset`.
void copy_origins(const Inlines& from, std::uint32_t begin, std::uint32_t end, std::uint32_t offset, std::vector<Origin>& to) {
    if (from.origins.empty() || begin >= end) return;
    add_origin(to, {offset, source_offset(from, begin)});
    auto next = std::upper_bound(from.origins.begin(), from.origins.end(), begin,
                                 [](std::uint32_t value, const Origin& origin) { return value < origin.offset; });
    for (; next != from.origins.end() && next->offset < end; ++next)
        add_origin(to, {offset + next->offset - begin, next->source_offset});
}

} // namespace

Inlines plain(std::string text) {
    Inlines inlines;
    inlines.text = std::move(text);
    return inlines;
}

Span span_of(const Inlines& inlines, std::uint32_t begin, std::uint32_t end) {
    if (!inlines.source || inlines.origins.empty()) return {};
    const std::uint32_t first = source_offset(inlines, begin);
    const std::uint32_t last = end > begin ? source_offset(inlines, end - 1) + 1 : first;
    return {inlines.source, first, std::max(first, last)};
}

std::string plain_text(const Inlines& inlines) {
    std::string text;
    text.reserve(inlines.text.size());
    for (std::size_t at = 0; at < inlines.text.size(); ++at) {
        if (inlines.text.compare(at, object_replacement_utf8.size(), object_replacement_utf8) == 0)
            at += object_replacement_utf8.size() - 1;
        else
            text.push_back(inlines.text[at] == '\n' ? ' ' : inlines.text[at]);
    }
    return text;
}

Inlines without_notes(const Inlines& inlines) {
    std::vector<Edit> edits;
    for (const Mark& mark : inlines.marks)
        if (mark.kind == MarkKind::note_ref) edits.push_back({mark.begin, mark.end, ""});
    Inlines result = edits.empty() ? inlines : apply_edits(inlines, edits);
    std::erase_if(result.marks, [](const Mark& mark) {
        return mark.kind == MarkKind::note_ref || mark.kind == MarkKind::anchor || mark.kind == MarkKind::index_entry;
    });
    result.id = 0;
    return result;
}

void append(Inlines& text, const Inlines& tail) {
    const std::uint32_t offset = size_of(text.text);
    if (text.empty() && text.marks.empty()) text.source = tail.source;
    if (text.source == tail.source) copy_origins(tail, 0, size_of(tail.text), offset, text.origins);
    text.text += tail.text;
    for (Mark mark : tail.marks) {
        mark.begin += offset, mark.end += offset;
        text.marks.push_back(std::move(mark));
    }
}

Inlines slice(const Inlines& inlines, std::uint32_t begin, std::uint32_t end) {
    Inlines result;
    result.text = inlines.text.substr(begin, end - begin);
    result.source = inlines.source;
    result.id = inlines.id;
    copy_origins(inlines, begin, end, 0, result.origins);
    const bool to_the_end = end == inlines.text.size();
    for (const Mark& mark : inlines.marks) {
        const bool inside = mark.begin == mark.end
                                ? mark.begin >= begin && (mark.begin < end || (to_the_end && mark.begin == end))
                                : mark.begin < end && mark.end > begin;
        if (!inside) continue;
        Mark clipped = mark;
        clipped.begin = std::max(mark.begin, begin) - begin;
        clipped.end = std::min(mark.end, end) - begin;
        result.marks.push_back(std::move(clipped));
    }
    return result;
}

Inlines apply_edits(const Inlines& inlines, const std::vector<Edit>& edits) {
    Inlines result;
    result.source = inlines.source;
    result.id = inlines.id;
    result.text.reserve(inlines.text.size() + edits.size() * 2);
    std::uint32_t at = 0;
    for (const Edit& edit : edits) {
        copy_origins(inlines, at, edit.begin, size_of(result.text), result.origins);
        result.text.append(inlines.text, at, edit.begin - at);
        if (!inlines.origins.empty() && !edit.text.empty())
            add_origin(result.origins, {size_of(result.text), source_offset(inlines, edit.begin)});
        result.text += edit.text;
        at = edit.end;
    }
    copy_origins(inlines, at, size_of(inlines.text), size_of(result.text), result.origins);
    result.text.append(inlines.text, at);

    const Relocation relocate(inlines.text, edits);
    result.marks.reserve(inlines.marks.size());
    for (Mark mark : inlines.marks) {
        const bool was_empty = mark.begin == mark.end;
        mark.end = relocate(mark.end, Relocation::Edge::end);
        mark.begin = was_empty ? mark.end : relocate(mark.begin, Relocation::Edge::begin);
        const bool may_be_empty = was_empty || mark.kind == MarkKind::anchor || mark.kind == MarkKind::index_entry;
        mark.end = std::max(mark.begin, mark.end);
        if (mark.begin < mark.end || may_be_empty) result.marks.push_back(std::move(mark));
    }
    return result;
}

} // namespace florilege
