#include "records/unimarc.h"

#include <algorithm>

#include "assemble/furniture.h"
#include "assemble/names.h"
#include "base/number.h"
#include "document/relator.h"
#include "language/bibliographic_code.h"
#include "language/language.h"
#include "records/facts.h"

namespace florilege {

namespace {

using Subfields = std::vector<std::pair<char, std::string>>;

constexpr std::size_t contents_octets = 9'000; // of one field 327; ISO 2709 holds 9,999

std::string record_id(const Book& book, const Edition& edition) { return book.slug + '-' + std::string(form_name(edition.form)); }

bool is_paper(const Edition& edition) { return edition.form == EditionForm::print; }

/// The fields of one record, block by block in the order of their tags.
class Cataloguer {
  public:
    Cataloguer(const RecordsInput& input, const Edition& edition)
        : input_(input), book_(input.book), plan_(input.book.plan), edition_(edition), people_(people_of(input.book)),
          cataloguing_(wording(plan_.language, "record_language")), french_(cataloguing_ == "fr") {}

    MarcRecord record() {
        identify();
        code();
        describe();
        note();
        link();
        index();
        name_people();
        locate();
        // New; text or electronic resource; monograph; no hierarchy. Full record, ISBD description.
        return {is_paper(edition_) ? "nam0 " : "nlm0 ", "   ", std::move(fields_)};
    }

  private:
    std::string said(const char* key) const { return std::string(wording(cataloguing_, key)); }
    void control(const char* tag, std::string value) { fields_.push_back({tag, "", {}, std::move(value)}); }
    void add(const char* tag, const char* indicators, Subfields subfields) {
        std::erase_if(subfields, [](const auto& subfield) { return subfield.second.empty(); });
        if (!subfields.empty()) fields_.push_back({tag, indicators, std::move(subfields), {}});
    }

    // 0--
    void identify() {
        control("001", record_id(book_, edition_));
        const std::string form = is_paper(edition_) ? said("record_paperback") : form_words(edition_, cataloguing_);
        const Price price = price_of(plan_);
        const std::string terms = is_free(plan_) ? said("record_free") : price.amount.empty() ? "" : price.amount + ' ' + price.currency;
        if (!edition_.isbn.empty()) {
            add("010", "  ", {{'a', spaced_isbn(edition_.isbn)}, {'b', form}, {'d', terms}});
        } else {
            add("010", "  ", {{'b', form}, {'d', terms}});
            add("017", "7 ", {{'a', identifier_of(edition_, book_)}, {'2', "urn"}});
        }
        if (!edition_.isbn.empty()) add("073", " 0", {{'a', edition_.isbn}});
    }

    // 1--: coded data, each character in its place.
    void code() {
        const std::string year = publication_year(book_);
        // Entered on file; d: complete when issued, u: at a time not known; m: adults, general; y: no government publication; 50: ISO 10646; ba: Latin.
        add("100", "  ", {{'a', whole_day(book_.date.start) + (year.empty() ? "u        " : 'd' + year + "    ") + "m  y0" + bibliographic_code(cataloguing_) + "y50      ba"}});
        Subfields languages{{'a', bibliographic_code(plan_.language)}};
        for (const Section& section : book_.sections) {
            const std::string code = bibliographic_code(section.language);
            const bool new_one = std::none_of(languages.begin(), languages.end(), [&](const auto& known) { return known.second == code; });
            if (new_one) languages.emplace_back('a', code);
        }
        add("101", "0 ", std::move(languages));
        add("102", "  ", {{'a', country()}});
        const bool index = input_.accessibility.index;
        // Illustrations; contents; no conference; no festschrift; index; no literary code; no biography.
        if (is_paper(edition_)) add("105", "  ", {{'a', std::string(input_.accessibility.pictures ? "a   " : "y   ") + "y   00" + (index ? "1" : "0") + "yy"}});
        add("106", "  ", {{'a', is_paper(edition_) ? "r" : edition_.form == EditionForm::large ? "d" : "s"}});
        // A document, remote, in colour; what it says of sound, images and their making does not apply.
        if (!is_paper(edition_)) add("135", "  ", {{'a', "drcnu|||auuuu"}});
        add("181", "  ", {{'6', "z01"}, {'c', "txt"}, {'2', "rdacontent"}});
        add("182", "  ", {{'6', "z01"}, {'c', is_paper(edition_) ? "n" : "c"}, {'2', "rdamedia"}});
        if (french_) add("183", "  ", {{'6', "z01"}, {'a', is_paper(edition_) ? "nga" : "ceb"}, {'2', "RDAfrCarrier"}});
        else add("183", "  ", {{'6', "z01"}, {'a', is_paper(edition_) ? "nc" : "cr"}, {'2', "rdacarrier"}});
    }

