// Syntax, limits, catalog, pages and pictures (ISO 19005-2 §6.1, §6.2, §6.5, §6.9 to §6.11).
#include <regex>

#include "base/utf8.h"
#include "conformance.h"

namespace florilege {

namespace {

using nlohmann::json;

constexpr std::size_t longest_string = 32767, longest_name = 127; // §6.1.13

void check_syntax(const std::string& bytes, Faults& faults) {
    faults.unless(std::regex_search(bytes.substr(0, 9), std::regex("^%PDF-1\\.[0-7]\n")), "2a 6.1.2", "header");
    faults.unless(bytes.size() > 14 && bytes[9] == '%', "2a 6.1.2", "no comment after the header");
    for (std::size_t at = 10; at < 14; ++at)
        faults.unless(static_cast<unsigned char>(bytes.at(at)) > 127, "2a 6.1.2", "comment is not binary");
    faults.unless(bytes.ends_with("%%EOF\n"), "2a 6.1.3", "something after the end");
    // Streams: the keyword, its line end, as many bytes as /Length says, a line end, the keyword.
    static const std::regex head("/Length ([0-9]+)>>\nstream\n");
    for (std::size_t at = 0; (at = bytes.find(">>\nstream", at)) != std::string::npos; ++at) {
        const std::size_t line = bytes.rfind('\n', at);
        std::smatch match;
        const std::string text = bytes.substr(line + 1, at - line + 10);
        if (!std::regex_search(text, match, head)) {
            faults.add("2a 6.1.7.1", "a stream without direct length");
            continue;
        }
        const std::size_t end = at + 10 + static_cast<std::size_t>(std::stoul(match[1]));
        faults.unless(bytes.compare(end, 18, "\nendstream\nendobj\n") == 0, "2a 6.1.7.1", "length of a stream");
        at = end;
    }
    for (std::size_t at = 0; (at = bytes.find(" obj\n<<", at)) != std::string::npos; ++at) {
        const std::size_t line = bytes.rfind('\n', at);
        static const std::regex numbers("[0-9]+ 0");
        faults.unless(std::regex_match(bytes.substr(line + 1, at - line - 1), numbers), "2a 6.1.9",
                      "spacing of an object's number");
    }
}

/// Numbers, strings, names of every object.
void check_value(const json& value, Faults& faults) {
    if (value.is_number_integer()) {
        const auto number = value.get<std::int64_t>();
        faults.unless(number <= 2147483647 && number >= -2147483648LL, "2a 6.1.13", "an integer out of range");
    } else if (value.is_string()) {
        const auto text = value.get<std::string>();
        if (text.starts_with('/')) {
            faults.unless(text.size() - 1 <= longest_name, "2a 6.1.13", "a name of over 127 bytes");
        } else if (text.starts_with("u:")) {
            std::size_t units = 0;
            bool ascii = true;
            for (std::size_t at = 2; at < text.size(); ++units)
                if (const char32_t c = decode(text, at); c > 0x7E || c < 0x20) ascii = false, units += c > 0xFFFF;
            faults.unless((ascii ? units : 2 * units + 2) < longest_string, "2a 6.1.13", "a string too long");
        } else if (text.starts_with("b:")) {
            faults.unless(text.size() / 2 < longest_string, "2a 6.1.13", "a string too long");
        }
    } else if (value.is_array()) {
        for (const json& item : value) check_value(item, faults);
    } else if (value.is_object()) {
        for (const auto& [key, item] : value.items()) {
            faults.unless(key.size() - 1 <= longest_name, "2a 6.1.13", "a key of over 127 bytes");
            check_value(item, faults);
        }
    }
}

void check_stream(const json& dictionary, Faults& faults) {
    for (const char* key : {"/F", "/FFilter", "/FDecodeParms"})
        faults.unless(!dictionary.contains(key), "2a 6.1.7.1", std::string("a stream with ") + key);
    for (const char* key : {"/Alternates", "/OPI", "/Ref", "/PS"})
        faults.unless(!dictionary.contains(key), "2a 6.2.8", std::string("an external object with ") + key);
    const std::string filter = dictionary.value("/Filter", "/FlateDecode");
    faults.unless(filter == "/FlateDecode" || filter == "/DCTDecode", "2a 6.1.7.2", "filter " + filter);
}

std::size_t components_of(const std::string& icc) {
    const std::string space = icc.substr(16, 4);
    return space == "RGB " ? 3 : space == "GRAY" ? 1 : space == "CMYK" ? 4 : 0;
}

void check_profile(const Objects& file, const json& reference, const std::string& clause, Faults& faults) {
    const std::string icc = file.stream(reference);
    if (icc.size() < 128) return faults.add(clause, "an ICC profile without header");
    faults.unless(icc[8] < 5, clause, "ICC version");
    const std::string kind = icc.substr(12, 4);
    faults.unless(kind == "mntr" || kind == "prtr" || (clause != "2a 6.2.3" && (kind == "scnr" || kind == "spac")),
                  clause, "ICC device class " + kind);
    faults.unless(file.get(reference).at("/N") == components_of(icc), clause, "N is not the profile's");
}

void check_colour_space(const Objects& file, const json& value, Faults& faults) {
    const json space = file.get(value);
    if (space.is_string()) {
        faults.unless(space == "/DeviceGray" || space == "/DeviceRGB", "2a 6.2.4.3",
                      "colour space " + space.get<std::string>()); // the output intent is for RGB
    } else if (space.at(0) == "/ICCBased") {
        check_profile(file, space.at(1), "2a 6.2.4.2", faults);
    } else if (space.at(0) == "/Indexed") {
        check_colour_space(file, space.at(1), faults);
    } else {
        faults.add("2a 6.2.4", "colour space " + space.dump());
    }
}

void check_picture(const Objects& file, const json& picture, Faults& faults) {
    faults.unless(picture.value("/Interpolate", false) == false, "2a 6.2.8", "interpolation");
    const int bits = picture.at("/BitsPerComponent");
    faults.unless(bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16, "2a 6.2.8", "bits of a sample");
    check_colour_space(file, picture.at("/ColorSpace"), faults);
    if (picture.contains("/SMask"))
        faults.unless(file.get(picture.at("/SMask")).at("/ColorSpace") == "/DeviceGray", "2a 6.2.10", "soft mask");
}

void check_catalog(const Objects& file, Faults& faults) {
    const json catalog = file.catalog();
    for (const char* key : {"/AA", "/OpenAction", "/AcroForm", "/OCProperties", "/Requirements", "/NeedsRendering",
                            "/Perms", "/Collection", "/Names", "/AF"})
        faults.unless(!catalog.contains(key), "2a 6.4 to 6.11", std::string("catalog with ") + key);
    const json mark = file.get(catalog.value("/MarkInfo", json::object()));
    faults.unless(mark.value("/Marked", false), "2a 6.7.2.2", "the file is not marked");
    faults.unless(!mark.value("/Suspects", false), "ua 7.1", "suspects");
    const json viewer = file.get(catalog.value("/ViewerPreferences", json::object()));
    faults.unless(viewer.value("/DisplayDocTitle", false), "ua 7.1", "the title is not displayed");
    const json intents = catalog.value("/OutputIntents", json::array());
    faults.unless(intents.size() == 1, "2a 6.2.3", "output intents");
    for (const json& entry : intents) {
        const json intent = file.get(entry);
        faults.unless(intent.at("/S") == "/GTS_PDFA1", "2a 6.2.3", "kind of output intent");
        faults.unless(!intent.contains("/DestOutputProfileRef"), "2a 6.2.3", "reference to a profile");
        faults.unless(intent.contains("/OutputConditionIdentifier"), "2a 6.2.3", "output condition");
        check_profile(file, intent.at("/DestOutputProfile"), "2a 6.2.3", faults);
    }
}

void check_page(const json& page, Faults& faults) {
    for (const char* key : {"/AA", "/PresSteps", "/Group"})
        faults.unless(!page.contains(key), "2a 6.5.2, 6.10", std::string("page with ") + key);
    faults.unless(page.contains("/Resources"), "2a 6.2.2", "inherited resources");
    faults.unless(page.value("/Tabs", "") == "/S", "ua 7.18.3", "tab order");
    for (const char* key : {"/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"}) {
        if (!page.contains(key)) continue;
        const json box = page.at(key);
        for (std::size_t side = 0; side < 2; ++side) {
            const double length = box.at(side + 2).get<double>() - box.at(side).get<double>();
            faults.unless(length >= 3 && length <= 14400, "2a 6.1.13", "size of a page");
        }
    }
}

} // namespace

void check_file(const Objects& file, Faults& faults) {
    check_syntax(file.bytes(), faults);
    const json& trailer = file.trailer();
    faults.unless(!trailer.contains("/Encrypt"), "2a 6.1.3", "encryption");
    faults.unless(trailer.value("/ID", json::array()).size() == 2, "2a 6.1.3", "no identifier");
    for (const auto& [key, object] : file.objects().items()) {
        const bool is_stream = object.contains("stream");
        const json& value = is_stream ? object.at("stream").at("dict") : object.at("value");
        check_value(value, faults);
        if (is_stream) check_stream(value, faults);
        if (is_stream && value.value("/Subtype", "") == "/Image") check_picture(file, value, faults);
    }
    check_catalog(file, faults);
    for (const json& page : file.pages()) check_page(page, faults);
}

} // namespace florilege
