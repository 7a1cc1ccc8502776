#include "records/records.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "base/xml.h"
#include "catalogued_book.h"
#include "records/facts.h"
#include "records/marc.h"
#include "records/onix.h"
#include "records/opds.h"

namespace florilege {
namespace {

using Json = nlohmann::json;

XmlNode parsed(const std::string& xml) {
    std::string why;
    const auto root = read_xml(xml, why);
    EXPECT_TRUE(root) << why;
    return root.value_or(XmlNode{});
}

std::vector<const XmlNode*> children(const XmlNode& node, std::string_view name) {
    std::vector<const XmlNode*> found;
    for (const XmlNode& child : node.children)
        if (child.local_name() == name) found.push_back(&child);
    return found;
}

/// The fields of one ISO 2709 record as its label and directory give them: "200 1  $aTitle$eSubtitle".
struct Iso2709 {
    std::string label;
    std::vector<std::string> fields;
    std::vector<std::string> of(const std::string& tag) const {
        std::vector<std::string> found;
        for (const std::string& field : fields)
            if (field.starts_with(tag)) found.push_back(field.substr(4));
        return found;
    }
    std::string one(const std::string& tag) const {
        const auto found = of(tag);
        return found.size() == 1 ? found.front() : "(" + std::to_string(found.size()) + " fields)";
    }
};

std::vector<Iso2709> read_iso_2709(const std::string& file) {
    std::vector<Iso2709> records;
    for (std::size_t begin = 0; begin < file.size();) {
        const std::size_t length = std::stoul(file.substr(begin, 5)), base = std::stoul(file.substr(begin + 12, 5));
        EXPECT_LE(begin + length, file.size());
        EXPECT_EQ(file[begin + length - 1], '\x1D');
        EXPECT_EQ(file[begin + base - 1], '\x1E');
        Iso2709 record{file.substr(begin, 24), {}};
        std::size_t expected = 0;
        for (std::size_t entry = begin + 24; file[entry] != '\x1E'; entry += 12) {
            const std::string tag = file.substr(entry, 3);
            const std::size_t size = std::stoul(file.substr(entry + 3, 4)), at = std::stoul(file.substr(entry + 7, 5));
            EXPECT_EQ(at, expected) << tag;
            expected = at + size;
            std::string text = file.substr(begin + base + at, size);
            EXPECT_EQ(text.back(), '\x1E') << tag;
            text.pop_back();
            for (char& c : text)
                if (c == '\x1F') c = '$';
            record.fields.push_back(tag + ' ' + text);
        }
        EXPECT_EQ(base + expected + 1, length);
        records.push_back(std::move(record));
        begin += length;
    }
    return records;
}

} // namespace

TEST(Unimarc, has_a_record_an_edition_each_with_an_exact_label_and_directory) {
    const auto files = records_of(catalogued_book(), four_editions());
    const std::vector<Iso2709> records = read_iso_2709(files.at("unimarc.mrc"));
    ASSERT_EQ(records.size(), 4u);
    EXPECT_EQ(records[0].label.substr(5, 7), "nlm0 22");
    EXPECT_EQ(records[3].label.substr(5, 7), "nam0 22");
    for (const Iso2709& record : records) {
        EXPECT_EQ(record.label.substr(17), "   450 ");
        std::string last;
        for (const std::string& field : record.fields) {
            EXPECT_LE(last, field.substr(0, 3)) << "tags ascend";
            last = field.substr(0, 3);
        }
    }
}

TEST(Unimarc, describes_the_e_book_field_by_field) {
    const Iso2709 epub = read_iso_2709(records_of(catalogued_book(), four_editions(), "https://example.org/livre/").at("unimarc.mrc"))[0];
    EXPECT_EQ(epub.one("001"), "la-ville-epub");
    EXPECT_EQ(epub.one("010"), "  $a978-2-00-000001-3$bEPUB$d12.50 EUR");
    EXPECT_EQ(epub.one("073"), " 0$a9782000000013");
    EXPECT_EQ(epub.one("100"), "  $a20250912d2025    m  y0frey50      ba");
    EXPECT_EQ(epub.one("101"), "0 $afre");
    EXPECT_EQ(epub.one("102"), "  $aFR");
    EXPECT_EQ(epub.one("106"), "  $as");
    EXPECT_EQ(epub.one("135"), "  $adrcnu|||auuuu");
    EXPECT_EQ(epub.one("200"), "1 $aLa Ville & ses notices$eDix chroniques$fHélène Vasseur, Odile$gavant-propos de Jean Ferrand");
    EXPECT_EQ(epub.one("214"), " 0$aMalakoff$cÉditions de la Halle$d2025");
    EXPECT_EQ(epub.one("215"), "  $a1 ressource dématérialisée (96 p.)");
    EXPECT_EQ(epub.one("225"), "0 $aLes Cahiers$v3$x0000-0019");
    EXPECT_EQ(epub.one("231"), "  $aDonnées textuelles$bEPUB$c346 Ko");
    EXPECT_EQ(epub.one("327"), "1 $aPremier article$aSecond article");
    EXPECT_EQ(epub.one("330"), "  $aCes notices remontent <à la source>.");
    EXPECT_EQ(epub.one("410"), " 0$tLes Cahiers$x0000-0019$v3");
    EXPECT_EQ(epub.of("452").size(), 3u);
    EXPECT_EQ(epub.of("452").back(), " 1$0la-ville-print$tLa Ville & ses notices$bLivre imprimé$y978-2-00-000003-7");
    EXPECT_EQ(epub.of("610"), (std::vector<std::string>{"0 $aChroniques", "0 $aHistoire locale"}));
    EXPECT_EQ(epub.one("700"), " 1$aVasseur$bHélène$4070");
    EXPECT_EQ(epub.one("701"), " 0$aOdile$4070");
    EXPECT_EQ(epub.one("702"), " 1$aFerrand$bJean$4080");
    EXPECT_EQ(epub.one("856"), "4 $uhttps://example.org/livre/downloads/la-ville.epub$qapplication/epub+zip$s345678$2La Ville & ses notices");
}

TEST(Unimarc, speaks_the_language_of_the_book) {
    Book book = catalogued_book();
    book.plan.language = "en";
    book.plan.publisher = {}, book.plan.authors.clear(), book.plan.price = "free";
    for (std::size_t i = 0; i < book.sections.size(); ++i) book.sections.edit(i).language = "en";
    const auto records = read_iso_2709(records_of(book, four_editions()).at("unimarc.mrc"));
    const Iso2709 &epub = records[0], &print = records[3];
    EXPECT_EQ(epub.one("100"), "  $a20250912d2025    m  y0engy50      ba");
    EXPECT_EQ(epub.one("214"), " 0$a[place of publication not identified]$c[publisher not identified]$d2025");
    EXPECT_EQ(epub.one("215"), "  $a1 online resource (96 p.)");
    EXPECT_EQ(epub.one("231"), "  $aText data$bEPUB$c346 kB");
    EXPECT_EQ(epub.one("010"), "  $a978-2-00-000001-3$bEPUB$dfree");
    EXPECT_EQ(print.one("010"), "  $a978-2-00-000003-7$bpbk.$dfree");
    EXPECT_EQ(print.one("183"), "  $6z01$anc$2rdacarrier");
    book.plan.language = "pl"; // no words of its own
    EXPECT_EQ(read_iso_2709(records_of(book, four_editions()).at("unimarc.mrc"))[0].one("100").substr(25, 5), "0engy");
}

TEST(Unimarc, describes_the_printed_book) {
    const Iso2709 print = read_iso_2709(records_of(catalogued_book(), four_editions()).at("unimarc.mrc"))[3];
    EXPECT_EQ(print.one("010"), "  $a978-2-00-000003-7$bbr.$d12.50 EUR");
    EXPECT_EQ(print.one("105"), "  $ay   y   000yy");
    EXPECT_EQ(print.one("106"), "  $ar");
    EXPECT_EQ(print.of("214"), (std::vector<std::string>{" 0$aMalakoff$cÉditions de la Halle$d2025", " 3$aParis$cImprimerie du Lavoir$d2025"}));
    EXPECT_EQ(print.one("215"), "  $a1 vol. (100 p.)$d21 cm");
    EXPECT_TRUE(print.of("231").empty());
    EXPECT_TRUE(print.of("135").empty());
}

TEST(Unimarc, is_read_back_field_by_field_by_yaz_marcdump) {
    if (std::system("command -v yaz-marcdump >/dev/null 2>&1") != 0) GTEST_SKIP() << "yaz-marcdump is not installed";
    const auto files = records_of(catalogued_book(), four_editions());
    const std::string folder = testing::TempDir();
    for (const char* name : {"unimarc.mrc", "unimarc.xml"}) std::ofstream(folder + name, std::ios::binary) << files.at(name);
    const auto dumped = [&](const std::string& arguments) {
        FILE* pipe = popen(("yaz-marcdump " + arguments + " 2>&1").c_str(), "r");
        std::string text;
        char buffer[4096];
        for (std::size_t got = 0; (got = fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, got);
        EXPECT_EQ(pclose(pipe), 0) << text;
        return text;
    };
    const auto fields = [](const std::string& text) { // the label counts octets in one form alone
        std::istringstream lines(text);
        std::string kept;
        for (std::string line; std::getline(lines, line);)
            if (line.size() > 3 && line[3] == ' ' && line[0] >= '0' && line[0] <= '9') kept += line + '\n';
        return kept;
    };
    std::string expected; // every field of every record, subfields set apart
    for (const Iso2709& record : read_iso_2709(files.at("unimarc.mrc")))
        for (const std::string& field : record.fields) {
            const std::size_t first = std::min(field.find('$'), field.size());
            expected += field.substr(0, first);
            for (std::size_t at = first; at < field.size();) {
                const std::size_t next = std::min(field.find('$', at + 1), field.size());
                expected += " " + field.substr(at, 2) + " " + field.substr(at + 2, next - at - 2);
                at = next;
            }
            expected += '\n';
        }
    const std::string octets = fields(dumped("-i marc -o line '" + folder + "unimarc.mrc'"));
    EXPECT_GT(octets.size(), 3000u);
    EXPECT_EQ(octets, expected);
    EXPECT_EQ(octets, fields(dumped("-i marcxml -o line '" + folder + "unimarc.xml'")));
}

TEST(Marc, keeps_to_the_octets_that_the_format_can_count) {
    MarcRecord record{"nlm0 ", "   ", {{"001", "", {}, "id"}}};
    for (int i = 0; i < 40; ++i) {
        MarcField field{"330", "  ", {}, {}};
        for (int k = 0; k < 5; ++k) field.subfields.emplace_back('a', std::string(6000, 'x') + "é\x1F\x1D");
        record.fields.push_back(field);
    }
    const auto records = read_iso_2709(to_iso_2709(record));
    ASSERT_EQ(records.size(), 1u);
    EXPECT_GT(records[0].fields.size(), 10u);
}

// The structure that EDItEUR's specification of ONIX 3.0 gives a product, as far as these records use it: the order of elements
// in each composite, those that must be there, those that may come again.
TEST(Onix, keeps_to_the_structure_of_its_specification) {
    struct Rule {
        const char* composite;
        const char* content; // names in order; ! must be there, * may come again
    };
    const std::vector<Rule> rules{
        {"ONIXMessage", "Header! Product!*"},
        {"Header", "Sender! SentDateTime! DefaultLanguageOfText"},
        {"Sender", "SenderName!"},
        {"Product", "RecordReference! NotificationType! RecordSourceType ProductIdentifier!* DescriptiveDetail! CollateralDetail PublishingDetail! RelatedMaterial ProductSupply!*"},
        {"ProductIdentifier", "ProductIDType! IDTypeName IDValue!"},
        {"DescriptiveDetail", "ProductComposition! ProductForm! ProductFormDetail* ProductFormFeature* ProductFormDescription* PrimaryContentType Measure* EpubTechnicalProtection* Collection* NoCollection TitleDetail!* Contributor* NoContributor Language* Extent* Illustrated Subject* Audience*"},
        {"ProductFormFeature", "ProductFormFeatureType! ProductFormFeatureValue ProductFormFeatureDescription*"},
        {"Measure", "MeasureType! Measurement! MeasureUnitCode!"},
        {"Collection", "CollectionType! CollectionIdentifier* TitleDetail*"},
        {"CollectionIdentifier", "CollectionIDType! IDValue!"},
        {"TitleDetail", "TitleType! TitleElement!*"},
        {"TitleElement", "TitleElementLevel! PartNumber TitleText! Subtitle"},
        {"Contributor", "SequenceNumber ContributorRole!* PersonName! PersonNameInverted"},
        {"Language", "LanguageRole! LanguageCode!"},
        {"Extent", "ExtentType! ExtentValue! ExtentUnit!"},
        {"Subject", "SubjectSchemeIdentifier! SubjectHeadingText!"},
        {"Audience", "AudienceCodeType! AudienceCodeValue!"},
        {"CollateralDetail", "TextContent* SupportingResource*"},
        {"TextContent", "TextType! ContentAudience!* Text!*"},
        {"SupportingResource", "ResourceContentType! ContentAudience!* ResourceMode! ResourceVersion!*"},
        {"ResourceVersion", "ResourceForm! ResourceLink!*"},
        {"PublishingDetail", "Publisher!* CityOfPublication* PublishingStatus PublishingDate*"},
        {"Publisher", "PublishingRole! PublisherName! Website*"},
        {"Website", "WebsiteRole WebsiteLink!"},
        {"PublishingDate", "PublishingDateRole! Date!"},
        {"RelatedMaterial", "RelatedProduct*"},
        {"RelatedProduct", "ProductRelationCode! ProductIdentifier!*"},
        {"ProductSupply", "SupplyDetail!*"},
        {"SupplyDetail", "Supplier! ProductAvailability! UnpricedItemType Price*"},
        {"Supplier", "SupplierRole! SupplierName! Website*"},
        {"Price", "PriceType PriceAmount! CurrencyCode"}};
    const auto check = [&](const XmlNode& node) {
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& candidate) { return node.local_name() == candidate.composite; });
        std::vector<std::string> found;
        for (const XmlNode& child : node.children)
            if (!child.is_text()) found.emplace_back(child.local_name());
        if (rule == rules.end()) {
            EXPECT_TRUE(found.empty()) << node.name << " has no rule";
            return;
        }
        std::istringstream content(rule->content);
        std::size_t at = 0;
        for (std::string word; content >> word;) {
            const bool needed = word.find('!') != std::string::npos, repeats = word.find('*') != std::string::npos;
            const std::string name = word.substr(0, word.find_first_of("!*"));
            std::size_t count = 0;
            while (at < found.size() && found[at] == name) ++at, ++count;
            EXPECT_TRUE(count > 0 || !needed) << node.name << " lacks " << name;
            EXPECT_TRUE(count < 2 || repeats) << node.name << " has " << name << " twice";
        }
        EXPECT_EQ(at, found.size()) << node.name << ": " << (at < found.size() ? found[at] : "") << " stands where it may not";
    };
    const std::function<void(const XmlNode&)> walk = [&](const XmlNode& node) {
        if (node.is_text()) return;
        check(node);
        for (const XmlNode& child : node.children) walk(child);
    };
    Book bare;
    bare.plan.title.value = "Sans rien";
    bare.identifier = "urn:uuid:00000000-0000-8000-8000-000000000000";
    bare.date = *parse_date("2020");
    for (const std::string& address : {std::string(), std::string("https://example.org/")}) {
        const XmlNode message = parsed(records_of(catalogued_book(), four_editions(), address).at("onix.xml"));
        EXPECT_EQ(message.attribute("release"), "3.0");
        walk(message);
        walk(parsed(records_of(bare, {{EditionForm::epub, "sans-rien.epub", 10, 0, {}, {}, ""}}, address).at("onix.xml")));
    }
}

