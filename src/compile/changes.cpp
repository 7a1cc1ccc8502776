#include "compile/changes.h"

#include <algorithm>

#include "base/number.h"
#include "base/utf8.h"
#include "compile/manuscript.h"

namespace florilege {

namespace {

constexpr std::size_t context = 1;      // unchanged lines around a change
constexpr std::size_t farthest = 16;    // characters looked ahead for where two texts meet again
constexpr std::size_t meeting = 3;      // characters that must be alike there

/// Bytes [begin, end) of a source, to be read as `text`.
struct Change {
    std::uint32_t begin = 0, end = 0;
    std::string text;
};

std::u32string code_points(std::string_view text, std::vector<std::uint32_t>& offsets) {
    std::u32string result;
    for (std::size_t at = 0; at < text.size();) {
        offsets.push_back(static_cast<std::uint32_t>(at));
        result.push_back(decode(text, at));
    }
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return result;
}

// Are these bytes in `whole`, in order? "re" is what is left of "ère".
bool is_within(std::string_view part, std::string_view whole) {
    std::size_t at = 0;
    for (const char c : whole) at += at < part.size() && part[at] == c;
    return at == part.size();
}

// Superior letters and small capitals that only the new text has.
std::vector<Mark> added_marks(const Inlines& before, const Inlines& after) {
    std::vector<Mark> added;
    for (const Mark& mark : after.marks) {
        if (mark.kind != MarkKind::superscript && mark.kind != MarkKind::small_caps) continue;
        const std::string_view words = std::string_view(after.text).substr(mark.begin, mark.end - mark.begin);
        const bool had = std::any_of(before.marks.begin(), before.marks.end(), [&](const Mark& old) {
            return old.kind == mark.kind && is_within(words, std::string_view(before.text).substr(old.begin, old.end - old.begin));
        });
        if (!had) added.push_back(mark);
    }
    return added;
}

/// Walks two forms of one text side by side.
class TextComparison {
  public:
    TextComparison(const Inlines& before, const Inlines& after, std::vector<Change>& changes)
        : before_(before), after_(after), changes_(changes), old_(code_points(before.text, old_offsets_)), new_(code_points(after.text, new_offsets_)),
          added_(added_marks(before, after)), marked_(after.text.size() + 1) {
        for (const Mark& mark : added_) std::fill(marked_.begin() + mark.begin, marked_.begin() + mark.end, true);
    }

    void run() {
        std::size_t i = 0, j = 0;
        while (i < old_.size() || j < new_.size()) {
            if (i < old_.size() && j < new_.size() && old_[i] == new_[j] && !is_marked(j)) {
                ++i, ++j;
                continue;
            }
            const auto [next_i, next_j] = meet(i, j);
            align(i, next_i, j, next_j);
            i = next_i, j = next_j;
        }
    }

  private:
    // Does a mark that only the new text has cover this character?
    bool is_marked(std::size_t j) const { return marked_[new_offsets_[j]]; }

    // The new text's bytes with the added marks as tags.
    std::string tagged(std::uint32_t begin, std::uint32_t end) const {
        std::string result;
        for (std::uint32_t at = begin; at <= end; ++at) {
            for (const Mark& mark : added_)
                if (mark.end == at && at > begin) result += mark.kind == MarkKind::superscript ? "</sup>" : "</sc>";
            for (const Mark& mark : added_)
                if (mark.begin == at && at < end) result += mark.kind == MarkKind::superscript ? "<sup>" : "<sc>";
            if (at < end) result.push_back(after_.text[at]);
        }
        return result;
    }

    std::pair<std::size_t, std::size_t> meet(std::size_t i, std::size_t j) const {
        for (std::size_t distance = 0; distance <= 2 * farthest; ++distance)
            for (std::size_t a = 0; a <= std::min(distance, farthest); ++a) {
                const std::size_t b = distance - a;
                if (b > farthest || i + a > old_.size() || j + b > new_.size() || distance == 0) continue;
                if (alike(i + a, j + b)) return {i + a, j + b};
            }
        return {old_.size(), new_.size()};
    }

    bool alike(std::size_t i, std::size_t j) const {
        for (std::size_t k = 0; k < meeting; ++k) {
            if (i + k >= old_.size() && j + k >= new_.size()) return true;
            if (i + k >= old_.size() || j + k >= new_.size() || old_[i + k] != new_[j + k] || (k == 0 && is_marked(j))) return false;
        }
        return true;
    }

