#include "catalogued_book.h"

namespace florilege {

Book catalogued_book() {
    Book book;
    Plan& plan = book.plan;
    plan.title.value = "La Ville & ses notices";
    plan.subtitle = "Dix chroniques";
    plan.language = "fr";
    plan.description = "Ces notices remontent <à la source>.";
    plan.subjects = {"Chroniques", "Histoire locale"};
    plan.authors = {{"Hélène Vasseur", "Vasseur, Hélène", "author", {}}, {"Jean Ferrand", "Ferrand, Jean", "foreword", {}}, {"Odile", "Odile", "author", {}}};
    plan.publisher = {"Éditions de la Halle", "1, place de l'Exemple, 92240 Malakoff", {}};
    plan.printer = {"Imprimerie du Lavoir", "2, rue de l'Exemple\n75014 Paris", {}};
    plan.price = "12,5 EUR";
    plan.rights = "Droits réservés";
    plan.date = parse_date("2025-09");
    plan.legal_deposit = parse_date("2025-09");
    plan.printed = parse_date("2025-09-12");
    plan.series = {"Les Cahiers", "3", "0000-0019", {}};
    plan.certified_by = "Un atelier";
    book.slug = "la-ville";
    book.identifier = "urn:isbn:9782000000013";
    book.date = *parse_date("2025-09-12");
    for (const char* title : {"Premier article", "Second article"}) {
        Section section;
        section.kind = SectionKind::article;
        section.id = title[0] == 'P' ? "premier" : "second";
        section.title = plain(title);
        section.language = "fr";
        section.blocks.push_back({Paragraph{plain("Du texte en six mots précis.")}, Role::body, "", "", {}});
        book.sections.push_back(std::move(section));
    }
    return book;
}

std::vector<Edition> four_editions() {
    return {{EditionForm::epub, "la-ville.epub", 345'678, 96, {}, {}, "9782000000013"},
            {EditionForm::pdf, "la-ville.pdf", 1'234'567, 96, 148_mm, 210_mm, "9782000000020"},
            {EditionForm::large, "la-ville-large.pdf", 1'500'000, 150, {}, {}, ""},
            {EditionForm::print, "", 0, 100, 148_mm, 210_mm, "9782000000037"}};
}

std::map<std::string, std::string> records_of(const Book& book, const std::vector<Edition>& editions, const std::string& address) {
    const Accessibility accessibility = accessibility_of(book, {{"1", 1, 0}});
    std::map<std::string, std::string> files;
    for (OutputFile& file : write_records({book, accessibility, editions, address, "cover.png", 800, 1200})) files[file.path] = std::move(file.bytes);
    return files;
}

} // namespace florilege
