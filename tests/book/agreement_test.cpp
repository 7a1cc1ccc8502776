// Every fact that the EPUB, the PDF, the site, the flyer and the records of a book share is the same in all of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include "base/xml.h"
#include "judge.h"

namespace florilege {
namespace {

using Json = nlohmann::json;
using Texts = std::vector<std::string>;
namespace fs = std::filesystem;

XmlNode parsed(const std::string& xml, const std::string& name) {
    std::string why;
    const auto root = read_xml(xml, why);
    EXPECT_TRUE(root) << name << ": " << why;
    return root.value_or(XmlNode{});
}

// The texts of all elements of that local name for which `holds`.
Texts texts(const XmlNode& root, std::string_view name, const std::function<bool(const XmlNode&)>& holds = [](const XmlNode&) { return true; }) {
    Texts found;
    const std::function<void(const XmlNode&)> walk = [&](const XmlNode& node) {
        if (node.is_text()) return;
        if (node.local_name() == name && holds(node)) found.push_back(node.all_text());
        for (const XmlNode& child : node.children) walk(child);
    };
    walk(root);
    return found;
}

std::function<bool(const XmlNode&)> with(std::string attribute, std::string value) {
    return [=](const XmlNode& node) { return node.attribute(attribute) == value; };
}

std::string joined(const Texts& words, const std::string& between) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : between) + word;
    return all;
}

std::string without(std::string text, char unwanted) {
    std::erase(text, unwanted);
    return text;
}

/// The anthology of the repository, built with everything that states a fact.
class Agreement : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        out_ = new fs::path(fs::path(FLORILEGE_BUILT) / ("agreement-" + std::to_string(::getpid()))); // each test is a process of its own
        const Judgement built = run(quoted(FLORILEGE_PROGRAM) + " build " + quoted(FLORILEGE_ROOT "/content") + " --out " + quoted(out_->string()) + " --only epub,pdf,print,flyer,web,records --quiet");
        ASSERT_EQ(built.status, 0) << built.output;
    }
    static void TearDownTestSuite() {
        fs::remove_all(*out_);
        delete out_;
    }

    void SetUp() override {
        if (run("command -v unzip pdfinfo").status != 0) GTEST_SKIP() << "unzip or poppler is not installed";
        package_ = parsed(run("unzip -p " + file(".epub") + " EPUB/package.opf").output, "package.opf");
        title_ = texts(package_, "title").at(0), subtitle_ = texts(package_, "title").at(1);
        creators_ = texts(package_, "creator"), contributors_ = texts(package_, "contributor"), subjects_ = texts(package_, "subject");
        publisher_ = texts(package_, "publisher").at(0), description_ = texts(package_, "description").at(0), rights_ = texts(package_, "rights").at(0);
        date_ = texts(package_, "date").at(0), language_ = texts(package_, "language").at(0), identifier_ = texts(package_, "identifier").at(0);
        series_ = texts(package_, "meta", with("property", "belongs-to-collection")).at(0);
        number_ = texts(package_, "meta", with("property", "group-position")).at(0);
        issn_ = texts(package_, "meta", with("refines", "#series")).back().substr(std::string("urn:issn:").size());
        features_ = texts(package_, "meta", with("property", "schema:accessibilityFeature"));
        certifier_ = texts(package_, "meta", with("property", "a11y:certifiedBy")).at(0);
    }

    static std::string path(const std::string& name) { return (*out_ / name).string(); }
    static std::string file(const std::string& ending) { return quoted(path("la-ville-en-notices" + ending)); }
    static std::string bytes(const std::string& name) { return bytes_of(path(name)); }
    static std::string pages_of(const std::string& ending) { return run("pdfinfo " + file(ending) + " | sed -n 's/^Pages: *//p' | tr -d '\\n'").output; }
    bool has_feature(const char* name) const { return std::find(features_.begin(), features_.end(), name) != features_.end(); }

    static fs::path* out_;
    XmlNode package_;
    std::string title_, subtitle_, publisher_, description_, rights_, date_, language_, identifier_, series_, number_, issn_, certifier_;
    Texts creators_, contributors_, subjects_, features_;
};

fs::path* Agreement::out_ = nullptr;

Json data_of(const std::string& page) {
    Json data;
    const std::function<void(const XmlNode&)> walk = [&](const XmlNode& node) {
        if (node.attribute("type") == "application/ld+json") data = Json::parse(node.all_text());
        for (const XmlNode& child : node.children)
            if (!child.is_text()) walk(child);
    };
    walk(parsed(page, "index.html"));
    return data;
}

Texts names_in(const Json& people) {
    Texts names;
    for (const Json& person : people) names.push_back(person["name"]);
    return names;
}

} // namespace

