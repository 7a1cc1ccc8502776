#include "read/import_attribution.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "read/import_source.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

constexpr std::size_t longest_attribution = 200; // bytes
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> quote_pairs{{{"«", "»"}, {"“", "”"}, {"„", "“"}, {"\"", "\""}}};

// What may stand before a name, in small letters; the remark that it makes, if any.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> openings{
    {{"d’après ", "d’après"}, {"d'après ", "d’après"}, {"selon ", "selon"}, {"attribué à ", "attribué"}, {"attribuée à ", "attribué"},
     {"citation attribuée à ", "attribué"}, {"signé ", ""}, {"signé : ", ""}, {"par ", ""}}};

// Kinds of text, which name a work although they begin in lower case.
constexpr std::array<std::string_view, 26> kinds{
    "discours", "lettre", "lettres", "entretien", "interview", "article", "tribune", "préface", "essai", "roman", "poème", "chanson", "journal",
    "allocution", "conférence", "déclaration", "extrait", "message", "tweet", "chronique", "mémoires", "carnets", "cité dans", "cité par", "speech", "letter"};

bool begins_with_kind(std::string_view text) {
    return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
        return text.starts_with(kind) && (text.size() == kind.size() || text[kind.size()] == ' ' || text[kind.size()] == ',');
    });
}

// The end of a sentence inside: a full stop after a word of four small letters or more, which abbreviations and initials have not.
bool holds_sentence_end(std::string_view text) {
    for (std::size_t at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 1)) {
        std::size_t letters = 0, before = at;
        while (before > 0 && is_lower(decode_before(text, before))) ++letters;
        if (letters >= 4) return true;
    }
    return false;
}

// A name: one to six words, each with a capital or a particle; or what stands for one: "Proverbe bantou".
bool is_name(std::string_view text) {
    static constexpr std::string_view nobodys[] = {"proverbe", "dicton", "adage", "maxime", "sagesse", "anonyme", "proverb", "saying", "anonymous", "anon."};
    static constexpr std::string_view particles[] = {"de", "du", "des", "la", "le", "van", "von", "der", "di", "da", "del", "et", "and", "d'", "of", "&"};
    const std::vector<std::string> words = split_words(text);
    if (words.empty() || words.size() > 6) return false;
    if (std::find(std::begin(nobodys), std::end(nobodys), lower(words.front())) != std::end(nobodys)) return true;
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        const bool elided = word.starts_with("d’") || word.starts_with("d'");
        return starts_upper(word) || elided || std::find(std::begin(particles), std::end(particles), word) != std::end(particles);
    });
}

std::string_view first_part(std::string_view text) {
    std::size_t end = text.size();
    for (std::string_view sign : {",", " (", " «", " “", " \"", " – ", " — ", " - ", " dans ", " in ", ":"}) end = std::min(end, text.find(sign));
    return trim(text.substr(0, end));
}

// At commas and dashes that no quotation mark or bracket encloses.
std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts(1);
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at;
        const char32_t c = decode(text, next);
        depth += c == '(' || c == '[' || c == 0xAB || c == 0x201C ? 1 : c == ')' || c == ']' || c == 0xBB || c == 0x201D ? -1 : 0;
        std::size_t length = 0;
        for (std::string_view sign : {", ", " – ", " — ", " - ", "; "})
            if (length == 0 && text.substr(at, sign.size()) == sign) length = sign.size();
        for (std::string_view sign : {" in ", " dans "}) // after the name alone: works hold these words
            if (parts.size() == 1 && text.substr(at, sign.size()) == sign) length = sign.size();
        if (depth == 0 && length > 0) {
            parts.emplace_back();
            at += length;
            continue;
        }
        parts.back() += text.substr(at, next - at);
        at = next;
    }
    for (std::string& part : parts) part = std::string(trim(part));
    std::erase_if(parts, [](const std::string& part) { return part.empty(); });
    return parts;
}

std::optional<Date> date_of(std::string_view text) {
    text = trim(text);
    while (text.ends_with(".")) text.remove_suffix(1);
    bool approximate = false;
    for (const auto& [word, about] : {std::pair<std::string_view, bool>{"le ", false}, {"en ", false}, {"vers ", true}, {"v. ", true}, {"env. ", true}, {"c. ", true}})
        if (text.starts_with(word)) text = text.substr(word.size()), approximate = approximate || about;
    std::size_t begin = 0;
    const std::optional<FirstAppearance> found = parse_date_at_end(text, begin);
    std::optional<Date> date = found && begin == 0 ? found->date : parse_date(text);
    if (date && approximate) date->approximate = true;
    return date;
}

