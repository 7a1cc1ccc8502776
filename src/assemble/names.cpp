#include "assemble/names.h"

#include <algorithm>

#include "base/utf8.h"
#include "language/language.h"

namespace florilege {

namespace {

// XIV, Ier: sovereigns are sorted under their forename.
bool is_regnal_number(std::string word) {
    for (const char* ordinal : {"er", "re"})
        if (word.ends_with(ordinal)) word.resize(word.size() - 2);
    return !word.empty() && word.find_first_not_of("IVXLCDM") == std::string::npos;
}

} // namespace

std::string file_as(const std::string& name) {
    if (name.find(',') != std::string::npos) return name;
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find(' ', begin), name.size());
        if (end > begin) words.push_back(name.substr(begin, end - begin));
        begin = end + 1;
    }
    if (words.size() < 2 || is_regnal_number(words.back())) return name;
    std::size_t surname = words.size() - 1;
    while (surname > 1 && (words[surname - 1] == "Le" || words[surname - 1] == "La" || words[surname - 1] == "Du" || words[surname - 1] == "Des")) --surname;
    // An elided particle is written on the surname: d’Alembert sorts under A.
    std::string first = words[surname], particle;
    for (const char* elided : {"d\u2019", "d'"})
        if (first.starts_with(elided) && first.size() > std::string_view(elided).size()) particle = elided, first.erase(0, particle.size());
    std::string result = first;
    for (std::size_t i = surname + 1; i < words.size(); ++i) result += ' ' + words[i];
    result += ',';
    for (std::size_t i = 0; i < surname; ++i) result += ' ' + words[i];
    return particle.empty() ? result : result + ' ' + particle;
}

void fill_file_as(std::vector<Contributor>& contributors) {
    for (Contributor& contributor : contributors)
        if (contributor.file_as.empty()) contributor.file_as = file_as(contributor.name);
}

std::string listed(const std::vector<std::string>& names, const std::string& language) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? std::string(wording(language, "and")) : ", ";
        text += names[i];
    }
    return text;
}

std::vector<std::string> author_names(const std::vector<Contributor>& contributors) {
    std::vector<std::string> names;
    for (const Contributor& contributor : contributors)
        if (contributor.role == "author") names.push_back(contributor.name);
    if (names.empty())
        for (const Contributor& contributor : contributors) names.push_back(contributor.name);
    return names;
}

Inlines with_superior_letters(std::string text) {
    Inlines line = plain(std::move(text));
    for (std::size_t at = line.text.find("1er "); at != std::string::npos; at = line.text.find("1er ", at + 1)) {
        if (at != 0 && line.text[at - 1] != ' ') continue;
        const auto begin = static_cast<std::uint32_t>(at + 1);
        line.marks.push_back({MarkKind::superscript, begin, begin + 2, "", ""});
    }
    return line;
}

std::string role_line(const Plan& plan, const Contributor& contributor) {
    for (const char* known : {"editor", "foreword", "illustrator", "translator", "afterword", "photographer"})
        if (contributor.role == known) return worded(plan.language, std::string("role_") + known, contributor.name);
    return worded(plan.language, "role_contributor", contributor.name);
}

// "14 juillet", "mars 2024": a month stays with its day and its year.
Inlines with_bound_dates(const Inlines& line) {
    const std::string& text = line.text;
    const auto is_digit_at = [&](std::size_t at) { return at < text.size() && is_digit_ascii(static_cast<unsigned char>(text[at])); };
    const auto is_letter_at = [&](std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) >= 0x80 || is_letter_ascii(static_cast<unsigned char>(text[at]))); };
    std::vector<Edit> edits;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        const auto space = static_cast<std::uint32_t>(at);
        if (at > 0 && text[at] == ' ' && is_letter_at(at - 1) && is_digit_at(at + 1) && is_digit_at(at + 2) && is_digit_at(at + 3) && is_digit_at(at + 4) && !is_digit_at(at + 5))
            edits.push_back({space, space + 1, "\u00A0"});
        if (!is_digit_at(at) || (at > 0 && text[at - 1] != ' ')) continue;
        std::size_t end = at;
        while (is_digit_at(end)) ++end;
        if (end - at > 2) continue;
        if (text.compare(end, 2, "er") == 0) end += 2;
        if (end < text.size() && text[end] == ' ' && is_letter_at(end + 1))
            edits.push_back({static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(end + 1), "\u00A0"});
    }
    return apply_edits(line, edits);
}

} // namespace florilege