    // The longest common part of two short stretches stays; the runs between are changes.
    void align(std::size_t i, std::size_t next_i, std::size_t j, std::size_t next_j) {
        const std::size_t rows = next_i - i, columns = next_j - j;
        if (rows > 4 * farthest || columns > 4 * farthest) return add(i, next_i, j, next_j);
        std::vector<std::vector<std::uint16_t>> common(rows + 1, std::vector<std::uint16_t>(columns + 1)); // of what is left
        const auto same = [&](std::size_t a, std::size_t b) { return old_[i + a] == new_[j + b] && !is_marked(j + b); };
        for (std::size_t a = rows; a-- > 0;)
            for (std::size_t b = columns; b-- > 0;)
                common[a][b] = same(a, b) ? static_cast<std::uint16_t>(common[a + 1][b + 1] + 1) : std::max(common[a + 1][b], common[a][b + 1]);
        std::size_t a = 0, b = 0, from_a = 0, from_b = 0;
        const auto close = [&] {
            if (a > from_a || b > from_b) add(i + from_a, i + a, j + from_b, j + b);
        };
        while (a < rows && b < columns) {
            if (same(a, b)) close(), ++a, ++b, from_a = a, from_b = b;
            else if (common[a + 1][b] >= common[a][b + 1]) ++a;
            else ++b;
        }
        a = rows, b = columns;
        close();
    }

    void add(std::size_t i, std::size_t next_i, std::size_t j, std::size_t next_j) {
        Span place = span_of(before_, old_offsets_[i], old_offsets_[next_i]);
        // An insertion belongs to the sign that asks for it: after what opens, else before what follows.
        const bool opens = i > 0 && (old_[i - 1] == 0xAB || old_[i - 1] == 0x201C || old_[i - 1] == 0x2014 || old_[i - 1] == 0x2013);
        if (i == next_i && i > 0 && (opens || i == old_.size())) place.begin = place.end = span_of(before_, old_offsets_[i - 1], old_offsets_[i]).end;
        changes_.push_back({place.begin, place.end, tagged(new_offsets_[j], new_offsets_[next_j])});
    }

    const Inlines& before_;
    const Inlines& after_;
    std::vector<Change>& changes_;
    std::vector<std::uint32_t> old_offsets_, new_offsets_;
    std::u32string old_, new_;
    std::vector<Mark> added_;
    std::vector<bool> marked_; // by byte of the new text
};

// Every text of an article that a source holds, in one order.
std::vector<const Inlines*> texts_of(const Article& article) {
    std::vector<const Inlines*> texts;
    const auto add = [&](const Inlines& text) { texts.push_back(&text); };
    add(article.title), add(article.subtitle), add(article.first_published), add(article.summary);
    if (article.epigraph) for_each_text(article.epigraph->blocks, add), add(article.epigraph->attribution), add(article.epigraph->note);
    if (article.image) add(article.image->caption), add(article.image->credit);
    for_each_text(article.body, add);
    for (const Note& note : article.notes) for_each_text(note.blocks, add);
    for (const LaterNote& note : article.later_notes) for_each_text(note.blocks, add);
    return texts;
}

std::vector<Change> changes_of(const Article& before, const Article& after) {
    std::vector<Change> changes;
    const std::vector<const Inlines*> old = texts_of(before), fresh = texts_of(after);
    for (std::size_t i = 0; i < std::min(old.size(), fresh.size()); ++i)
        if (old[i]->source && !old[i]->origins.empty()) TextComparison(*old[i], *fresh[i], changes).run();
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.begin < b.begin; });
    return changes;
}

// No-break spaces as signs that can be seen; the hint of the verb explains them.
std::string visible(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = decode(text, at);
        if (c == 0xA0) result += "\u237D";
        else if (c == 0x202F) result += "\u02FD";
        else if (c == 0xAD) result += "\u00AC";
        else if (c < 0x20 || c == 0x7F || c == 0x200B || c == 0xFEFF) result += "\u2400";
        else result += text.substr(begin, at - begin);
    }
    return result;
}

/// The lines that changes touch, before and after.
class SourceDifference {
  public:
    SourceDifference(const Source& source, const std::vector<Change>& changes) : source_(source), changes_(changes) {}

    std::string run() {
        std::string text = "--- " + source_.path() + "\n+++ " + source_.path() + " (as it will be set)\n";
        for (std::size_t i = 0; i < changes_.size();) text += hunk(i);
        return text;
    }

  private:
    std::uint32_t line_of(std::uint32_t offset) const { return source_.position(offset).line; }
    std::string_view line(std::uint32_t number) const { return source_.line(number); }