TEST(Onix, has_a_product_an_edition_that_names_the_others) {
    const XmlNode message = parsed(records_of(catalogued_book(), four_editions()).at("onix.xml"));
    const auto products = children(message, "Product");
    ASSERT_EQ(products.size(), 4u);
    std::vector<std::string> relations;
    for (const XmlNode* product : products) {
        std::string codes;
        for (const XmlNode* related : children(*product->child("RelatedMaterial"), "RelatedProduct")) codes += related->child("ProductRelationCode")->all_text() + ' ';
        relations.push_back(codes);
    }
    EXPECT_EQ(relations, (std::vector<std::string>{"06 06 13 ", "06 06 13 ", "06 06 13 ", "27 27 27 "}));
    EXPECT_EQ(products[0]->child("RecordReference")->all_text(), "urn:isbn:9782000000013");
    EXPECT_TRUE(products[2]->child("RecordReference")->all_text().starts_with("urn:uuid:"));
}

TEST(Onix, codes_accessibility_from_the_facts_of_the_epub) {
    Accessibility facts;
    const Edition epub{EditionForm::epub, "a.epub", 1, 0, {}, {}, ""};
    const auto has = [&](const Edition& edition, const char* code) {
        const auto codes = accessibility_codes(edition, facts);
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    };
    for (const char* code : {"10", "11", "14", "36", "52"}) EXPECT_TRUE(has(epub, code)) << code;
    for (const char* code : {"04", "82", "85", "12", "19", "75", "93"}) EXPECT_FALSE(has(epub, code)) << code;
    facts.index = facts.pages = facts.micro_enterprise = true;
    facts.certified_by = "Un atelier";
    for (const char* code : {"04", "82", "85", "12", "19", "75", "93"}) EXPECT_TRUE(has(epub, code)) << code;
    const Edition pdf{EditionForm::pdf, "a.pdf", 1, 10, {}, {}, ""}, print{EditionForm::print, "", 0, 10, {}, {}, ""};
    EXPECT_TRUE(has(pdf, "05"));
    EXPECT_FALSE(has(pdf, "04"));
    EXPECT_TRUE(accessibility_codes(print, facts).empty());
    facts.undescribed_pictures = true;
    for (const char* code : {"04", "14", "52", "82", "85", "93"}) EXPECT_FALSE(has(epub, code)) << code;
}

