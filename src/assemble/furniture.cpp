#include "assemble/furniture.h"

#include <algorithm>

#include "assemble/names.h"
#include "base/number.h"
#include "language/language.h"
#include "normalize/normalize.h"

namespace florilege {

namespace {

Section section(SectionKind kind, const char* name, const Plan& plan, Ids& ids) {
    Section made;
    made.kind = kind;
    made.id = ids.unique(name);
    made.language = plan.language;
    made.body_matter = false;
    return made;
}

void add(Section& section, Role role, Inlines text) {
    if (!text.empty()) section.blocks.push_back({Paragraph{std::move(text)}, role, "", "", {}});
}

void add(Section& section, Role role, const std::string& text) { add(section, role, with_superior_letters(text)); }

// Texts that belong together are lines of one paragraph.
void add_lines(Section& section, Role role, const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        if (!line.empty()) text += (text.empty() ? "" : "\n") + line;
    add(section, role, text);
}

void add_title(Section& section, std::string text) {
    section.title = plain(std::move(text));
    section.blocks.push_back({Heading{1, section.title}, Role::section_title, section.id + "-title", "", {}});
}

std::string series_line(const Plan& plan) {
    if (plan.series.title.empty() || plan.series.number.empty()) return plan.series.title;
    return worded(plan.language, "series_number", plan.series.title, plan.series.number);
}

std::string party_line(const Party& party) {
    if (party.name.empty()) return {};
    std::string address = party.address;
    std::replace(address.begin(), address.end(), '\n', ' ');
    return address.empty() ? party.name : party.name + ", " + address;
}

bool is_free(const std::string& price) { return price == "free" || price == "gratuit"; }

// "12 EUR" as a price is printed.
std::string printed_price(std::string price) {
    if (const std::size_t euro = price.find(" EUR"); euro != std::string::npos && euro + 4 == price.size()) price.replace(euro, 4, "\u00A0€");
    return price;
}

// Registrants' ranges of the two French groups, by the agency's public list: from a number on, its digits. What lies outside is
// printed with the parts that are certain alone.
struct Range {
    std::string_view group;
    std::string_view from;
    std::string_view to;
};
constexpr Range registrants[] = {
    {"9782", "00", "19"},     {"9782", "200", "349"},       {"9782", "35000", "39999"},   {"9782", "400", "486"},     {"9782", "500", "527"},
    {"9782", "530", "699"},   {"9782", "7000", "8399"},     {"9782", "84000", "89999"},   {"9782", "900000", "919799"}, {"9782", "920000", "949999"},
    {"9782", "9500000", "9999999"},
    {"97910", "00", "19"},    {"97910", "200", "699"},      {"97910", "7000", "8999"},    {"97910", "90000", "97599"}, {"97910", "976000", "999999"},
};

} // namespace

Inlines marked(const std::string& text, const Plan& plan) { return normalize(plain(text), plan.normalize, plan.language); }

std::string spaced_isbn(const std::string& digits) {
    if (digits.size() != 13) return digits;
    const std::string_view all(digits);
    for (const Range& range : registrants) {
        if (!all.starts_with(range.group)) continue;
        const std::string_view registrant = all.substr(range.group.size(), range.from.size());
        if (registrant < range.from || registrant > range.to) continue;
        const std::size_t title = range.group.size() + registrant.size();
        return digits.substr(0, 3) + '-' + digits.substr(3, range.group.size() - 3) + '-' + std::string(registrant) + '-' +
               digits.substr(title, 12 - title) + '-' + digits[12];
    }
    return digits.substr(0, 3) + '-' + digits.substr(3, 9) + '-' + digits[12];
}

Section half_title(const Plan& plan, Ids& ids) {
    Section made = section(SectionKind::half_title, "half-title", plan, ids);
    add(made, Role::half_title, marked(plan.title.value, plan));
    return made;
}

Section also_by(const Plan& plan, Ids& ids) {
    Section made = section(SectionKind::also_by, "also-by", plan, ids);
    const auto add_list = [&](const std::string& heading, const std::vector<Inlines>& titles) {
        if (titles.empty()) return;
        made.blocks.push_back({Heading{1, marked(heading, plan)}, Role::heading_1, ids.unique(made.id + "-title"), "", {}});
        for (const Inlines& title : titles) add(made, Role::also_by, title);
    };
    const bool several = author_names(plan.authors).size() > 1;
    const std::string heading(wording(plan.language, several ? "also_by_all" : "also_by"));
    add_list(plan.also_by.heading.empty() ? heading : plan.also_by.heading, plan.also_by.titles);
    add_list(std::string(wording(plan.language, "in_series")), plan.series.titles);
    return made;
}

Section title_page(const Plan& plan, const Date& date, Ids& ids) {
    Section made = section(SectionKind::title_page, "title-page", plan, ids);
    add(made, Role::book_author, listed(author_names(plan.authors), plan.language));
    made.blocks.push_back({Heading{1, marked(plan.title.value, plan)}, Role::book_title, made.id + "-title", "", plan.title.span});
    add(made, Role::book_subtitle, marked(plan.subtitle, plan));
    if (std::any_of(plan.authors.begin(), plan.authors.end(), [](const Contributor& c) { return c.role == "author"; }))
        for (const Contributor& contributor : plan.authors)
            if (contributor.role != "author") add(made, Role::book_contributor, role_line(plan, contributor));
    add(made, Role::book_series, marked(series_line(plan), plan));
    add(made, Role::book_publisher, plan.publisher.name);
    if (const int year = (plan.date ? *plan.date : date).start.year; year != undated_year) add(made, Role::book_date, to_text(std::int64_t{year}));
    return made;
}

Section imprint(const Plan& plan, Ids& ids) {
    Section made = section(SectionKind::imprint, "imprint", plan, ids);
    const std::string& language = plan.language;
    const auto line = [&](const std::string& key, const std::string& value) { return value.empty() ? value : worded(language, key, value); };
    add(made, Role::imprint, marked(plan.rights, plan));
    add_lines(made, Role::imprint, {line("publisher", party_line(plan.publisher)), line("printer", party_line(plan.printer))});
    std::vector<std::string> numbers;
    for (const std::string format : {"print", "large", "epub", "pdf"})
        if (const auto isbn = plan.isbn.find(format); isbn != plan.isbn.end()) numbers.push_back(worded(language, "isbn_" + format, spaced_isbn(isbn->second.value)));
    numbers.push_back(line("issn", plan.series.issn));
    add_lines(made, Role::imprint, numbers);
    add_lines(made, Role::imprint,
              {plan.legal_deposit ? worded(language, "legal_deposit", format_date(language, *plan.legal_deposit)) : "",
               is_free(plan.price) ? std::string(wording(language, "free")) : line("price", printed_price(plan.price))});
    if (const std::string& url = plan.distribution_url.value; !url.empty()) {
        Inlines line = plain(worded(language, "download", url));
        const auto begin = static_cast<std::uint32_t>(line.text.find(url));
        line.marks.push_back({MarkKind::link, begin, begin + static_cast<std::uint32_t>(url.size()), url, ""});
        made.blocks.push_back({Paragraph{std::move(line)}, Role::imprint, "", "", plan.distribution_url.span});
        made.blocks.push_back({QrCode{url, worded(language, "qr_code", url)}, Role::imprint, "", "", plan.distribution_url.span});
    }
    return made;
}

Section part(const std::string& title, const Plan& plan, Ids& ids) {
    Section made;
    made.kind = SectionKind::part;
    made.id = ids.unique("part-" + slugify(title));
    made.language = plan.language;
    made.title = marked(title, plan);
    made.blocks.push_back({Heading{1, made.title}, Role::part_title, made.id + "-title", "", {}});
    return made;
}

Section contents(const SectionList& sections, const Plan& plan, ContentsExtent extent, Ids& ids) {
    const bool full = extent == ContentsExtent::full;
    Section made = section(SectionKind::contents, full ? "contents" : "short-contents", plan, ids);
    add_title(made, std::string(wording(plan.language, full ? "contents" : "short_contents")));
    ContentsTable table;
    for (const Section& listed_section : sections) {
        if (listed_section.title.empty()) continue;
        const bool is_part = listed_section.kind == SectionKind::part;
        ContentsEntry entry{listed_section.id, listed_section.level, is_part ? Role::contents_part : Role::contents_entry, listed_section.title, {}};
        if (full && listed_section.kind == SectionKind::article) {
            std::string detail;
            if (!(author_names(listed_section.authors) == author_names(plan.authors))) detail = listed(author_names(listed_section.authors), plan.language);
            if (listed_section.date) detail += (detail.empty() ? "" : ", ") + format_date(plan.language, *listed_section.date);
            entry.detail = with_bound_dates(with_superior_letters(detail));
        }
        table.entries.push_back(std::move(entry));
    }
    made.blocks.push_back({std::move(table), Role::contents_entry, "", "", {}});
    return made;
}

Section chronology(const SectionList& sections, const Plan& plan, Ids& ids) {
    Section made = section(SectionKind::chronology, "chronology", plan, ids);
    add_title(made, std::string(wording(plan.language, "chronology")));
    std::vector<const Section*> dated;
    for (const Section& candidate : sections)
        if (candidate.kind == SectionKind::article && candidate.date) dated.push_back(&candidate);
    std::stable_sort(dated.begin(), dated.end(), [](const Section* a, const Section* b) { return *a->date < *b->date; });
    ContentsTable table;
    for (const Section* article : dated)
        table.entries.push_back({article->id, 1, Role::chronology_entry, article->title, with_superior_letters(format_date(plan.language, *article->date))});
    made.blocks.push_back({std::move(table), Role::chronology_entry, "", "", {}});
    return made;
}

Section colophon(const Plan& plan, Ids& ids) {
    Section made = section(SectionKind::colophon, "colophon", plan, ids);
    add(made, Role::colophon, plan.colophon);
    const std::string& language = plan.language;
    const bool printed = plan.printed.has_value();
    std::vector<std::string> lines;
    if (printed) lines.push_back(worded(language, plan.printed->start.day ? "printed_on" : "printed", format_date(language, *plan.printed)));
    if (!plan.printer.name.empty()) lines.push_back(worded(language, printed ? "printed_by" : "printer", plan.printer.name));
    if (!plan.printer.name.empty() && !plan.printer.address.empty()) lines.back() += ',', lines.push_back(plan.printer.address);
    if (!lines.empty() && !lines.back().ends_with('.')) lines.back() += '.';
    add_lines(made, Role::colophon, lines);
    return made;
}

} // namespace florilege
