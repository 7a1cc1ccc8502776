#include "records/facts.h"

#include <algorithm>
#include <set>

#include "assemble/names.h"
#include "base/number.h"
#include "base/utf8.h"
#include "language/language.h"

namespace florilege {

namespace {

std::string padded(int number, std::size_t digits) {
    std::string text = to_text(std::int64_t{number});
    return std::string(digits > text.size() ? digits - text.size() : 0, '0') + text;
}

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1));
}

} // namespace

Price price_of(const Plan& plan) {
    // The book's language may have put a no-break space there.
    std::string text = plan.price;
    for (const std::string_view space : {"\u00A0", "\u202F"})
        for (std::size_t at = 0; (at = text.find(space, at)) != std::string::npos;) text.replace(at, space.size(), " ");
    const std::size_t space = text.find(' ');
    if (space == std::string::npos) return {};
    std::string amount = text.substr(0, space), currency = trimmed(text.substr(space));
    if (currency == "€") currency = "EUR";
    std::replace(amount.begin(), amount.end(), ',', '.');
    const std::size_t point = amount.find('.');
    const std::string whole = amount.substr(0, point);
    std::string cents = point == std::string::npos ? "" : amount.substr(point + 1);
    const bool capitals = currency.size() == 3 && std::all_of(currency.begin(), currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (whole.empty() || !all_digits(whole) || !all_digits(cents) || cents.size() > 2 || !capitals) return {};
    cents.resize(2, '0');
    return {whole + '.' + cents, currency};
}

std::string publication_year(const Book& book) {
    const auto day = publication_day(book);
    return day ? compact({day->year, 0, 0}) : std::string();
}

std::string compact(const CalendarDate& date) {
    std::string text = padded(date.year, 4);
    if (date.month > 0) text += padded(date.month, 2);
    if (date.month > 0 && date.day > 0) text += padded(date.day, 2);
    return text;
}

std::string whole_day(const CalendarDate& date) { return compact({date.year, std::max(date.month, 1), std::max(date.day, 1)}); }

std::string town_of(const std::string& address) {
    const std::string line = trimmed(address);
    if (line.empty()) return {};
    // A postal code is a word of four digits or more.
    for (std::size_t begin = 0; begin < line.size();) {
        const std::size_t end = std::min(line.find_first_of(" ,\n", begin), line.size());
        const std::string_view word = std::string_view(line).substr(begin, end - begin);
        if (word.size() >= 4 && all_digits(word) && end < line.size()) {
            const std::size_t stop = std::min(line.find_first_of(",\n", end + 1), line.size());
            return trimmed(std::string_view(line).substr(end, stop - end));
        }
        begin = end + 1;
    }
    const std::size_t last = line.find_last_of(",\n");
    return trimmed(std::string_view(line).substr(last == std::string::npos ? 0 : last + 1));
}

std::string publisher_of(const Plan& plan) {
    if (!plan.publisher.name.empty()) return plan.publisher.name;
    for (const Contributor& person : plan.authors)
        if (!person.name.empty()) return person.name;
    return {};
}

std::vector<Contributor> people_of(const Book& book) {
    std::vector<Contributor> people;
    std::set<std::pair<std::string, std::string>> seen;
    std::set<std::string> names;
    const auto add = [&](const Contributor& person) {
        if (person.name.empty() || !seen.insert({person.name, person.role}).second) return;
        names.insert(person.name);
        people.push_back(person);
        if (people.back().file_as.empty()) people.back().file_as = file_as(person.name);
    };
    for (const Contributor& person : book.plan.authors) add(person);
    for (const Section& section : book.sections)
        for (const Contributor& person : section.authors)
            if (!names.contains(person.name)) add(person);
    return people;
}

FiledName filed_name(const Contributor& person) {
    const std::size_t comma = person.file_as.find(',');
    if (comma == std::string::npos) return {person.file_as.empty() ? person.name : person.file_as, {}};
    return {trimmed(std::string_view(person.file_as).substr(0, comma)), trimmed(std::string_view(person.file_as).substr(comma + 1))};
}

std::string form_words(const Edition& edition, std::string_view language) {
    switch (edition.form) {
    case EditionForm::epub: return "EPUB";
    case EditionForm::pdf: return "PDF";
    default: return std::string(wording(language, "site_form_" + std::string(form_name(edition.form))));
    }
}

std::string file_address(const Edition& edition, const RecordsInput& input) {
    return input.address.empty() || edition.file.empty() ? std::string() : input.address + "downloads/" + edition.file;
}

} // namespace florilege