TEST(Records, claim_of_pictures_without_a_description_what_the_epub_claims) {
    Book book = catalogued_book();
    const auto accessibility = [&] { return Json::parse(records_of(book, four_editions()).at("opds.json"))["publications"][0]["metadata"]["accessibility"]; };
    const auto offers = [](const Json& said) { return said["feature"].dump().find("alternativeText") != std::string::npos; };
    EXPECT_TRUE(offers(accessibility()));
    EXPECT_EQ(accessibility()["accessModeSufficient"][0], "textual");
    EXPECT_TRUE(accessibility().contains("conformsTo"));
    book.images["a.png"] = {};
    book.sections.edit(0).blocks.push_back({Figure{"a.png", "", plain("Une légende"), {}}, Role::figure, "", "", {}});
    EXPECT_FALSE(offers(accessibility()));
    EXPECT_EQ(accessibility()["accessModeSufficient"].size(), 1u);
    EXPECT_FALSE(accessibility().contains("conformsTo"));
}

TEST(Onix, says_whose_pages_those_of_the_epub_are) {
    std::vector<Edition> editions = four_editions();
    const auto extent = [&] { return parsed(records_of(catalogued_book(), editions).at("onix.xml")).child("Product")->child("DescriptiveDetail")->child("Extent")->child("ExtentType")->all_text(); };
    EXPECT_EQ(extent(), "10");
    editions[0].print_pages = true;
    EXPECT_EQ(extent(), "08");
}