TEST_F(Agreement, of_the_pdf) {
    const XmlNode xmp = parsed(run("pdfinfo -meta " + file(".pdf")).output, "XMP");
    const auto items = [&](const char* name) {
        Texts found;
        const std::function<void(const XmlNode&)> walk = [&](const XmlNode& node) {
            if (node.is_text()) return;
            if (node.name == name) found = node.child("Bag") || node.child("Seq") || node.child("Alt") ? texts(node, "li") : Texts{node.all_text()};
            for (const XmlNode& child : node.children) walk(child);
        };
        walk(xmp);
        return found;
    };
    EXPECT_EQ(items("dc:title"), Texts{title_});
    EXPECT_EQ(items("dc:creator"), creators_);
    EXPECT_EQ(items("dc:subject"), subjects_);
    EXPECT_EQ(items("dc:publisher"), Texts{publisher_});
    EXPECT_EQ(items("dc:description"), Texts{description_});
    EXPECT_EQ(items("dc:rights"), Texts{rights_});
    EXPECT_EQ(items("dc:language"), Texts{language_});
}

TEST_F(Agreement, of_the_site) {
    const Json book = data_of(bytes("web/index.html"));
    EXPECT_EQ(book["name"], title_);
    EXPECT_EQ(book["alternativeHeadline"], subtitle_);
    EXPECT_EQ(names_in(book["author"]), creators_);
    EXPECT_EQ(book["publisher"]["name"], publisher_);
    EXPECT_EQ(book["description"], description_);
    EXPECT_EQ(book["inLanguage"], language_);
    EXPECT_EQ(book["datePublished"], date_);
    EXPECT_EQ(book["identifier"], identifier_);
    EXPECT_EQ(book["keywords"].get<Texts>(), subjects_);
    EXPECT_EQ(book["isPartOf"]["name"], series_);
    EXPECT_EQ(book["isPartOf"]["issn"], issn_);
    for (const Json& edition : book["workExample"]) {
        if (edition["encodingFormat"] == "application/pdf") {
            EXPECT_EQ(std::to_string(edition["numberOfPages"].get<int>()), pages_of(".pdf"));
        } else {
            EXPECT_EQ("urn:isbn:" + edition["isbn"].get<std::string>(), identifier_);
            for (const Json& feature : edition["accessibilityFeature"]) EXPECT_TRUE(has_feature(feature.get<std::string>().c_str())) << feature;
        }
    }
    for (const char* ending : {".epub", ".pdf"})
        EXPECT_EQ(bytes("web/downloads/la-ville-en-notices" + std::string(ending)), bytes("la-ville-en-notices" + std::string(ending)));
}

TEST_F(Agreement, of_the_opds_feeds) {
    for (const char* name : {"web/opds.json", "records/opds.json"}) {
        const Json publication = Json::parse(bytes(name))["publications"][0];
        const Json& metadata = publication["metadata"];
        EXPECT_EQ(metadata["title"], title_) << name;
        EXPECT_EQ(metadata["subtitle"], subtitle_) << name;
        EXPECT_EQ(names_in(metadata["author"]), creators_) << name;
        EXPECT_EQ(metadata["identifier"], identifier_) << name;
        EXPECT_EQ(metadata["publisher"], publisher_) << name;
        EXPECT_TRUE(metadata["published"].get<std::string>().starts_with(date_)) << name;
        EXPECT_EQ(metadata["subject"].get<Texts>(), subjects_) << name;
        EXPECT_EQ(metadata["belongsTo"]["series"]["name"], series_) << name;
        EXPECT_EQ(std::to_string(metadata["belongsTo"]["series"]["position"].get<int>()), number_) << name;
        EXPECT_EQ(metadata["accessibility"]["feature"].get<Texts>().size(), features_.size()) << name;
        EXPECT_EQ(metadata["accessibility"]["certification"]["certifiedBy"], certifier_) << name;
        for (const Json& link : publication["links"]) {
            const fs::path target = fs::weakly_canonical(fs::path(path(name)).parent_path() / link["href"].get<std::string>());
            ASSERT_TRUE(fs::exists(target)) << target;
            EXPECT_EQ(link["size"].get<std::uintmax_t>(), fs::file_size(target));
        }
        EXPECT_TRUE(fs::exists(fs::path(path(name)).parent_path() / publication["images"][0]["href"].get<std::string>()));
    }
    const XmlNode atom = parsed(bytes("web/opds.xml"), "opds.xml");
    EXPECT_EQ(texts(atom, "title"), (Texts{title_, title_}));
    EXPECT_EQ(texts(atom, "issued"), Texts{date_});
}