// "Candide (1759)": the date in brackets at the end, taken off. Two years are those of a life and stay.
std::optional<Date> take_bracketed_date(std::string& text) {
    if (!text.ends_with(")")) return std::nullopt;
    const std::size_t open = text.rfind('(');
    if (open == std::string::npos || open == 0) return std::nullopt;
    const std::optional<Date> date = date_of(std::string_view(text).substr(open + 1, text.size() - open - 2));
    if (!date || date->end) return std::nullopt;
    text = std::string(trim(std::string_view(text).substr(0, open)));
    return date;
}

void strip_full_stop(std::string& text) {
    if (!text.ends_with(".") || text.ends_with("..")) return;
    std::size_t before = text.size() - 1;
    const char32_t last = before > 0 ? decode_before(text, before) : 0;
    if (is_lower(last) || is_digit_ascii(last) || last == ')' || last == 0xBB) text.pop_back();
}

} // namespace

std::size_t closing_quote(std::string_view text) {
    for (const auto& [open, close] : quote_pairs) {
        if (!text.starts_with(open)) continue;
        int depth = 0;
        for (std::size_t at = 0; at < text.size();) {
            if (text.substr(at, close.size()) == close && (open != close || at > 0)) {
                at += close.size();
                if (open == close || --depth == 0) return at;
            } else if (text.substr(at, open.size()) == open) {
                ++depth, at += open.size();
            } else {
                ++at;
            }
        }
    }
    return std::string_view::npos;
}

std::string unquoted(std::string_view text) {
    for (const auto& [open, close] : quote_pairs)
        if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close) &&
            (open == close || closing_quote(text) == text.size()))
            return std::string(trim(text.substr(open.size(), text.size() - open.size() - close.size())));
    return std::string(text);
}

std::string attribution_of(std::string_view text, bool apart) {
    text = trim(text);
    for (std::string_view sign : {".", "—", "–", "-", ",", "("}) // a full stop after the closing mark comes first
        if (text.starts_with(sign)) {
            text = trim(text.substr(sign.size()));
            apart = apart || (sign != "." && sign != ",");
            if (sign == "(" && text.ends_with(")") && std::count(text.begin(), text.end(), '(') < std::count(text.begin(), text.end(), ')'))
                text = text.substr(0, text.size() - 1);
            if (sign != ".") break;
        }
    if (text.empty() || text.size() > longest_attribution) return {};
    std::string_view name = text;
    for (const auto& [opening, remark] : openings)
        if (lower(text).starts_with(opening)) name = text.substr(opening.size());
    if (!starts_upper(name)) return {};
    if (holds_sentence_end(text) || text.find(" : ") != std::string_view::npos || text.find(" ; ") != std::string_view::npos) return {};
    const std::string_view first = first_part(name);
    if (!is_name(first) && !(apart && split_words(first).size() <= 8)) return {};
    return std::string(text);
}

std::optional<Quoted> quoted(std::string_view text) {
    std::size_t end = closing_quote(text);
    while (end != std::string_view::npos) {
        if (std::string attribution = attribution_of(text.substr(end), false); !attribution.empty()) return Quoted{std::string(text.substr(0, end)), std::move(attribution)};
        if (!text.starts_with("\"")) return std::nullopt;
        const std::size_t next = text.find('"', end); // straight marks inside the quotation
        end = next == std::string_view::npos ? next : next + 1;
    }
    return std::nullopt;
}

Attribution parse_attribution(std::string_view text) {
    Attribution result;
    for (const auto& [opening, remark] : openings)
        if (lower(text).starts_with(opening)) text = trim(text.substr(opening.size())), result.note = remark;
    std::vector<std::string> parts = parts_of(text);
    if (parts.empty()) return result;
    std::optional<Date> date;
    if (parts.size() > 1 && (date = date_of(parts.back()))) parts.pop_back();
    if (!date) date = take_bracketed_date(parts.back());
    if (date) result.date = to_edtf(*date);
    strip_full_stop(parts.back());
    result.by = parts[0];
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const bool remark = starts_lower(parts[i]) && !begins_with_kind(parts[i]) && !starts_with_quote(parts[i]);
        std::string& place = remark || (i > 1 && !result.note.empty()) ? result.note : result.work;
        place += (place.empty() ? "" : ", ") + parts[i];
    }
    result.work = unquoted(result.work);
    std::size_t begin = 0;
    if (const std::optional<FirstAppearance> told = parse_date_at_end(result.note, begin); told && told->date && result.date.empty())
        result.date = to_edtf(*told->date);
    return result;
}

} // namespace florilege