TEST(Facts, read_prices_and_towns) {
    Plan plan;
    const auto price = [&](const char* text) {
        plan.price = text;
        const Price read = price_of(plan);
        return read.amount + ' ' + read.currency;
    };
    EXPECT_EQ(price("12 EUR"), "12.00 EUR");
    EXPECT_EQ(price("12,5\u00A0€"), "12.50 EUR");
    EXPECT_EQ(price("9.99 CHF"), "9.99 CHF");
    EXPECT_EQ(price("free"), " ");
    EXPECT_EQ(price("beaucoup trop"), " ");
    EXPECT_EQ(town_of("1, place de l'Exemple, 92240 Malakoff"), "Malakoff");
    EXPECT_EQ(town_of("2 rue X\n75014 Paris\nFrance"), "Paris");
    EXPECT_EQ(town_of("Rue haute, Namur"), "Namur");
    EXPECT_EQ(town_of(""), "");
}

TEST(Records, give_no_date_to_a_book_that_has_none) {
    Book book = catalogued_book();
    book.plan.date.reset();
    book.date = *parse_date("1970-01-01");
    const auto files = records_of(book, four_editions());
    EXPECT_EQ(files.at("onix.xml").find("PublishingDate"), std::string::npos);
    EXPECT_EQ(files.at("dublin-core.xml").find("dc:date"), std::string::npos);
    EXPECT_EQ(files.at("opds.json").find("\"published\""), std::string::npos);
    const Iso2709 record = read_iso_2709(files.at("unimarc.mrc"))[0];
    EXPECT_EQ(record.one("100"), "  $a19700101u        m  y0frey50      ba");
    EXPECT_EQ(record.one("214"), " 0$aMalakoff$cÉditions de la Halle$d[Date de publication non identifiée]");
}

