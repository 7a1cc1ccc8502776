// XMP (ISO 19005-2 §6.6.2 to §6.6.4, ISO 14289-1 §5) and the information dictionary beside it.
#include <map>

#include "base/xml.h"
#include "conformance.h"

namespace florilege {

namespace {

using nlohmann::json;

// The properties that a file may use without describing them (XMP specification of 2005), and what they hold.
const std::map<std::string, std::string> predefined = {
    {"dc:title", "Alt"},          {"dc:creator", "Seq"},     {"dc:description", "Alt"}, {"dc:subject", "Bag"},
    {"dc:language", "Bag"},       {"dc:publisher", "Bag"},   {"dc:rights", "Alt"},      {"dc:contributor", "Bag"},
    {"dc:date", "Seq"},           {"dc:identifier", ""},     {"dc:format", ""},         {"dc:source", ""},
    {"xmp:CreatorTool", ""},      {"xmp:CreateDate", ""},    {"xmp:ModifyDate", ""},    {"xmp:MetadataDate", ""},
    {"pdf:Producer", ""},         {"pdf:Keywords", ""},      {"pdfaid:part", ""},       {"pdfaid:conformance", ""},
    {"pdfaExtension:schemas", "Bag"}};

const XmlNode* only_child(const XmlNode& node) {
    const XmlNode* found = nullptr;
    for (const XmlNode& child : node.children)
        if (!child.is_text()) found = &child;
    return found;
}

/// The described properties, as prefix:name.
std::set<std::string> described(const XmlNode& schemas, Faults& faults) {
    std::set<std::string> names;
    const XmlNode* bag = only_child(schemas);
    for (const XmlNode& schema : bag->children) {
        if (schema.is_text()) continue;
        for (const char* field : {"schema", "namespaceURI", "prefix", "property"})
            faults.unless(schema.child(field) && schema.child(field)->name == std::string("pdfaSchema:") + field,
                          "2a 6.6.2.3", std::string("extension schema without ") + field);
        for (const XmlNode& property : only_child(*schema.child("property"))->children) {
            if (property.is_text()) continue;
            for (const char* field : {"name", "valueType", "category", "description"})
                faults.unless(property.child(field) &&
                                  property.child(field)->name == std::string("pdfaProperty:") + field,
                              "2a 6.6.2.3", std::string("extension property without ") + field);
            const std::string category = property.child("category")->all_text();
            faults.unless(category == "internal" || category == "external", "2a 6.6.2.3", "category");
            names.insert(schema.child("prefix")->all_text() + ":" + property.child("name")->all_text());
        }
    }
    return names;
}

std::string joined_items(const XmlNode& property, std::string_view between) {
    const XmlNode* container = only_child(property);
    if (!container) return property.all_text();
    std::string all;
    for (const XmlNode& item : container->children) {
        if (item.is_text()) continue;
        if (!all.empty()) all += between;
        all += item.all_text();
    }
    return all;
}

/// "2024-02-29T00:00:00Z" as "D:20240229000000Z".
std::string as_pdf_date(std::string iso) {
    std::erase_if(iso, [](char c) { return c == '-' || c == 'T' || c == ':'; });
    return "D:" + iso;
}

} // namespace

void check_metadata(const Objects& file, Faults& faults) {
    const json catalog = file.catalog();
    if (!catalog.contains("/Metadata")) return faults.add("2a 6.6.2.1", "no metadata");
    const json stream = file.get(catalog.at("/Metadata"));
    faults.unless(stream.at("/Type") == "/Metadata" && stream.at("/Subtype") == "/XML", "2a 6.6.2.1", "type");
    faults.unless(!stream.contains("/Filter"), "2a 6.6.2.1", "compressed metadata");
    const std::string packet = file.stream(catalog.at("/Metadata"));
    const std::string head = packet.substr(0, packet.find("?>"));
    faults.unless(head.starts_with("<?xpacket begin=") && packet.ends_with("<?xpacket end=\"r\"?>"), "2a 6.6.2.1",
                  "no packet");
    faults.unless(head.find("bytes=") == std::string::npos && head.find("encoding=") == std::string::npos,
                  "2a 6.6.2.1", "packet header");
    std::string why;
    const auto xmp = read_xml(packet, why);
    if (!xmp) return faults.add("2a 6.6.2.1", "XMP is not well-formed: " + why);
    const XmlNode* description = xmp->child("RDF")->child("Description");
    std::map<std::string, const XmlNode*> properties;
    std::set<std::string> own;
    for (const XmlNode& child : description->children) {
        if (child.is_text()) continue;
        faults.unless(properties.emplace(child.name, &child).second, "2a 6.6.2.1", child.name + " twice");
        if (child.name == "pdfaExtension:schemas") own = described(child, faults);
    }
    for (const auto& [name, property] : properties) {
        const auto known = predefined.find(name);
        faults.unless(known != predefined.end() || own.contains(name), "2a 6.6.2.3", name + " is not described");
        const XmlNode* container = only_child(*property);
        if (known != predefined.end())
            faults.unless(container ? container->name == "rdf:" + known->second : known->second.empty(),
                          "2a 6.6.2.3", "type of " + name);
        faults.unless(!joined_items(*property, "").empty(), "2a 6.6.2.3", name + " is empty");
    }
    const auto value = [&](const std::string& name, std::string_view between = "") {
        const auto found = properties.find(name);
        return found == properties.end() ? std::string() : joined_items(*found->second, between);
    };
    faults.unless(value("pdfaid:part") == "2" && value("pdfaid:conformance") == "A", "2a 6.6.4", "identification");
    faults.unless(value("pdfuaid:part") == "1", "ua 5", "identification");
    faults.unless(!value("dc:title").empty(), "ua 7.1", "no title");
    const json info = file.get(file.trailer().value("/Info", json::object()));
    const std::pair<const char*, std::string> pairs[] = {
        {"/Title", value("dc:title")},
        {"/Author", value("dc:creator", "; ")},
        {"/Subject", value("dc:description")},
        {"/Keywords", value("pdf:Keywords")},
        {"/Creator", value("xmp:CreatorTool")},
        {"/Producer", value("pdf:Producer")},
        {"/CreationDate", as_pdf_date(value("xmp:CreateDate"))},
        {"/ModDate", as_pdf_date(value("xmp:ModifyDate"))}};
    for (const auto& [key, said] : pairs)
        faults.unless((info.contains(key) ? text_of(info.at(key)) : "") == said, "2a 6.6.3",
                      std::string(key) + " is not what the XMP says");
}

} // namespace florilege
