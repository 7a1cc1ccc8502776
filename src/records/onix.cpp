#include "records/onix.h"

#include <algorithm>

#include "base/number.h"
#include "base/xml.h"
#include "document/relator.h"
#include "language/bibliographic_code.h"
#include "language/language.h"
#include "records/facts.h"

namespace florilege {

namespace {

bool is_paper(const Edition& edition) { return edition.form == EditionForm::print; }

class OnixWriter {
  public:
    explicit OnixWriter(const RecordsInput& input) : input_(input), book_(input.book), plan_(input.book.plan), out_(XmlWriter::document()) {}

    std::string write() {
        out_.open("ONIXMessage").attribute("xmlns", "http://ns.editeur.org/onix/3.0/reference").attribute("release", "3.0");
        out_.open("Header").open("Sender");
        leaf("SenderName", publisher());
        out_.close();
        leaf("SentDateTime", whole_day(book_.date.end ? *book_.date.end : book_.date.start));
        leaf("DefaultLanguageOfText", bibliographic_code(plan_.language));
        out_.close();
        for (const Edition& edition : input_.editions) product(edition);
        out_.close();
        return out_.take();
    }

  private:
    void leaf(std::string_view name, std::string_view text) {
        if (!text.empty()) out_.leaf(name, text);
    }
    std::string publisher() const {
        const std::string name = publisher_of(plan_);
        return name.empty() ? plan_.title.value : name;
    }

    void product(const Edition& edition) {
        out_.open("Product");
        leaf("RecordReference", identifier_of(edition, book_));
        leaf("NotificationType", "03"); // list 1: confirmed on publication
        leaf("RecordSourceType", "01"); // list 3: publisher
        identifiers(edition);
        descriptive_detail(edition);
        collateral_detail();
        publishing_detail();
        related_material(edition);
        supply(edition);
        out_.close();
    }

    // List 5: 03 GTIN-13, 15 ISBN-13, 22 URN.
    void identifiers(const Edition& edition) {
        const auto identifier = [&](const char* type, const std::string& value) {
            out_.open("ProductIdentifier");
            leaf("ProductIDType", type);
            leaf("IDValue", value);
            out_.close();
        };
        if (edition.isbn.empty()) identifier("22", identifier_of(edition, book_));
        else identifier("03", edition.isbn), identifier("15", edition.isbn);
    }

    void descriptive_detail(const Edition& edition) {
        out_.open("DescriptiveDetail");
        leaf("ProductComposition", "00");                    // list 2: single item
        leaf("ProductForm", is_paper(edition) ? "BC" : "ED"); // list 150: paperback, digital download
        if (edition.form == EditionForm::epub) leaf("ProductFormDetail", "E101"), leaf("ProductFormDetail", "E200"); // list 175: EPUB, reflowable
        else if (!is_paper(edition)) leaf("ProductFormDetail", "E107"), leaf("ProductFormDetail", "E201");           // PDF, fixed format
        if (!is_paper(edition)) features(edition);
        leaf("ProductFormDescription", form_words(edition, plan_.language));
        leaf("PrimaryContentType", "10"); // list 81: text
        if (is_paper(edition)) measures(edition);
        else leaf("EpubTechnicalProtection", "00"); // list 144: none
        collection();
        title("01", "01", plan_.title.value, plan_.subtitle, "");
        contributors();
        language();
        extents(edition);
        leaf("Illustrated", input_.accessibility.pictures ? "02" : "01"); // list 152: yes, no
        subjects();
        out_.open("Audience");
        leaf("AudienceCodeType", "01"), leaf("AudienceCodeValue", "01"); // lists 29, 28: ONIX, general
        out_.close();
        out_.close();
    }

    // List 79: 09 accessibility (values of list 196), 12 hazards (list 143), 15 format version (list 220).
    void features(const Edition& edition) {
        const auto feature = [&](const char* type, const std::string& value, const std::string& words = {}) {
            out_.open("ProductFormFeature");
            leaf("ProductFormFeatureType", type);
            leaf("ProductFormFeatureValue", value);
            leaf("ProductFormFeatureDescription", words);
            out_.close();
        };
        for (const std::string& code : accessibility_codes(edition, input_.accessibility)) {
            if (code == "00") feature("09", code, summary(edition));
            else feature("09", code, code == "93" ? input_.accessibility.certified_by : "");
        }
        feature("12", "00"); // no known hazards
        if (edition.form == EditionForm::epub) feature("15", "101F"); // EPUB 3.3
    }

