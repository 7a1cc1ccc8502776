// The objects of a PDF file as qpdf reads them.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace florilege {

class Objects {
  public:
    explicit Objects(std::string pdf);

    /// The value of an indirect reference ("12 0 R"); any other value as it is. Streams give their
    /// dictionary.
    nlohmann::json get(const nlohmann::json& value) const;
    const nlohmann::json& trailer() const { return trailer_; }
    nlohmann::json catalog() const { return get(trailer_.at("/Root")); }
    std::vector<nlohmann::json> pages() const;
    /// The decoded bytes of a stream.
    std::string stream(const nlohmann::json& reference) const;
    /// Every object by its number: dictionaries, arrays, strings, and the dictionaries of streams.
    const nlohmann::json& objects() const { return objects_; }
    /// The file's own bytes.
    const std::string& bytes() const { return pdf_; }
    /// Every dictionary of the file for which `test` holds.
    template <class Test>
    std::vector<nlohmann::json> all(Test test) const {
        std::vector<nlohmann::json> found;
        for (const auto& [key, object] : objects_.items()) {
            const nlohmann::json value = get(key.substr(4));
            if (value.is_object() && test(value)) found.push_back(value);
        }
        return found;
    }
    std::vector<nlohmann::json> elements(const std::string& type) const;

  private:
    std::string pdf_;
    nlohmann::json objects_;
    nlohmann::json trailer_;
};

/// A text string of qpdf's JSON without its mark of kind ("u:", "b:").
std::string text_of(const nlohmann::json& value);

} // namespace florilege