    // The changes from `i` on whose lines are near each other; moves `i` past them.
    std::string hunk(std::size_t& i) {
        const std::uint32_t first = line_of(changes_[i].begin);
        std::uint32_t last = line_of(changes_[i].end);
        std::size_t end = i + 1;
        while (end < changes_.size() && line_of(changes_[end].begin) <= last + 2 * context) last = std::max(last, line_of(changes_[end].end)), ++end;
        const std::uint32_t from = first > context ? first - static_cast<std::uint32_t>(context) : 1;
        std::uint32_t to = last + static_cast<std::uint32_t>(context);
        while (to > last && source_.line_start(to) >= source_.text().size()) --to;
        std::string old_lines, new_lines, body;
        std::uint32_t removed = 0, added = 0;
        for (std::uint32_t number = from; number <= to;) {
            const std::uint32_t group = touched(number, i, end);
            if (group == 0) {
                body += ' ' + visible(line(number)) + '\n';
                ++number, ++removed, ++added;
                continue;
            }
            for (std::uint32_t old = number; old < number + group; ++old) body += '-' + visible(line(old)) + '\n';
            const std::string fresh = changed(number, number + group, i, end);
            added += static_cast<std::uint32_t>(std::count(fresh.begin(), fresh.end(), '\n')) + 1;
            removed += group;
            for (std::size_t at = 0; at <= fresh.size();) {
                const std::size_t stop = std::min(fresh.find('\n', at), fresh.size());
                body += '+' + visible(std::string_view(fresh).substr(at, stop - at)) + '\n';
                at = stop + 1;
            }
            number += group;
        }
        const auto range = [](std::uint32_t start, std::uint32_t count) { return to_text(std::int64_t{start}) + "," + to_text(std::int64_t{count}); };
        const std::string head = "@@ -" + range(from, removed) + " +" + range(static_cast<std::uint32_t>(from + shift_), added) + " @@\n";
        shift_ += static_cast<std::int64_t>(added) - static_cast<std::int64_t>(removed);
        i = end;
        return head + body;
    }

    // How many lines from `number` on are changed together: those that a change joins count as one with the next; 0: none.
    std::uint32_t touched(std::uint32_t number, std::size_t begin, std::size_t end) const {
        std::uint32_t last = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t first_line = line_of(changes_[i].begin), last_line = line_of(changes_[i].end);
            if (first_line <= std::max(number, last) && last_line >= number) last = std::max(last, last_line);
        }
        return last == 0 ? 0 : last - number + 1;
    }

    std::string changed(std::uint32_t number, std::uint32_t next, std::size_t begin, std::size_t end) const {
        std::uint32_t at = source_.line_start(number);
        const std::string_view last = line(next - 1);
        const auto stop = static_cast<std::uint32_t>(source_.line_start(next - 1) + last.size());
        std::string text;
        for (std::size_t i = begin; i < end; ++i) {
            const Change& change = changes_[i];
            if (change.begin < at || change.begin > stop) continue;
            text += source_.text().substr(at, change.begin - at) + change.text;
            at = std::max(at, change.end);
        }
        return text + source_.text().substr(at, stop > at ? stop - at : 0);
    }

    const Source& source_;
    const std::vector<Change>& changes_;
    std::int64_t shift_ = 0; // lines that the hunks so far have added
};

} // namespace

ChangesShown show_changes(const BuildOptions& options) {
    const auto [root, plan_name] = locate_book(options.book);
    const BookFolder folder(root, options.allowed);
    const ManuscriptRead before = read_manuscript(options, folder, plan_name, Lints::no, Normalize::off);
    const ManuscriptRead after = read_manuscript(options, folder, plan_name, Lints::no);
    ChangesShown shown;
    for (const auto list : {&Manuscript::front, &Manuscript::articles, &Manuscript::back}) {
        const SharedList<Article>& old = before.manuscript.*list;
        const SharedList<Article>& fresh = after.manuscript.*list;
        for (std::size_t i = 0; i < std::min(old.size(), fresh.size()); ++i) {
            const std::vector<Change> changes = changes_of(old[i], fresh[i]);
            if (!changes.empty() && old[i].source) shown.text += SourceDifference(*old[i].source, changes).run();
        }
    }
    shown.summary.diagnostics = after.diagnostics;
    shown.summary.sources = after.sources;
    shown.summary.failed = has_errors(after.diagnostics);
    return shown;
}

} // namespace florilege
