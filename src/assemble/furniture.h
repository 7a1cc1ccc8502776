// The sections that the program makes itself, in the order of a French book: title pages, legal lines, tables, colophon.
#pragma once

#include "assemble/ids.h"
#include "document/book.h"
#include "document/edition.h"

namespace florilege {

Section half_title(const Plan& plan, Ids& ids);
/// The verso of the half-title: other books of the author and of the series. Without blocks when the plan names none.
Section also_by(const Plan& plan, Ids& ids);
Section title_page(const Plan& plan, const Date& date, Ids& ids);
/// The verso of the title: publisher, numbers, legal deposit, price, rights.
Section imprint(const Plan& plan, Ids& ids);
Section part(const std::string& title, const Plan& plan, Ids& ids);
enum class ContentsExtent { titles, full };
/// A table of the sections that have a title; `full` adds authors and dates.
Section contents(const SectionList& sections, const Plan& plan, ContentsExtent extent, Ids& ids);
/// The articles in the order of their dates.
Section chronology(const SectionList& sections, const Plan& plan, Ids& ids);
Section colophon(const Plan& plan, Ids& ids);
/// A text of book.yaml with the marks of its language: superior letters, small capitals of centuries.
Inlines marked(const std::string& text, const Plan& plan);
/// An ISBN as it is printed: its parts set apart by hyphens as far as they are known.
std::string spaced_isbn(const std::string& digits);

} // namespace florilege
