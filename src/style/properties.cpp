#include "style/properties.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/nearest.h"
#include "base/translate.h"

namespace florilege {

namespace {

// False when the value means nothing for the property.
using Setter = bool (*)(TextStyle&, const std::string& value, const CssContext&);

template <class T>
using Keywords = std::vector<std::pair<std::string_view, T>>;

template <class T>
bool set_keyword(T& member, const std::string& value, const Keywords<T>& keywords) {
    const auto found = std::find_if(keywords.begin(), keywords.end(), [&](const auto& keyword) { return keyword.first == value; });
    if (found == keywords.end()) return false;
    member = found->second;
    return true;
}

template <Length TextStyle::*member>
bool set_length(TextStyle& style, const std::string& value, const CssContext& context) {
    const auto length = parse_length(value);
    const auto resolved = length ? resolve(*length, context) : std::nullopt;
    if (!resolved) return false;
    style.*member = *resolved;
    return true;
}

bool set_margin_left(TextStyle& style, const std::string& value, const CssContext& context) {
    style.centred = value == "auto";
    if (style.centred) return style.margin_left = {}, true;
    return set_length<&TextStyle::margin_left>(style, value, context);
}

template <Break TextStyle::*member>
bool set_break(TextStyle& style, const std::string& value, const CssContext&) {
    return set_keyword(style.*member, value, {{"auto", Break::automatic}, {"avoid", Break::avoid}, {"page", Break::page},
                                              {"always", Break::page}, {"recto", Break::recto}, {"right", Break::recto},
                                              {"verso", Break::verso}, {"left", Break::verso}});
}

bool set_size(TextStyle& style, const std::string& value, const CssContext& context) {
    const auto length = parse_length(value);
    const auto size = length ? resolve(*length, context) : std::nullopt;
    if (!size || *size < 1_pt || *size > 500_pt) return false;
    style.size = *size;
    return true;
}

bool set_leading(TextStyle& style, const std::string& value, const CssContext& context) {
    if (value == "normal") return style.leading = points(style.size.points() * 1.2), true;
    auto length = parse_length(value);
    if (!length) return false;
    if (length->unit == CssLength::Unit::none) length->unit = CssLength::Unit::em;
    const auto leading = resolve(*length, context);
    if (!leading || *leading < 1_pt) return false;
    style.leading = *leading;
    return true;
}

bool set_families(TextStyle& style, const std::string& value, const CssContext&) {
    // Generic names stand for the faces that are shipped with the styles.
    static const Keywords<std::string_view> generic{{"serif", "Linux Libertine O"}, {"sans-serif", "Linux Biolinum O"},
                                                    {"monospace", "Linux Libertine Mono O"}};
    std::vector<std::string> families;
    for (std::string& name : parse_families(value)) {
        const auto found = std::find_if(generic.begin(), generic.end(), [&](const auto& entry) { return entry.first == name; });
        if (found != generic.end()) name = found->second;
        if (std::find(families.begin(), families.end(), name) == families.end()) families.push_back(std::move(name));
    }
    if (families.empty()) return false;
    style.families = std::move(families);
    return true;
}

bool set_weight(TextStyle& style, const std::string& value, const CssContext&) {
    if (set_keyword(style.weight, value, {{"normal", 400}, {"bold", 700}})) return true;
    int weight = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), weight);
    if (failure != std::errc{} || end != value.data() + value.size() || weight < 1 || weight > 1000) return false;
    style.weight = weight;
    return true;
}

bool set_letter_spacing(TextStyle& style, const std::string& value, const CssContext&) {
    if (value == "normal") return style.letter_spacing = {}, true;
    const auto length = parse_length(value);
    if (!length || (length->unit != CssLength::Unit::em && length->number != 0) || length->number > 1 || length->number < -0.2) return false;
    style.letter_spacing = {static_cast<std::int32_t>(length->number * 1000 + (length->number < 0 ? -0.5 : 0.5))};
    return true;
}

// Inks of one plate: black, white, gray(), or a hexadecimal colour whose three parts are equal.
bool set_colour(TextStyle& style, const std::string& value, const CssContext&) {
    if (set_keyword(style.gray, value, {{"black", 0}, {"white", 1000}, {"gray", 502}, {"grey", 502}, {"dimgray", 412}})) return true;
    if (!value.starts_with('#') || (value.size() != 4 && value.size() != 7)) return false;
    const std::size_t width = value.size() == 4 ? 1 : 2;
    const std::string_view red(value.data() + 1, width);
    if (value.compare(1 + width, width, red) != 0 || value.compare(1 + 2 * width, width, red) != 0) return false;
    unsigned level = 0;
    const auto [end, failure] = std::from_chars(red.data(), red.data() + red.size(), level, 16);
    if (failure != std::errc{} || end != red.data() + red.size()) return false;
    style.gray = static_cast<int>((width == 1 ? level * 17 : level) * 1000 / 255);
    return true;
}

bool set_initial_letter(TextStyle& style, const std::string& value, const CssContext&) {
    return set_keyword(style.initial_letter, value, {{"normal", 0}, {"2", 2}, {"3", 3}, {"4", 4}});
}