    // Where a record can tell: a region in the language's tag, an ISBN of the French group, a French legal deposit.
    std::string country() const {
        const std::size_t hyphen = plan_.language.find_last_of('-');
        if (hyphen != std::string::npos && plan_.language.size() - hyphen == 3) return to_upper("en", plan_.language.substr(hyphen + 1));
        const bool french_number = edition_.isbn.starts_with("97910");
        return french_number || (plan_.legal_deposit && primary_subtag(plan_.language) == "fr") ? "FR" : "";
    }

    // 2--: ISBD.
    void describe() {
        Subfields title{{'a', plan_.title.value}, {'e', plan_.subtitle}};
        std::string authors;
        for (const Contributor& person : plan_.authors)
            if (person.role == "author") authors += (authors.empty() ? "" : ", ") + person.name;
        title.emplace_back('f', authors);
        for (const Contributor& person : plan_.authors)
            if (person.role != "author") title.emplace_back(authors.empty() && title.back().first != 'g' ? 'f' : 'g', role_line(plan_, person));
        add("200", "1 ", std::move(title));
        add("214", " 0", {{'a', place(plan_.publisher.address)}, {'c', publisher()}, {'d', publication_year(book_).empty() ? said("record_no_date") : publication_year(book_)}});
        if (is_paper(edition_) && !plan_.printer.name.empty())
            add("214", " 3", {{'a', town_of(plan_.printer.address)}, {'c', plan_.printer.name}, {'d', plan_.printed ? compact({plan_.printed->start.year, 0, 0}) : ""}});
        if (is_paper(edition_)) {
            const std::int64_t millimetres = (edition_.height.value * 254 + 360'000) / 720'000; // of 1/1000 pt
            const std::int64_t centimetres = (millimetres + 9) / 10;                            // ISBD counts begun ones
            add("215", "  ", {{'a', said("record_volume") + pages()},
                              {'c', input_.accessibility.pictures ? said("record_illustrated") : ""},
                              {'d', centimetres > 0 ? to_text(centimetres) + " cm" : ""}});
        } else {
            add("215", "  ", {{'a', said("record_online") + pages()}, {'c', input_.accessibility.pictures ? said("record_illustrated") : ""}});
        }
        add("225", plan_.series.title.empty() ? "  " : "0 ", {{'a', plan_.series.title}, {'v', plan_.series.number}, {'x', plan_.series.title.empty() ? "" : plan_.series.issn}});
        // The file: its kind, its encoding, its size.
        if (!is_paper(edition_)) add("231", "  ", {{'a', said("record_text")}, {'b', edition_.form == EditionForm::epub ? "EPUB" : "PDF"}, {'c', edition_.bytes > 0 ? size() : ""}});
        std::stable_sort(fields_.begin(), fields_.end(), [](const MarcField& a, const MarcField& b) { return a.tag < b.tag; });
    }

    std::string publisher() const {
        const std::string name = publisher_of(plan_);
        return name.empty() ? said("record_no_publisher") : name;
    }
    std::string place(const std::string& address) const {
        const std::string town = town_of(address);
        return town.empty() ? said("record_no_place") : town;
    }
    std::string pages() const { return edition_.pages > 0 ? " (" + worded(cataloguing_, "record_pages", to_text(std::int64_t{edition_.pages})) + ")" : ""; }
    std::string size() const { return to_text(static_cast<std::int64_t>((edition_.bytes + 999) / 1000)) + (french_ ? " Ko" : " kB"); }

    // 3--
    void note() {
        add("307", "  ", {{'a', edition_.print_pages && edition_.pages > 0 ? said("a11y_summary_pages") : ""}});
        Subfields contents;
        std::size_t octets = 0;
        for (const Section& section : book_.sections) {
            if (section.kind != SectionKind::article && section.kind != SectionKind::foreword && section.kind != SectionKind::afterword) continue;
            const std::string title = plain_text(section.title);
            if (octets + title.size() > contents_octets) add("327", "1 ", std::exchange(contents, {})), octets = 0;
            contents.emplace_back('a', title);
            octets += title.size() + 2;
        }
        add("327", "1 ", std::move(contents));
        add("330", "  ", {{'a', plan_.description}});
        add("336", "  ", {{'a', is_paper(edition_) ? "" : said("record_text")}});
        add("337", "  ", {{'a', is_paper(edition_) ? "" : said(edition_.form == EditionForm::epub ? "record_epub" : "record_pdf")}});
    }

    // 4--: the series, and the other editions.
    void link() {
        if (!plan_.series.title.empty()) add("410", " 0", {{'t', plan_.series.title}, {'x', plan_.series.issn}, {'v', plan_.series.number}});
        for (const Edition& other : input_.editions) {
            if (other.form == edition_.form) continue;
            add("452", " 1", {{'0', record_id(book_, other)}, {'t', plan_.title.value}, {'b', form_words(other, cataloguing_)}, {'y', other.isbn.empty() ? "" : spaced_isbn(other.isbn)}});
        }
    }

    // 6--: the author's own words, of no list.
    void index() {
        for (const std::string& subject : plan_.subjects) add("610", "0 ", {{'a', subject}});
    }

    // 7--: the first author is the heading; others who wrote it are its equals; the rest come after.
    void name_people() {
        std::vector<const Contributor*> first, equal, others;
        for (const Contributor& person : people_) (!relator_of(person.role).creator ? others : first.empty() ? first : equal).push_back(&person);
        for (const auto& [tag, people] : {std::pair{"700", &first}, {"701", &equal}, {"702", &others}})
            for (const Contributor* person : *people) {
                const FiledName name = filed_name(*person);
                add(tag, name.rest.empty() ? " 0" : " 1", {{'a', name.entry}, {'b', name.rest}, {'4', std::string(relator_of(person->role).unimarc)}});
            }
    }

    // 8--
    void locate() {
        const std::string agency = publisher_of(plan_);
        add("801", " 0", {{'a', country()}, {'b', agency.empty() ? plan_.title.value : agency}, {'c', whole_day(book_.date.start)}, {'g', french_ ? "AFNOR" : ""}});
        const std::string address = file_address(edition_, input_);
        if (!address.empty()) add("856", "4 ", {{'u', address}, {'q', std::string(media_type(edition_.form))}, {'s', edition_.bytes > 0 ? to_text(static_cast<std::int64_t>(edition_.bytes)) : ""}, {'2', plan_.title.value}});
        else if (!plan_.distribution_url.value.empty()) add("856", "4 ", {{'u', plan_.distribution_url.value}});
    }

    const RecordsInput& input_;
    const Book& book_;
    const Plan& plan_;
    const Edition& edition_;
    std::vector<Contributor> people_;
    std::string_view cataloguing_; // the language of what the record says in its own words: the book's where there are such words
    bool french_;                  // catalogued by the French agencies' rules
    std::vector<MarcField> fields_;
};

} // namespace

std::vector<MarcRecord> unimarc_records(const RecordsInput& input) {
    std::vector<MarcRecord> records;
    for (const Edition& edition : input.editions) records.push_back(Cataloguer(input, edition).record());
    return records;
}

} // namespace florilege