TEST(DublinCore, has_a_record_an_edition_that_names_the_others) {
    const XmlNode root = parsed(records_of(catalogued_book(), four_editions()).at("dublin-core.xml"));
    const auto records = children(root, "dc");
    ASSERT_EQ(records.size(), 4u);
    for (const XmlNode* record : records) {
        EXPECT_EQ(children(*record, "title").size(), 1u);
        EXPECT_EQ(children(*record, "creator").size(), 2u);
        EXPECT_EQ(children(*record, "relation").size(), 4u); // three editions and the series
        EXPECT_EQ(children(*record, "language").front()->all_text(), "fr");
    }
}

// The rules of the schemas that OPDS 2.0 and the Readium Web Publication Manifest publish, as far as these feeds use them.
class OpdsSchema {
  public:
    void feed(const Json& feed) {
        only(feed, {"metadata", "links", "publications", "navigation"});
        text(feed["metadata"], "title");
        links(feed["links"]);
        EXPECT_TRUE(has_rel(feed["links"], "self"));
        EXPECT_TRUE(feed.contains("publications") || feed.contains("navigation"));
        if (feed.contains("publications")) unique(feed["publications"]);
        for (const Json& one : feed.value("publications", Json::array())) publication(one);
        if (feed.contains("navigation")) links(feed["navigation"]);
        for (const Json& link : feed.value("navigation", Json::array())) text(link, "title");
    }

