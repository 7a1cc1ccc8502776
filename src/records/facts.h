// Facts that several records state, each computed once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "records/records.h"

namespace florilege {

struct Price {
    std::string amount;   // "12.00"
    std::string currency; // ISO 4217
};
/// The price of a plan that has one, `12 EUR`; empty amounts for a free book and for what is no price.
Price price_of(const Plan& plan);

/// The year in which the book came out, four digits; empty when nothing says so.
std::string publication_year(const Book& book);
/// Digits alone: YYYY, YYYYMM or YYYYMMDD.
std::string compact(const CalendarDate& date);
/// With what is not known taken as the first: YYYYMMDD.
std::string whole_day(const CalendarDate& date);

/// The town of an address: what follows its postal code, else its last line; empty when there is none.
std::string town_of(const std::string& address);
/// Who publishes: the publisher, else the first author, else nobody.
std::string publisher_of(const Plan& plan);

/// The plan's people, then the authors of articles that it does not name; nobody twice.
std::vector<Contributor> people_of(const Book& book);
/// "Family, First" cut at its comma.
struct FiledName {
    std::string entry; // family name, or the whole
    std::string rest;
};
FiledName filed_name(const Contributor& person);

/// What tells the form of an edition to people: "EPUB", "PDF", "Texte imprimé"…, in the book's language.
std::string form_words(const Edition& edition, std::string_view language);
/// The address of an edition's file; empty when it has none or the site's address is not known.
std::string file_address(const Edition& edition, const RecordsInput& input);

} // namespace florilege
