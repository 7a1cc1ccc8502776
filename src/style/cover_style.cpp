#include "style/cover_style.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/nearest.h"
#include "base/translate.h"
#include "style/css_value.h"

namespace florilege {

namespace {

constexpr std::string_view cover_properties[] = {"-florilege-cover", "background-color", "color", "-florilege-accent"};

/// 0.35 or 35%, in permille.
std::optional<int> share(std::string_view text) {
    const bool percent = text.ends_with('%');
    if (percent) text.remove_suffix(1);
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    const double permille = number * (percent ? 10 : 1000);
    if (!(permille >= 0 && permille <= 1000)) return std::nullopt;
    return static_cast<int>(std::lround(permille));
}

/// black, white, or the function device-cmyk of CSS Color 5 with its four inks.
std::optional<Ink> parse_ink(std::string_view value) {
    if (value == "black") return black_ink;
    if (value == "white") return white_ink;
    constexpr std::string_view function = "device-cmyk(";
    if (!value.starts_with(function) || !value.ends_with(')')) return std::nullopt;
    value = value.substr(function.size(), value.size() - function.size() - 1);
    const std::vector<std::string> words = parse_words(value);
    if (words.size() != 4) return std::nullopt;
    int inks[4];
    for (std::size_t i = 0; i < 4; ++i) {
        const auto ink = share(words[i]);
        if (!ink) return std::nullopt;
        inks[i] = *ink;
    }
    return Ink{inks[0], inks[1], inks[2], inks[3]};
}

bool set_layout(CoverStyle& style, const std::string& value) {
    if (value == "frame") style.layout = CoverLayout::frame;
    else if (value == "solid") style.layout = CoverLayout::solid;
    else if (value == "label") style.layout = CoverLayout::label;
    else if (value == "bars") style.layout = CoverLayout::bars;
    else return false;
    return true;
}

bool apply(CoverStyle& style, const CssDeclaration& declaration) {
    if (declaration.property == "-florilege-cover") return set_layout(style, declaration.value);
    const auto ink = parse_ink(declaration.value);
    if (!ink) return false;
    if (declaration.property == "background-color") style.ground = *ink;
    else if (declaration.property == "color") style.text = *ink;
    else style.accent = *ink;
    return true;
}

} // namespace

std::string ScreenColour::css() const {
    constexpr char digits[] = "0123456789abcdef";
    std::string text = "#";
    for (const int level : {red, green, blue}) {
        text += digits[level >> 4];
        text += digits[level & 15];
    }
    return text;
}

ScreenColour screen_colour(const Ink& ink) {
    const auto level = [&](int share) { return 255 * (1000 - share) / 1000 * (1000 - ink.black) / 1000; };
    return {level(ink.cyan), level(ink.magenta), level(ink.yellow)};
}

CoverStyle read_cover_style(const std::vector<CssRule>& rules, Diagnostics& diagnostics) {
    CoverStyle style;
    for (const CssRule& rule : rules) {
        if (rule.at != "page" || std::find(rule.selectors.begin(), rule.selectors.end(), "cover") == rule.selectors.end()) continue;
        for (const CssDeclaration& declaration : rule.declarations) {
            const bool known = std::find(std::begin(cover_properties), std::end(cover_properties), declaration.property) != std::end(cover_properties);
            if (!known)
                diagnostics.push_back(error("unknown-property", declaration.property_span, tr("unknown property `{}` of the cover", declaration.property),
                                            did_you_mean(declaration.property, {std::begin(cover_properties), std::end(cover_properties)},
                                                         tr("styles/README.md lists the properties of covers"))));
            else if (!apply(style, declaration))
                diagnostics.push_back(error("bad-property-value", declaration.value_span, tr("`{}` is no value of `{}` of the cover", declaration.value, declaration.property),
                                            tr("styles/README.md lists the values")));
        }
    }
    return style;
}

} // namespace florilege
