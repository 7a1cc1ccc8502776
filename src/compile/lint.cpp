#include "compile/lint.h"

#include <algorithm>

#include "base/translate.h"
#include "language/language.h"

namespace florilege {

namespace {

void find_unused_files(const Manuscript& manuscript, const BookFolder& folder, Diagnostics& diagnostics) {
    const std::vector<std::string> read = folder.files_read();
    for (const char* pattern : {"articles/**", "images/**"})
        for (const std::string& path : folder.glob(pattern))
            if (!std::binary_search(read.begin(), read.end(), path))
                diagnostics.push_back(warning("unused-file", {manuscript.plan.source.get(), 0, 0}, tr("{} is in the book's folder, and nothing uses it", path),
                                              tr("list it, show it, or move it out of the folder")));
}

// What French law asks of a printed book: Code du patrimoine, R132-1 and the following; loi du 29 juillet 1881, article 3;
// loi du 10 août 1981 for the price.
void find_missing_mentions(const Plan& plan, Diagnostics& diagnostics) {
    const auto missing = [&](const std::string& what, const std::string& hint) {
        diagnostics.push_back(warning("missing-mention", {plan.source.get(), 0, 0}, tr("a printed book must say {}", what), hint));
    };
    if (plan.publisher.name.empty() || plan.publisher.address.empty())
        missing(tr("its publisher's name and address"), tr("add: publisher: {name: …, address: …}"));
    if (plan.printer.name.empty() || plan.printer.address.empty())
        missing(tr("its printer's name and address"), tr("add: printer: {name: …, address: …}"));
    if (!plan.printed) missing(tr("when its printing was completed"), tr("add: printed: YYYY-MM-DD"));
    if (!plan.isbn.contains("print")) missing(tr("its ISBN"), tr("add: isbn: {print: …}; the national agency gives the numbers"));
    if (!plan.series.title.empty() && plan.series.issn.empty()) missing(tr("the ISSN of its series"), tr("add it: series: {title: …, issn: …}"));
    if (plan.price.empty()) missing(tr("its price, or that it is free"), tr("add: price: 12 EUR, or price: free"));
    if (!plan.legal_deposit || plan.legal_deposit->start.month == 0)
        missing(tr("the month and year of its legal deposit"), tr("add: legal-deposit: YYYY-MM"));
}

} // namespace

Diagnostics lint(const Manuscript& manuscript, const BookFolder& folder, WordsMemory* memory) {
    Diagnostics diagnostics;
    find_unused_files(manuscript, folder, diagnostics);
    if (primary_subtag(manuscript.plan.language) == "fr") find_missing_mentions(manuscript.plan, diagnostics);
    const Diagnostics words = lint_words(manuscript, memory);
    diagnostics.insert(diagnostics.end(), words.begin(), words.end());
    return diagnostics;
}

} // namespace florilege
