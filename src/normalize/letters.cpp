#include "normalize/letters.h"

#include <algorithm>

#include "language/language.h"

namespace florilege {

namespace {

std::uint8_t allowed_by(Normalize level) {
    const auto spaces = static_cast<std::uint8_t>(LetterFlag::spaces);
    const auto signs = static_cast<std::uint8_t>(LetterFlag::signs);
    if (level == Normalize::off) return 0;
    return level == Normalize::spaces ? spaces : static_cast<std::uint8_t>(spaces | signs);
}

bool is_verbatim(MarkKind kind) {
    return kind == MarkKind::code || kind == MarkKind::keyboard || kind == MarkKind::sample;
}

// What the mark leaves of the permissions of the text that it covers.
std::uint8_t kept_flags(const Mark& mark) {
    if (is_verbatim(mark.kind) || mark.kind == MarkKind::note_ref || mark.kind == MarkKind::image) return 0;
    if (mark.kind != MarkKind::passage) return 0xFF;
    const std::string classes = " " + mark.value + " ";
    if (classes.find(" verbatim ") != classes.npos || classes.find(" normalize-off ") != classes.npos) return 0;
    if (classes.find(" normalize-spaces ") != classes.npos) return allowed_by(Normalize::spaces);
    return 0xFF;
}

// Cuts a new mark at the edges of the author's marks that fall inside it, so that all stay nested.
void add_mark(std::vector<Mark>& added, MarkKind kind, std::uint32_t begin, std::uint32_t end,
              const std::vector<std::uint32_t>& edges) {
    for (auto edge = std::upper_bound(edges.begin(), edges.end(), begin); edge != edges.end() && *edge < end; ++edge) {
        added.push_back({kind, begin, *edge, "", ""});
        begin = *edge;
    }
    added.push_back({kind, begin, end, "", ""});
}

} // namespace

Rules rules_of(std::string_view language) {
    const std::string primary = primary_subtag(language);
    if (primary == "fr") return Rules::french;
    if (primary == "en") return Rules::english;
    if (primary == "de") return Rules::german;
    if (primary == "es" || primary == "it" || primary == "pt" || primary == "ca") return Rules::guillemets;
    return Rules::neutral;
}

Letters::Letters(const Inlines& inlines, Normalize level, Rules around, Rules own) {
    const std::string_view bytes = inlines.text;
    const std::uint8_t allowed = allowed_by(level);
    const std::uint8_t flags_around = around == own ? allowed : std::uint8_t{0};
    text_.resize(bytes.size());
    info_.resize(bytes.size());
    char32_t* letter = text_.data();
    LetterInfo* place = info_.data();
    for (std::size_t at = 0; at < bytes.size(); ++letter, ++place) {
        const std::size_t begin = at;
        *letter = decode(bytes, at);
        *place = {static_cast<std::uint32_t>(begin), static_cast<std::uint8_t>(at - begin), flags_around};
    }
    const auto count = static_cast<std::size_t>(letter - text_.data());
    text_.resize(count);
    info_.resize(count);
    find_signs();
    const auto index_of = [&](std::uint32_t offset) {
        return std::lower_bound(info_.begin(), info_.end(), offset,
                                [](const LetterInfo& info, std::uint32_t value) { return info.begin < value; });
    };
    for (const Mark& mark : inlines.marks) { // outer before inner
        if (mark.kind != MarkKind::language) continue;
        const std::uint8_t flags = rules_of(mark.value) == own ? allowed : std::uint8_t{0};
        for (auto info = index_of(mark.begin); info != info_.end() && info->begin < mark.end; ++info) info->flags = flags;
    }
    for (const Mark& mark : inlines.marks) {
        const std::uint8_t kept = kept_flags(mark);
        const bool superior = mark.kind == MarkKind::superscript;
        const bool small_cap = mark.kind == MarkKind::small_caps;
        if (kept == 0xFF && !superior && !small_cap) continue;
        for (auto info = index_of(mark.begin); info != info_.end() && info->begin < mark.end; ++info) {
            info->flags &= kept;
            if (superior) info->add(LetterFlag::was_superior);
            if (small_cap) info->add(LetterFlag::was_small_cap);
        }
    }
}

void Letters::protect(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) info_[at].drop(LetterFlag::spaces), info_[at].drop(LetterFlag::signs);
}

std::uint32_t Letters::written_size(std::size_t at) const {
    const LetterInfo& info = info_[at];
    if (!info.has(LetterFlag::changed)) return info.size;
    return static_cast<std::uint32_t>(encode(text_[at]).size());
}