TEST_F(Agreement, of_the_onix_products) {
    const XmlNode message = parsed(bytes("records/onix.xml"), "onix.xml");
    int products = 0;
    for (const XmlNode& product : message.children) {
        if (product.local_name() != "Product") continue;
        ++products;
        EXPECT_EQ(texts(product, "TitleText"), (Texts{series_, title_}));
        EXPECT_EQ(texts(product, "Subtitle"), Texts{subtitle_});
        EXPECT_EQ(texts(product, "PartNumber"), Texts{number_});
        Texts people = creators_;
        people.insert(people.end(), contributors_.begin(), contributors_.end());
        EXPECT_EQ(texts(product, "PersonName"), people);
        EXPECT_EQ(texts(product, "LanguageCode"), Texts{"fre"});
        EXPECT_EQ(texts(product, "PublisherName"), Texts{publisher_});
        EXPECT_EQ(texts(product, "Text").at(0), description_);
        EXPECT_EQ(texts(product, "SubjectHeadingText"), Texts{joined(subjects_, "; ")});
        EXPECT_EQ(texts(product, "Date"), Texts{without(date_, '-')});
        const Texts values = texts(product, "ProductFormFeatureValue");
        const auto has = [&](const char* code) { return std::find(values.begin(), values.end(), code) != values.end(); };
        const Texts details = texts(product, "ProductFormDetail");
        const Texts extents = texts(product, "ExtentValue");
        if (details.empty()) { // print
            EXPECT_EQ(extents.at(0), pages_of("-print.pdf"));
        } else if (details[0] == "E101") {
            EXPECT_EQ("urn:isbn:" + texts(product, "IDValue").at(0), identifier_);
            EXPECT_EQ(has("12"), has_feature("index"));
            EXPECT_EQ(has("19"), has_feature("pageNavigation"));
            EXPECT_TRUE(has("04") && has("82") && has("85") && has("93"));
            EXPECT_NE(std::find(extents.begin(), extents.end(), std::to_string(bytes("la-ville-en-notices.epub").size())), extents.end());
        } else if (!extents.empty() && extents.back() == std::to_string(bytes("la-ville-en-notices.pdf").size())) {
            EXPECT_EQ(extents.at(0), pages_of(".pdf"));
        }
    }
    EXPECT_EQ(products, 4); // those that have an ISBN
}

TEST_F(Agreement, of_the_library_records) {
    const XmlNode marc = parsed(bytes("records/unimarc.xml"), "unimarc.xml");
    const auto field = [](const XmlNode& record, const char* tag, const char* code) {
        Texts found;
        for (const XmlNode& data : record.children)
            if (data.attribute("tag") == tag)
                for (const XmlNode& subfield : data.children)
                    if (!subfield.is_text() && subfield.attribute("code") == code) found.push_back(subfield.all_text());
        return found;
    };
    int records = 0;
    for (const XmlNode& record : marc.children) {
        if (record.local_name() != "record") continue;
        ++records;
        EXPECT_EQ(field(record, "200", "a"), Texts{title_});
        EXPECT_EQ(field(record, "200", "e"), Texts{subtitle_});
        EXPECT_EQ(field(record, "200", "f"), creators_);
        EXPECT_EQ(field(record, "214", "c").at(0), publisher_);
        EXPECT_EQ(field(record, "214", "d").at(0), date_.substr(0, 4));
        EXPECT_EQ(field(record, "330", "a"), Texts{description_});
        EXPECT_EQ(field(record, "610", "a"), subjects_);
        EXPECT_EQ(field(record, "410", "t"), Texts{series_});
        EXPECT_EQ(field(record, "410", "x"), Texts{issn_});
        EXPECT_EQ(field(record, "410", "v"), Texts{number_});
        EXPECT_EQ(field(record, "700", "a").size() + field(record, "702", "a").size(), creators_.size() + contributors_.size());
        EXPECT_EQ(without(field(record, "010", "a").at(0), '-'), field(record, "073", "a").at(0));
    }
    EXPECT_EQ(records, 4);
    const XmlNode core = parsed(bytes("records/dublin-core.xml"), "dublin-core.xml");
    EXPECT_EQ(texts(core, "publisher"), Texts(4, publisher_));
    EXPECT_EQ(texts(core, "date"), Texts(4, date_));
    EXPECT_EQ(texts(core, "rights"), Texts(4, rights_));
    EXPECT_EQ(texts(core, "identifier").at(0), identifier_);
}

TEST_F(Agreement, of_the_flyer) {
    const std::string text = run("pdftotext " + file("-flyer.pdf") + " - | tr '\\n' ' '").output;
    for (const std::string& words : {subtitle_, creators_.at(0)}) EXPECT_NE(text.find(words), std::string::npos) << text;
    EXPECT_EQ(pages_of("-flyer.pdf"), "1");
    if (!have("zbarimg")) GTEST_SKIP() << "zbarimg is not installed";
    const std::string picture = path("flyer");
    run("pdftoppm -r 150 -gray -png -singlefile " + file("-flyer.pdf") + " " + quoted(picture));
    EXPECT_NE(run("zbarimg -q --raw " + quoted(picture + ".png")).output.find("https://example.org/la-ville-en-notices\n"), std::string::npos);
}

} // namespace florilege
