#include "read/printer_profile.h"

#include <charconv>

#include "base/translate.h"
#include "read/yaml_tree.h"

namespace florilege {

namespace {

// Reads numbers in a unit; a negative or endless one is refused.
class ProfileReader {
  public:
    explicit ProfileReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    double number(const YamlNode& node, std::string_view key) {
        const auto text = yaml_text(node, key, diagnostics_);
        double value = 0;
        if (!text) return 0;
        const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), value, std::chars_format::fixed);
        if (failure == std::errc{} && end == text->data() + text->size() && value >= 0 && value < 1e6) return value;
        diagnostics_.push_back(error("wrong-type", node.span, tr("`{}` is a number, not {}", key, *text), tr("write digits, with a point for decimals")));
        return 0;
    }
    Length length(const YamlNode& node, std::string_view key) { return millimetres(number(node, key)); }
    int count(const YamlNode& node, std::string_view key) { return static_cast<int>(number(node, key)); }

    Paper paper(const YamlNode& node) {
        Paper paper;
        read_map(node, tr("a paper"),
                 {{"name", [&](const YamlNode& value) { paper.name = yaml_text(value, "name", diagnostics_).value_or(""); }},
                  {"weight", [&](const YamlNode& value) { paper.weight = count(value, "weight"); }},
                  {"thickness", [&](const YamlNode& value) { paper.thickness = millimetres(number(value, "thickness") / 1000); }},
                  {"maximum-pages", [&](const YamlNode& value) { paper.maximum_pages = count(value, "maximum-pages"); }}},
                 diagnostics_);
        return paper;
    }

    Gutter gutter(const YamlNode& node) {
        Gutter gutter;
        read_map(node, tr("a gutter"),
                 {{"pages", [&](const YamlNode& value) { gutter.pages = count(value, "pages"); }},
                  {"inner", [&](const YamlNode& value) { gutter.inner = length(value, "inner"); }}},
                 diagnostics_);
        return gutter;
    }

    FigureSource source(const YamlNode& node) {
        FigureSource source;
        const auto text = [&](std::string& field, std::string_view key) {
            return YamlKey{key, [&field, key, this](const YamlNode& value) { field = yaml_text(value, key, diagnostics_).value_or(""); }};
        };
        read_map(node, tr("a source"),
                 {{"of", [&](const YamlNode& value) { source.figures = yaml_texts(value, "of", diagnostics_); }}, text(source.source, "from"), text(source.date, "date")},
                 diagnostics_);
        return source;
    }

  private:
    Diagnostics& diagnostics_;
};

} // namespace

Result<PrinterProfile> read_printer_profile(const Source& source) {
    Result<PrinterProfile> result;
    PrinterProfile& profile = result.value;
    const auto tree = parse_yaml(source, source.text(), 0);
    result.diagnostics = tree.diagnostics;
    ProfileReader reader(result.diagnostics);
    const auto text = [&](std::string& member, std::string_view key) {
        return YamlKey{key, [&member, key, &result](const YamlNode& node) { member = yaml_text(node, key, result.diagnostics).value_or(""); }};
    };
    const auto length = [&](Length& member, std::string_view key) { return YamlKey{key, [&member, key, &reader](const YamlNode& node) { member = reader.length(node, key); }}; };
    const auto count = [&](int& member, std::string_view key) { return YamlKey{key, [&member, key, &reader](const YamlNode& node) { member = reader.count(node, key); }}; };
    read_map(tree.value, tr("a printer's profile"),
             {text(profile.name, "name"), length(profile.bleed, "bleed"), length(profile.spine_base, "spine-base"),
              {"marks", [&](const YamlNode& node) { profile.marks = yaml_bool(node, "marks", result.diagnostics).value_or(true); }},
              {"sources", [&](const YamlNode& node) { for (const YamlNode* item : yaml_list(node)) profile.sources.push_back(reader.source(*item)); }},
              count(profile.multiple, "multiple"), count(profile.minimum_pages, "minimum-pages"), count(profile.maximum_pages, "maximum-pages"),
              count(profile.spine_text_pages, "spine-text-pages"), length(profile.spine_clearance, "spine-clearance"),
              {"papers", [&](const YamlNode& node) { for (const YamlNode* item : yaml_list(node)) profile.papers.push_back(reader.paper(*item)); }},
              {"gutters", [&](const YamlNode& node) { for (const YamlNode* item : yaml_list(node)) profile.gutters.push_back(reader.gutter(*item)); }}},
             result.diagnostics);
    if (profile.multiple < 1) profile.multiple = 1;
    return result;
}

Length spine_width(const PrinterProfile& profile, int pages) {
    return profile.papers.empty() ? profile.spine_base : profile.spine_base + profile.papers.front().thickness * ((pages + 1) / 2);
}

Length least_gutter(const PrinterProfile& profile, int pages) {
    Length inner;
    for (const Gutter& gutter : profile.gutters)
        if (pages >= gutter.pages) inner = gutter.inner;
    return inner;
}

} // namespace florilege
