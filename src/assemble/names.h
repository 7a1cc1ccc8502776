// People's names: how they are sorted, listed and worded.
#pragma once

#include <string>
#include <vector>

#include "document/article.h"
#include "document/plan.h"

namespace florilege {

/// The form under which a name is sorted: "Beauvoir, Simone de" of "Simone de Beauvoir". A name of one word, one with a
/// comma already, or one that ends in a numeral (Louis XIV) stays as it is.
std::string file_as(const std::string& name);
/// The same for all of them that have none.
void fill_file_as(std::vector<Contributor>& contributors);
/// Names in a sentence: "A", "A et B", "A, B et C".
std::string listed(const std::vector<std::string>& names, const std::string& language);
/// The authors' names (role author), or everyone's when nobody is an author.
std::vector<std::string> author_names(const std::vector<Contributor>& contributors);

/// What someone other than an author did, in the words of the book's language: "avant-propos de …".
std::string role_line(const Plan& plan, const Contributor& contributor);

/// A text of the program's that may hold a date: the letters of "1er" are superior.
Inlines with_superior_letters(std::string text);
/// The months of a narrow line bound to their days and years by no-break spaces.
Inlines with_bound_dates(const Inlines& line);

} // namespace florilege
