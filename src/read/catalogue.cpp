#include "read/catalogue.h"

#include <algorithm>

#include "base/translate.h"
#include "language/language.h"
#include "read/source_text.h"
#include "read/yaml_values.h"

namespace florilege {

namespace {

class CatalogueReader {
  public:
    explicit CatalogueReader(SourcePtr source) { catalogue_.source = std::move(source); }

    Result<Catalogue> run() {
        Result<std::string> text = safe_text(*catalogue_.source);
        said_ = std::move(text.diagnostics);
        Result<YamlNode> root = parse_yaml(*catalogue_.source, text.value, 0);
        const bool readable = !has_errors(root.diagnostics) && !has_errors(said_);
        said_.insert(said_.end(), root.diagnostics.begin(), root.diagnostics.end());
        const auto text_of = [&](std::string_view key, const YamlNode& node) { return to_nfc(yaml_text(node, key, said_).value_or("")); };
        read_map(root.value, "catalogue.yaml",
                 {{"title", [&](const YamlNode& node) { catalogue_.title = {text_of("title", node), node.span}; }},
                  {"language", [&](const YamlNode& node) { if (std::string tag = yaml_language(node, "language", said_); !tag.empty()) catalogue_.language = std::move(tag); }},
                  {"description", [&](const YamlNode& node) { catalogue_.description = text_of("description", node); }},
                  {"site", [&](const YamlNode& node) { catalogue_.site_url = {yaml_url(node, "site", said_), node.span}; }},
                  {"books", [&](const YamlNode& node) { books(node); }}},
                 said_);
        if (!readable || has_errors(said_)) return {std::move(catalogue_), std::move(said_)};
        const Span top{catalogue_.source.get(), 0, 0};
        if (catalogue_.title.value.empty()) said_.push_back(error("missing-title", top, tr("the catalogue has no title"), tr("add a line: title: \"The title of the series\"")));
        if (catalogue_.entries.empty()) said_.push_back(error("catalogue-empty", top, tr("the catalogue names no book"), tr("add a line: books: [2024, 2025]")));
        return {std::move(catalogue_), std::move(said_)};
    }

  private:
    void books(const YamlNode& node) {
        for (const YamlNode* item : yaml_list(node)) {
            CatalogueEntry entry;
            entry.span = item->span;
            if (item->kind == YamlNode::Kind::map) {
                read_map(*item, tr("a book of the catalogue"),
                         {{"book", [&](const YamlNode& value) { entry.path = yaml_text(value, "book", said_).value_or(""); }},
                          {"year", [&](const YamlNode& value) { years(value, entry); }},
                          {"isbn", [&](const YamlNode& value) { entry.isbn = yaml_isbns(value, said_); }}},
                         said_);
            } else if (item->kind != YamlNode::Kind::null) {
                entry.path = yaml_text(*item, "books", said_).value_or("");
            }
            if (entry.path.empty()) entry.path = ".";
            if (inside(entry.path)) catalogue_.entries.push_back(std::move(entry));
            else said_.push_back(error("outside-catalogue", entry.span, tr("{} lies outside the catalogue's folder", entry.path), tr("put the books into the catalogue's folder, or the catalogue above them")));
        }
    }

    void years(const YamlNode& node, CatalogueEntry& entry) {
        const std::string text = yaml_text(node, "year", said_).value_or("");
        const auto year = [&](std::string_view digits) {
            int value = 0;
            for (const char c : digits) value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : -100000;
            return digits.size() == 4 && value > 0 ? value : 0;
        };
        const std::size_t hyphen = text.find('-');
        entry.first_year = year(std::string_view(text).substr(0, hyphen));
        entry.last_year = hyphen == std::string::npos ? entry.first_year : year(std::string_view(text).substr(hyphen + 1));
        if (entry.first_year > 0 && entry.last_year >= entry.first_year) return;
        entry.first_year = entry.last_year = 0;
        said_.push_back(error("date-invalid", node.span, tr("`{}` is no year", text), tr("write YYYY or YYYY-YYYY")));
    }

    // No way up: the opened folder is checked again when the book is read.
    static bool inside(std::string_view path) {
        if (path.starts_with('/')) return false;
        for (std::size_t begin = 0; begin <= path.size();) {
            const std::size_t end = std::min(path.find('/', begin), path.size());
            if (path.substr(begin, end - begin) == "..") return false;
            begin = end + 1;
        }
        return true;
    }

    Catalogue catalogue_;
    Diagnostics said_;
};

} // namespace

Result<Catalogue> read_catalogue(SourcePtr source) { return CatalogueReader(std::move(source)).run(); }

} // namespace florilege
