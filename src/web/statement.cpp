#include "web/statement.h"

#include <algorithm>

#include "base/number.h"
#include "language/language.h"
#include "markup/inline_writer.h"
#include "web/rgaa.h"
#include "web/site_page.h"

namespace florilege {

namespace {

class Statement {
  public:
    Statement(XmlWriter& out, const SiteMap& site) : out_(out), site_(site), plan_(site.book().plan), language_(site.word("statement_language")) {}

    void write() {
        write_title(out_, site_.word("site_statement"));
        out_.open("div").attribute("class", "statement");
        if (primary_subtag(plan_.language) != language_) write_language(out_, language_);
        words("statement_commitment", responsible());
        words("statement_applies", plan_.title.value);
        state();
        origin();
        remedies();
        out_.close();
    }

  private:
    void heading(const char* key) { out_.leaf("h2", site_.word(key)); }
    void words(const char* key, std::string_view first = {}, std::string_view second = {}) {
        out_.leaf("p", worded(plan_.language, key, first, second));
    }
    // Who answers for the site.
    std::string responsible() const {
        if (!plan_.publisher.name.empty()) return plan_.publisher.name;
        return plan_.authors.empty() ? plan_.title.value : plan_.authors.front().name;
    }

    void state() {
        const RgaaResult result = judge_rgaa(site_.input.accessibility);
        const auto number = [](int value) { return to_text(std::int64_t{value}); };
        heading("statement_state");
        words("statement_partial");
        heading("statement_results");
        words("statement_rate", number(result.rate()));
        words("statement_counts", number(result.held), number(result.applicable));
        words("statement_method");
        heading("statement_not_established");
        words("statement_for_people");
        out_.open("ul");
        for (const Criterion& criterion : result.for_people) {
            const std::string theme = number(criterion.theme), place = number(criterion.number);
            out_.leaf("li", worded(plan_.language, "statement_criterion", theme + '.' + place, site_.word("statement_" + theme + '_' + place)));
        }
        out_.close();
    }

    void origin() {
        const CalendarDate& day = site_.book().date.end ? *site_.book().date.end : site_.book().date.start;
        heading("statement_made");
        words("statement_date", format_date(language_, {day, std::nullopt, false, false}));
        if (!plan_.certified_by.empty()) words("statement_assessed_by", plan_.certified_by);
        words("statement_technologies");
        if (!site_.input.downloads.empty()) words("statement_other_forms");
        heading("statement_contact");
        std::string contact = responsible();
        if (!plan_.publisher.address.empty()) contact += ", " + plan_.publisher.address;
        std::replace(contact.begin(), contact.end(), '\n', ' ');
        words("statement_contact_words", contact);
    }

    void remedies() {
        heading("statement_remedy");
        words("statement_remedy_words");
        out_.open("ul");
        const auto link = [&](const char* address, const char* key) {
            out_.open("li").open_inline("a").attribute("href", address).text(site_.word(key)).close().close();
        };
        link("https://formulaire.defenseurdesdroits.fr/", "statement_remedy_form");
        link("https://www.defenseurdesdroits.fr/saisir/delegues", "statement_remedy_delegate");
        out_.leaf("li", site_.word("statement_remedy_post"));
        out_.close();
    }

    XmlWriter& out_;
    const SiteMap& site_;
    const Plan& plan_;
    std::string language_;
};

} // namespace

std::string write_statement_page(const SiteMap& site) {
    PageFacts page;
    page.path = std::string(statement_path);
    page.title = site.word("site_statement");
    page.body_class = "statement-page";
    return write_page(site, page, [&](XmlWriter& out) { Statement(out, site).write(); });
}

} // namespace florilege