void Letters::find_signs() {
    gaps_.assign(size() / 64 + 1, 0);
    Places spaces = gaps_;
    note(gaps_, size());
    const std::u32string_view text = text_;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char32_t c = text[at];
        if (is_letter_ascii(c)) continue;
        see(c);
        if (!is_plain(c)) note(gaps_, at);
        if (c == U' ') note(spaces, at);
    }
    // A space with a plain letter on either side is no sign.
    signs_.resize(gaps_.size());
    for (std::size_t i = 0; i < gaps_.size(); ++i) {
        const std::uint64_t before = gaps_[i] << 1 | (i > 0 ? gaps_[i - 1] >> 63 : 1);
        const std::uint64_t after = gaps_[i] >> 1 | (i + 1 < gaps_.size() ? gaps_[i + 1] << 63 : 0);
        signs_[i] = gaps_[i] & (~spaces[i] | before | after);
    }
}

void Letters::replace(std::size_t at, char32_t c) {
    if (text_[at] == c) return;
    text_[at] = c;
    see(c);
    if (!is_plain(c)) {
        note(gaps_, at), note(signs_, at);
        if (at > 0) note(signs_, at - 1); // it may be a space, and stands beside a sign now
        note(signs_, at + 1);
    }
    info_[at].add(LetterFlag::changed);
}

void Letters::insert(std::size_t at, char32_t c) {
    see(c);
    changes_.push_back({at, c});
}

void Letters::remove(std::size_t at) { changes_.push_back({at, 0}); }

void Letters::replace_run(std::size_t begin, std::size_t end, char32_t c) {
    if (c != 0 && begin < end) replace(begin++, c);
    for (; begin < end; ++begin) remove(begin);
}

void Letters::settle() {
    if (changes_.empty()) return;
    std::u32string text;
    std::vector<LetterInfo> info;
    text.reserve(text_.size() + changes_.size());
    info.reserve(text_.size() + changes_.size());
    std::size_t at = 0;
    const auto copy_to = [&](std::size_t end) {
        text.append(text_, at, end - at);
        info.insert(info.end(), info_.begin() + static_cast<std::ptrdiff_t>(at), info_.begin() + static_cast<std::ptrdiff_t>(end));
        at = end;
    };
    for (const Change& change : changes_) {
        copy_to(std::max(at, change.at));
        if (change.inserted == 0) {
            at = change.at + 1;
            continue;
        }
        LetterInfo inserted = at < size() ? info_[at] : info_.back();
        inserted.begin = at < size() ? inserted.begin : inserted.end();
        inserted.size = 0, inserted.add(LetterFlag::changed);
        inserted.drop(LetterFlag::superior), inserted.drop(LetterFlag::small_cap);
        text.push_back(change.inserted);
        info.push_back(inserted);
    }
    copy_to(size());
    text_ = std::move(text);
    info_ = std::move(info);
    changes_.clear();
    find_signs();
}

Inlines Letters::applied(const Inlines& inlines) const {
    std::vector<Edit> edits;
    std::uint32_t read = 0; // bytes of the old text accounted for
    std::uint8_t flags = 0; // of any character
    for (const LetterInfo& info : info_) {
        flags |= info.flags;
        if (info.begin == read && !info.has(LetterFlag::changed)) { // by far the most
            read += info.size;
            continue;
        }
        if (info.begin > read) edits.push_back({read, info.begin, ""});
        if (info.has(LetterFlag::changed)) edits.push_back({info.begin, info.end(), encode(text_[static_cast<std::size_t>(&info - info_.data())])});
        read = std::max(read, info.end());
    }
    if (read < inlines.text.size()) edits.push_back({read, static_cast<std::uint32_t>(inlines.text.size()), ""});
    Inlines result = edits.empty() ? inlines : apply_edits(inlines, edits);

    const auto superior = static_cast<std::uint8_t>(LetterFlag::superior);
    const auto small_cap = static_cast<std::uint8_t>(LetterFlag::small_cap);
    if ((flags & (superior | small_cap)) != 0) add_marks(result);
    return result;
}

// Marks runs of flagged characters in the text that the edits have made.
void Letters::add_marks(Inlines& result) const {
    std::vector<Mark> marks;
    std::vector<std::uint32_t> edges;
    for (const Mark& mark : result.marks) edges.push_back(mark.begin), edges.push_back(mark.end);
    std::sort(edges.begin(), edges.end());
    for (const auto& [flag, kind] : {std::pair{LetterFlag::small_cap, MarkKind::small_caps},
                                     std::pair{LetterFlag::superior, MarkKind::superscript}}) {
        std::uint32_t offset = 0;
        std::uint32_t begin = 0;
        bool open = false;
        for (std::size_t i = 0; i < size(); ++i) {
            const bool marked = info_[i].has(flag);
            if (marked && !open) begin = offset;
            if (!marked && open) add_mark(marks, kind, begin, offset, edges);
            open = marked;
            offset += written_size(i);
        }
        if (open) add_mark(marks, kind, begin, offset, edges);
    }
    result.marks.insert(result.marks.end(), marks.begin(), marks.end());
    std::stable_sort(result.marks.begin(), result.marks.end(), [](const Mark& a, const Mark& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
}

} // namespace florilege
