#include "objects.h"

#include "sample.h"

namespace florilege {

using nlohmann::json;

Objects::Objects(std::string pdf) : pdf_(std::move(pdf)) {
    const json all = json::parse(look("qpdf --json=2 --json-key=qpdf {}", pdf_));
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
    const std::string number = reference.get<std::string>();
    return look("qpdf --show-object=" + number.substr(0, number.find(' ')) + " --filtered-stream-data {}",
                pdf_);
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