  private:
    void publication(const Json& publication) {
        only(publication, {"metadata", "links", "images"});
        metadata(publication["metadata"]);
        links(publication["links"]);
        EXPECT_TRUE(has_rel(publication["links"], "http://opds-spec.org/acquisition/open-access"));
        links(publication["images"]);
        EXPECT_TRUE(std::any_of(publication["images"].begin(), publication["images"].end(), [](const Json& image) { return image["type"] == "image/png" || image["type"] == "image/jpeg"; }));
    }

    void metadata(const Json& metadata) {
        only(metadata, {"@type", "identifier", "title", "subtitle", "author", "editor", "illustrator", "translator", "contributor", "language", "publisher", "published",
                        "modified", "description", "subject", "numberOfPages", "belongsTo", "accessibility"});
        text(metadata, "title"), text(metadata, "language");
        for (const char* uri : {"@type", "identifier"}) like(metadata, uri, "[a-z]+:.+");
        like(metadata, "modified", "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
        if (metadata.contains("published")) like(metadata, "published", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
        for (const char* role : {"author", "editor", "illustrator", "translator", "contributor"})
            for (const Json& person : metadata.value(role, Json::array())) only(person, {"name", "sortAs"}), text(person, "name");
        if (metadata.contains("numberOfPages")) positive(metadata["numberOfPages"]);
        for (const Json& subject : metadata.value("subject", Json::array())) EXPECT_TRUE(subject.is_string());
        if (metadata.contains("belongsTo")) {
            text(metadata["belongsTo"]["series"], "name");
            if (metadata["belongsTo"]["series"].contains("position")) positive(metadata["belongsTo"]["series"]["position"]);
        }
        accessibility(metadata["accessibility"]);
    }

    void accessibility(const Json& said) {
        only(said, {"conformsTo", "certification", "accessMode", "accessModeSufficient", "feature", "hazard", "exemption"});
        for (const Json& uri : said.value("conformsTo", Json::array())) EXPECT_TRUE(uri.get<std::string>().starts_with("https://"));
        among(said["accessMode"], {"textual", "visual"}), among(said["hazard"], {"none"});
        for (const Json& modes : said["accessModeSufficient"]) among(modes.is_array() ? modes : Json::array({modes}), {"textual", "visual"});
        among(said["feature"], {"structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "ARIA", "alternativeText", "index", "pageNavigation", "pageBreakMarkers"});
    }

    void links(const Json& links) {
        ASSERT_TRUE(links.is_array());
        EXPECT_FALSE(links.empty());
        unique(links);
        for (const Json& link : links) {
            only(link, {"href", "type", "rel", "title", "width", "height", "size"});
            text(link, "href"), text(link, "type");
            for (const char* measure : {"width", "height", "size"})
                if (link.contains(measure)) positive(link[measure]);
        }
    }

    static bool has_rel(const Json& links, const std::string& rel) {
        return std::any_of(links.begin(), links.end(), [&](const Json& link) { return link.value("rel", "") == rel; });
    }
    static void only(const Json& object, const std::set<std::string>& members) {
        ASSERT_TRUE(object.is_object()) << object;
        for (const auto& [name, value] : object.items()) EXPECT_TRUE(members.contains(name)) << name;
    }
    static void among(const Json& list, const std::set<std::string>& words) {
        ASSERT_TRUE(list.is_array() && !list.empty());
        for (const Json& word : list) EXPECT_TRUE(words.contains(word.get<std::string>())) << word;
    }
    static void text(const Json& object, const char* member) { EXPECT_TRUE(object.contains(member) && object[member].is_string() && object[member] != "") << member << " of " << object; }
    static void like(const Json& object, const char* member, const char* pattern) {
        text(object, member);
        EXPECT_TRUE(std::regex_match(object[member].get<std::string>(), std::regex(pattern))) << object[member];
    }
    static void positive(const Json& number) { EXPECT_TRUE(number.is_number_integer() && number > 0) << number; }
    static void unique(const Json& list) { EXPECT_EQ(std::set<Json>(list.begin(), list.end()).size(), list.size()); }
};

TEST(Opds, keeps_to_its_schema) {
    Book bare;
    bare.plan.title.value = "Sans rien";
    bare.identifier = "urn:uuid:00000000-0000-8000-8000-000000000000";
    bare.date = *parse_date("2020");
    for (const std::string& address : {std::string(), std::string("https://example.org/")}) {
        OpdsSchema().feed(Json::parse(records_of(catalogued_book(), four_editions(), address).at("opds.json")));
        OpdsSchema().feed(Json::parse(records_of(bare, {{EditionForm::epub, "sans-rien.epub", 10, 0, {}, {}, ""}}, address).at("opds.json")));
    }
    const OpdsFeed feed{"Des livres", "opds.json", "index.html", "fr", "urn:uuid:00000000-0000-8000-8000-000000000000", {2024, 2, 1}};
    OpdsSchema().feed(Json::parse(write_opds_navigation_json(feed, {{"2023", "", "2023/opds.json", "urn:a:1", {2023, 1, 1}}, {"2024", "Un an", "2024/opds.json", "urn:a:2", {2024, 1, 1}}})));
}

TEST(Opds, offers_the_files_that_are_read) {
    const Json publication = Json::parse(records_of(catalogued_book(), four_editions()).at("opds.json"))["publications"][0];
    EXPECT_EQ(publication["metadata"]["title"], "La Ville & ses notices");
    EXPECT_EQ(publication["metadata"]["identifier"], "urn:isbn:9782000000013");
    EXPECT_EQ(publication["metadata"]["belongsTo"]["series"]["position"], 3);
    ASSERT_EQ(publication["links"].size(), 3u); // no file of paper
    EXPECT_EQ(publication["images"][0]["type"], "image/png");
}

TEST(Records, take_hostile_words_as_words) {
    Book book = catalogued_book();
    const std::string nasty = "\"<b>&</b> ]]> \x1D\x1E\x1F " + std::string(20'000, 'm');
    book.plan.title.value = book.plan.subtitle = book.plan.description = book.plan.publisher.name = book.plan.series.title = nasty;
    for (int i = 0; i < 3000; ++i) book.sections.push_back(book.sections.front()).title = plain("Titre " + std::to_string(i));
    const auto files = records_of(book, four_editions(), "https://example.org/");
    for (const char* name : {"onix.xml", "unimarc.xml", "dublin-core.xml"}) parsed(files.at(name));
    EXPECT_FALSE(Json::parse(files.at("opds.json"), nullptr, false).is_discarded());
    EXPECT_EQ(read_iso_2709(files.at("unimarc.mrc")).size(), 4u);
}

} // namespace florilege
