#include "compile/schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "read/markdown.h"
#include "read/plan.h"

namespace florilege {

namespace {

using Json = nlohmann::ordered_json;

// A word that is no key, value, date or number of anything, nor near one: what a reader says of it tells what it takes.
constexpr const char* nonsense = "zqzqzqzq";
constexpr int deepest = 5; // parts hold articles, which are written like parts

// A place in the YAML to which a value can be given.
struct Place {
    std::string before, after;
    int depth = 0;
    Place key(const std::string& name) const { return {before + '{' + name + ": ", '}' + after, depth + 1}; }
    Place item() const { return {before + '[', ']' + after, depth + 1}; }
    std::string with(const std::string& value) const { return before + value + after; }
};

Diagnostics said_of_plan(const std::string& yaml) { return read_plan(std::make_shared<Source>("book.yaml", yaml + '\n')).diagnostics; }

Diagnostics said_of_front_matter(const std::string& yaml) {
    return read_article(std::make_shared<Source>("article.md", "---\n" + yaml + "\n---\n")).diagnostics;
}

std::vector<std::string> words_after(const std::string& hint, std::string_view lead) {
    std::vector<std::string> words;
    if (!hint.starts_with(lead)) return words;
    for (std::size_t at = lead.size(); at < hint.size();) {
        const std::size_t end = std::min(hint.find(", ", at), hint.size());
        words.push_back(hint.substr(at, end - at));
        at = end + 2;
    }
    return words;
}

class Asker {
  public:
    explicit Asker(Diagnostics (*read)(const std::string&)) : read_(read) {}

    Json describe(const Place& place, const std::map<std::string, std::string>& meanings = {}) const {
        if (place.depth > deepest) return Json::object();
        Json forms = Json::array();
        if (Json scalar = describe_scalar(place); !scalar.is_null()) forms.push_back(std::move(scalar));
        const std::vector<std::string> keys = keys_of(place);
        if (!keys.empty()) forms.push_back(describe_map(place, keys, meanings));
        if (place.depth > 0 && takes(place.with(std::string("[") + nonsense + ']'))) forms.push_back({{"type", "array"}, {"items", describe(place.item())}});
        return forms.size() == 1 ? forms.front() : forms.empty() ? Json::object() : Json{{"anyOf", std::move(forms)}};
    }

  private:
    const Diagnostic* find(const Diagnostics& diagnostics, const char* code) const {
        const auto found = std::find_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
        return found == diagnostics.end() ? nullptr : &*found;
    }
    bool takes(const std::string& yaml) const {
        const Diagnostics said = read_(yaml);
        return !find(said, "wrong-type") && !find(said, "yaml-syntax");
    }

    std::vector<std::string> keys_of(const Place& place) const {
        const Diagnostics said = read_(place.with(std::string("{") + nonsense + ": 1}"));
        const Diagnostic* unknown = find(said, "unknown-key");
        return unknown ? words_after(unknown->hint, "the known keys are ") : std::vector<std::string>();
    }

    Json describe_map(const Place& place, const std::vector<std::string>& keys, const std::map<std::string, std::string>& meanings) const {
        Json properties = Json::object();
        for (const std::string& key : keys) {
            properties[key] = describe(place.key(key));
            if (const auto meaning = meanings.find(key); meaning != meanings.end()) properties[key]["description"] = meaning->second;
        }
        return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    }

    // What a lone value may be; null when there must be none.
    Json describe_scalar(const Place& place) const {
        const Diagnostics said = read_(place.with(nonsense));
        if (find(said, "wrong-type")) return takes(place.with("true")) ? Json{{"type", "boolean"}} : Json();
        if (const Diagnostic* unknown = find(said, "value-unknown")) return {{"enum", words_after(unknown->hint, "allowed: ")}};
        if (find(said, "date-invalid")) return {{"type", Json::array({"string", "integer"})}, {"pattern", "^[0-9]{4}"}};
        if (find(said, "url-invalid")) return {{"type", "string"}, {"format", "uri"}};
        if (find(said, "isbn-invalid")) return {{"type", Json::array({"string", "integer"})}, {"pattern", "[0-9]"}};
        return {{"type", Json::array({"string", "number"})}};
    }

    Diagnostics (*read_)(const std::string&);
};

std::string schema(const char* title, Diagnostics (*read)(const std::string&), const std::map<std::string, std::string>& meanings) {
    Json root{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
    root.update(Asker(read).describe({}, meanings));
    root["required"] = Json::array({"title"});
    return root.dump(2) + '\n';
}

} // namespace

std::string book_schema(const std::map<std::string, std::string>& meanings) { return schema("book.yaml of Florilège", said_of_plan, meanings); }

std::string front_matter_schema(const std::map<std::string, std::string>& meanings) {
    return schema("Front matter of an article of Florilège", said_of_front_matter, meanings);
}

} // namespace florilege