    std::string summary(const Edition& edition) const {
        std::string text(wording(plan_.language, "a11y_summary"));
        if (edition.print_pages) text += ' ' + std::string(wording(plan_.language, "a11y_summary_pages"));
        return text;
    }

    void measures(const Edition& edition) {
        const auto measure = [&](const char* type, Length length) {
            if (length.value <= 0) return;
            out_.open("Measure");
            leaf("MeasureType", type); // list 48: 01 height, 02 width
            leaf("Measurement", to_text(length.points() * 25.4 / 72, 0));
            leaf("MeasureUnitCode", "mm");
            out_.close();
        };
        measure("01", edition.height), measure("02", edition.width);
    }

    void collection() {
        const Series& series = plan_.series;
        if (series.title.empty()) {
            out_.open("NoCollection").close_empty();
            return;
        }
        out_.open("Collection");
        leaf("CollectionType", "10"); // list 148: publisher's collection
        if (!series.issn.empty()) {
            std::string digits = series.issn;
            std::erase(digits, '-');
            out_.open("CollectionIdentifier");
            leaf("CollectionIDType", "02"), leaf("IDValue", digits); // list 13: ISSN
            out_.close();
        }
        title("01", "02", series.title, "", series.number);
        out_.close();
    }

    // Lists 15 (01: distinctive title) and 149 (01: product, 02: collection).
    void title(const char* type, const char* level, const std::string& text, const std::string& subtitle, const std::string& part) {
        out_.open("TitleDetail");
        leaf("TitleType", type);
        out_.open("TitleElement");
        leaf("TitleElementLevel", level);
        leaf("PartNumber", part);
        leaf("TitleText", text);
        leaf("Subtitle", subtitle);
        out_.close().close();
    }

    void contributors() {
        std::int64_t number = 0;
        for (const Contributor& person : people_of(book_)) {
            out_.open("Contributor");
            leaf("SequenceNumber", to_text(++number));
            leaf("ContributorRole", relator_of(person.role).onix);
            leaf("PersonName", person.name);
            leaf("PersonNameInverted", person.file_as);
            out_.close();
        }
        if (number == 0) out_.open("NoContributor").close_empty();
    }

    void language() {
        out_.open("Language");
        leaf("LanguageRole", "01"), leaf("LanguageCode", bibliographic_code(plan_.language)); // list 22: of the text
        out_.close();
    }

    // List 23: 02 words, 08 pages of the print counterpart, 10 of a digital product by its own list, 11 content pages, 22 file size; list 24: 02 words, 03 pages, 17 bytes.
    void extents(const Edition& edition) {
        const auto extent = [&](const char* type, std::uint64_t value, const char* unit) {
            if (value == 0) return;
            out_.open("Extent");
            leaf("ExtentType", type), leaf("ExtentValue", to_text(static_cast<std::int64_t>(value))), leaf("ExtentUnit", unit);
            out_.close();
        };
        std::size_t words = 0;
        for (const Section& section : book_.sections) words += count_words(section);
        extent(edition.print_pages ? "08" : edition.form == EditionForm::epub ? "10" : "11", static_cast<std::uint64_t>(edition.pages), "03");
        extent("02", words, "02");
        extent("22", edition.bytes, "17");
    }

    // List 27: 20 keywords.
    void subjects() {
        std::string keywords;
        for (const std::string& subject : plan_.subjects) keywords += (keywords.empty() ? "" : "; ") + subject;
        if (keywords.empty()) return;
        out_.open("Subject");
        leaf("SubjectSchemeIdentifier", "20"), leaf("SubjectHeadingText", keywords);
        out_.close();
    }

    void collateral_detail() {
        std::string contents;
        for (const Section& section : book_.sections)
            if (section.kind == SectionKind::article) contents += (contents.empty() ? "" : "; ") + plain_text(section.title);
        if (plan_.description.empty() && contents.empty() && input_.address.empty()) return;
        out_.open("CollateralDetail");
        const auto text = [&](const char* type, const std::string& words) { // list 153: 03 description, 04 contents; list 154: 00 anyone
            if (words.empty()) return;
            out_.open("TextContent");
            leaf("TextType", type), leaf("ContentAudience", "00"), leaf("Text", words);
            out_.close();
        };
        text("03", plan_.description), text("04", contents);
        if (!input_.address.empty()) {
            out_.open("SupportingResource");
            // Lists 158: 01 front cover; 154: 00 anyone; 159: 03 image; 161: 02 downloadable file.
            leaf("ResourceContentType", "01"), leaf("ContentAudience", "00"), leaf("ResourceMode", "03");
            out_.open("ResourceVersion");
            leaf("ResourceForm", "02"), leaf("ResourceLink", input_.address + "images/cover-image" + input_.cover.substr(input_.cover.find_last_of('.')));
            out_.close().close();
        }
        out_.close();
    }

