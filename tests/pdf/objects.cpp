#include "objects.h"

#include "sample.h"

namespace florilege {

using nlohmann::json;

namespace {

std::string from_base64(const std::string& text) {
    static const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned value = 0;
    int bits = 0;
    for (const char c : text) {
        const std::size_t letter = letters.find(c);
        if (letter == std::string::npos) break;
        value = value << 6 | static_cast<unsigned>(letter);
        if ((bits += 6) >= 8) bytes += static_cast<char>(value >> (bits -= 8) & 0xFF);
    }
    return bytes;
}

} // namespace

Objects::Objects(std::string pdf) : pdf_(std::move(pdf)) {
    const json all = json::parse(
        look("qpdf --json=2 --json-key=qpdf --json-stream-data=inline --decode-level=generalized {}", pdf_));
    objects_ = all.at("qpdf").at(1);
    trailer_ = objects_.at("trailer").at("value");
    objects_.erase("trailer");
}

json Objects::get(const json& value) const {
    if (!value.is_string()) return value;
    const auto object = objects_.find("obj:" + value.get<std::string>());
    if (object == objects_.end()) return value;
    return object->contains("stream") ? object->at("stream").at("dict") : object->at("value");
}

std::vector<json> Objects::pages() const {
    std::vector<json> pages;
    const json tree = get(catalog().at("/Pages"));
    for (const json& page : tree.at("/Kids")) pages.push_back(get(page));
    return pages;
}

std::string Objects::stream(const json& reference) const {
    return from_base64(
        objects_.at("obj:" + reference.get<std::string>()).at("stream").at("data").get<std::string>());
}

std::vector<json> Objects::elements(const std::string& type) const {
    return all([&](const json& value) {
        return value.contains("/S") && value.contains("/P") && value.at("/S") == "/" + type;
    });
}

std::string text_of(const json& value) {
    const std::string text = value.get<std::string>();
    return text.starts_with("u:") || text.starts_with("b:") ? text.substr(2) : text;
}

} // namespace florilege
