#include "document/edition.h"

#include "base/sha256.h"

namespace florilege {

std::string_view form_name(EditionForm form) {
    switch (form) {
    case EditionForm::epub: return "epub";
    case EditionForm::pdf: return "pdf";
    case EditionForm::large: return "large";
    case EditionForm::print: return "print";
    case EditionForm::booklet: return "booklet";
    case EditionForm::flyer: break;
    }
    return "flyer";
}

std::string_view media_type(EditionForm form) {
    return form == EditionForm::epub ? "application/epub+zip" : form == EditionForm::print ? "" : "application/pdf";
}

std::string isbn_of(EditionForm form, const Book& book) {
    const auto number = book.plan.isbn.find(std::string(form_name(form)));
    return number == book.plan.isbn.end() ? std::string() : number->second.value;
}

std::string identifier_of(const Edition& edition, const Book& book) {
    if (!edition.isbn.empty()) return "urn:isbn:" + edition.isbn;
    if (edition.form == EditionForm::epub) return book.identifier;
    return "urn:uuid:" + uuid_of(book.identifier + '\n' + std::string(form_name(edition.form)));
}

std::optional<CalendarDate> publication_day(const Book& book) {
    if (book.plan.date) return book.plan.date->start;
    if (book.date.start.year == undated_year) return std::nullopt;
    return book.date.start;
}

bool is_free(const Plan& plan) { return plan.price == "free" || plan.price == "gratuit"; }

std::string site_address(const Plan& plan) {
    std::string address = plan.site_url.value.empty() ? plan.distribution_url.value : plan.site_url.value;
    address = address.substr(0, address.find_first_of("?#"));
    const std::size_t host = address.find("://");
    if (host == std::string::npos) return {};
    const std::size_t slash = address.find_last_of('/');
    const bool names_file = slash > host + 2 && address.find('.', slash) != std::string::npos;
    if (names_file) address.resize(slash);
    return address.ends_with('/') ? address : address + '/';
}

} // namespace florilege