    void publishing_detail() {
        out_.open("PublishingDetail");
        out_.open("Publisher");
        leaf("PublishingRole", "01"), leaf("PublisherName", publisher()); // list 45: publisher
        if (!input_.address.empty()) {
            out_.open("Website");
            leaf("WebsiteRole", "02"), leaf("WebsiteLink", input_.address); // list 73: publisher's page of the work
            out_.close();
        }
        out_.close();
        leaf("CityOfPublication", town_of(plan_.publisher.address));
        leaf("PublishingStatus", "04"); // list 64: active
        publishing_date();
        out_.close();
    }

    void publishing_date() {
        const auto day = publication_day(book_);
        if (!day) return;
        out_.open("PublishingDate");
        leaf("PublishingDateRole", "01"); // list 163: publication date; list 55: 00 YYYYMMDD, 01 YYYYMM, 05 YYYY
        out_.open("Date").attribute("dateformat", day->day > 0 ? "00" : day->month > 0 ? "01" : "05").text(compact(*day)).close();
        out_.close();
    }

    // List 51, what the other edition is to this one: 06 alternative format, 13 the print on which this e-publication is based,
    // 27 an electronic version.
    void related_material(const Edition& edition) {
        if (input_.editions.size() < 2) return;
        out_.open("RelatedMaterial");
        for (const Edition& other : input_.editions) {
            if (other.form == edition.form) continue;
            out_.open("RelatedProduct");
            leaf("ProductRelationCode", is_paper(edition) ? "27" : is_paper(other) ? "13" : "06");
            identifiers(other);
            out_.close();
        }
        out_.close();
    }

    void supply(const Edition& edition) {
        out_.open("ProductSupply").open("SupplyDetail").open("Supplier");
        leaf("SupplierRole", "09"), leaf("SupplierName", publisher()); // list 93: publisher to end customers
        if (const std::string address = file_address(edition, input_); !address.empty()) {
            out_.open("Website");
            leaf("WebsiteRole", "29"), leaf("WebsiteLink", address); // list 73: where the e-book is downloaded
            out_.close();
        }
        out_.close();
        leaf("ProductAvailability", "20"); // list 65: available
        const Price price = price_of(plan_);
        if (price.amount.empty()) {
            leaf("UnpricedItemType", is_free(plan_) ? "01" : "02"); // list 57: free of charge, to be announced
        } else {
            out_.open("Price");
            leaf("PriceType", "04"), leaf("PriceAmount", price.amount), leaf("CurrencyCode", price.currency); // list 58: fixed, tax included
            out_.close();
        }
        out_.close().close();
    }

    const RecordsInput& input_;
    const Book& book_;
    const Plan& plan_;
    XmlWriter out_;
};

} // namespace

std::vector<std::string> accessibility_codes(const Edition& edition, const Accessibility& facts) {
    if (is_paper(edition)) return {};
    const bool epub = edition.form == EditionForm::epub;
    // Summary; contents; one order of reading; languages tagged; nothing by colour alone; high contrast; headings to move by.
    std::vector<std::string> codes{"00", "11", "13", "22", "25", "26", "29"};
    if (!facts.undescribed_pictures) codes.insert(codes.end(), {"14", "52"}); // short descriptions; readable without sight
    if (facts.index) codes.push_back("12");
    if (epub && facts.pages) codes.push_back("19");
    if (epub) codes.insert(codes.end(), {"10", "30", "32", "36"}); // nothing disabled; ARIA; landmarks; appearance
    else codes.push_back("05"); // PDF/UA-1
    const bool conforms = epub && may_claim_conformance(facts);
    if (conforms) codes.insert(codes.end(), {"04", "82", "85", "93"}); // EPUB Accessibility 1.1; WCAG 2.2, AA; by whom
    if (epub && facts.micro_enterprise) codes.push_back("75");
    std::sort(codes.begin(), codes.end());
    return codes;
}

std::string write_onix(const RecordsInput& input) { return OnixWriter(input).write(); }

} // namespace florilege