bool set_content(TextStyle& style, const std::string& value, const CssContext&) {
    const auto text = parse_string(value);
    if (!text || text->size() > 200) return false;
    style.ornament = *text;
    return true;
}

struct Property {
    std::string_view name;
    Setter set;
    std::string_view values; // what the hint says
};

const Property properties[] = {
    {"font-family", set_families, N_("names of installed families, most wanted first")},
    {"font-size", set_size, N_("a length: 11pt, 0.85em")},
    {"line-height", set_leading, N_("a number (of the type size) or a length: 1.3, 14.5pt, 1rlh")},
    {"font-style", [](TextStyle& style, const std::string& value, const CssContext&) {
         return set_keyword(style.italic, value, {{"normal", false}, {"italic", true}}); }, "normal, italic"},
    {"font-weight", set_weight, "normal, bold, 1 to 1000"},
    {"font-variant-caps", [](TextStyle& style, const std::string& value, const CssContext&) {
         return set_keyword(style.capitals, value, {{"normal", Capitals::normal}, {"small-caps", Capitals::small},
                                                    {"all-small-caps", Capitals::all_small}}); },
     "normal, small-caps, all-small-caps"},
    {"font-variant-numeric", [](TextStyle& style, const std::string& value, const CssContext&) {
         return set_keyword(style.numerals, value, {{"normal", Numerals::normal}, {"oldstyle-nums", Numerals::old_style},
                                                    {"lining-nums", Numerals::lining}}); },
     "normal, oldstyle-nums, lining-nums"},
    {"text-transform", [](TextStyle& style, const std::string& value, const CssContext&) {
         return set_keyword(style.uppercase, value, {{"none", false}, {"uppercase", true}}); }, "none, uppercase"},
    {"letter-spacing", set_letter_spacing, N_("normal, or ems from -0.2em to 1em")},
    {"text-align", [](TextStyle& style, const std::string& value, const CssContext&) {
         return set_keyword(style.align, value, {{"justify", Align::justify}, {"left", Align::left}, {"start", Align::left},
                                                 {"center", Align::centre}, {"right", Align::right}, {"end", Align::right}}); },
     "justify, left, center, right"},
    {"text-indent", set_length<&TextStyle::indent>, N_("a length: 1em")},
    {"margin-left", set_margin_left, N_("a length: 1.5em, or auto")},
    {"margin-right", set_length<&TextStyle::margin_right>, N_("a length: 1.5em")},
    {"margin-top", set_length<&TextStyle::space_before>, N_("a length, best in lines of the body: 1rlh")},
    {"margin-bottom", set_length<&TextStyle::space_after>, N_("a length, best in lines of the body: 1rlh")},
    {"hyphens", [](TextStyle& style, const std::string& value, const CssContext&) {
         return set_keyword(style.hyphens, value, {{"auto", true}, {"manual", false}, {"none", false}}); }, "auto, none"},
    {"color", set_colour, N_("black, white, gray or #rrggbb with equal parts")},
    {"break-before", set_break<&TextStyle::before>, "auto, avoid, page, recto, verso"},
    {"break-after", set_break<&TextStyle::after>, "auto, avoid, page, recto, verso"},
    {"break-inside", set_break<&TextStyle::inside>, "auto, avoid"},
    {"initial-letter", set_initial_letter, "normal, 2, 3, 4"},
    {"content", set_content, N_("a quoted string")},
};

void apply(const CssDeclaration& declaration, const CssContext& context, TextStyle& style, Diagnostics& diagnostics) {
    const auto property = std::find_if(std::begin(properties), std::end(properties),
                                       [&](const Property& known) { return known.name == declaration.property; });
    if (property == std::end(properties)) {
        // Of a shorthand, the properties that it sets.
        std::string parts;
        for (const std::string_view name : text_properties())
            if (name.starts_with(declaration.property + '-')) parts += (parts.empty() ? "" : ", ") + std::string(name);
        const std::string others = parts.empty() ? tr("styles/README.md lists the properties that styles may use") : tr("write {}", parts);
        diagnostics.push_back(error("unknown-property", declaration.property_span, tr("unknown property `{}`", declaration.property),
                                    parts.empty() ? did_you_mean(declaration.property, text_properties(), others) : others));
    } else if (!property->set(style, declaration.value, context)) {
        diagnostics.push_back(error("bad-property-value", declaration.value_span,
                                    tr("`{}` is no value of `{}`", declaration.value, declaration.property),
                                    tr("write {}", translated(property->values.data()))));
    }
}

} // namespace

std::vector<std::string_view> text_properties() {
    std::vector<std::string_view> names;
    for (const Property& property : properties) names.push_back(property.name);
    return names;
}

void apply_declarations(const std::vector<const CssDeclaration*>& declarations, CssContext context, TextStyle& style,
                        Diagnostics& diagnostics) {
    const auto is_size = [](const CssDeclaration* declaration) { return declaration->property == "font-size"; };
    for (const CssDeclaration* declaration : declarations)
        if (is_size(declaration)) apply(*declaration, context, style, diagnostics);
    context.em = style.size;
    for (const CssDeclaration* declaration : declarations)
        if (!is_size(declaration)) apply(*declaration, context, style, diagnostics);
}

} // namespace florilege
