#include "style/page_design.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "base/nearest.h"
#include "base/translate.h"
#include "style/css_value.h"

namespace florilege {

namespace {

enum class Side { both, left, right };

struct PageSelector {
    std::string name;
    Side side = Side::both;
};

std::optional<PageSelector> parse_selector(const std::string& text) {
    PageSelector selector;
    const std::size_t colon = text.find(':');
    selector.name = text.substr(0, colon);
    std::erase(selector.name, ' ');
    if (colon == std::string::npos) return selector;
    const std::string pseudo = text.substr(colon);
    if (pseudo == ":left") selector.side = Side::left;
    else if (pseudo == ":right") selector.side = Side::right;
    else return std::nullopt;
    return selector;
}

bool set_page_length(Length& member, const std::string& value, Length size, Length leading) {
    const auto length = parse_length(value);
    const auto resolved = length ? resolve(*length, {size, size, leading}) : std::nullopt;
    if (!resolved || *resolved < Length{} || *resolved > 5000_pt) return false;
    member = *resolved;
    return true;
}

bool set_page_size(PageStyle& page, const std::string& value) {
    const std::vector<std::string> words = parse_words(value);
    return words.size() == 2 && set_page_length(page.width, words[0], {}, {}) && set_page_length(page.height, words[1], {}, {}) &&
           page.width >= 100_pt && page.height >= 100_pt;
}

bool set_front_folios(PageStyle& page, const std::string& value) {
    page.front_folios = value == "lower-roman" ? FrontFolios::roman : FrontFolios::arabic;
    return value == "lower-roman" || value == "decimal";
}

bool set_folio(PageStyle& page, const std::string& value) {
    if (value == "none") page.folio = FolioPlace::none;
    else if (value == "foot-outer") page.folio = FolioPlace::foot_outer;
    else if (value == "foot-centre") page.folio = FolioPlace::foot_centre;
    else if (value == "head-outer") page.folio = FolioPlace::head_outer;
    else return false;
    return true;
}

constexpr std::string_view page_properties[] = {"size", "margin-top", "margin-bottom", "margin-left", "margin-right", "font-size",
                                                "line-height", "-florilege-folio", "-florilege-front-folios", "-florilege-head", "-florilege-folio-baseline"};

// Margins of a :left page are those of a :right page in a mirror; a rule for both sides gives inner and outer alike.
bool apply(PageDesign& design, Side side, const CssDeclaration& declaration, bool& known) {
    PageStyle& page = design.page;
    const std::string& value = declaration.value;
    const auto set = [&](Length& member) { return set_page_length(member, value, design.size, page.leading); };
    known = true;
    if (declaration.property == "size") return set_page_size(page, value);
    if (declaration.property == "margin-top") return set(page.top);
    if (declaration.property == "margin-bottom") return set(page.bottom);
    if (declaration.property == "margin-left" || declaration.property == "margin-right") {
        const bool left = declaration.property == "margin-left";
        if (side == Side::both) return set(left ? page.inner : page.outer);
        return set(left == (side == Side::right) ? page.inner : page.outer);
    }
    if (declaration.property == "font-size") return set(design.size) && design.size >= 4_pt;
    if (declaration.property == "line-height") return set(page.leading) && page.leading >= 4_pt;
    if (declaration.property == "-florilege-folio") return set_folio(page, value);
    if (declaration.property == "-florilege-front-folios") return set_front_folios(page, value);
    if (declaration.property == "-florilege-head") return value == "none" ? (page.head_baseline = {}, true) : set(page.head_baseline);
    if (declaration.property == "-florilege-folio-baseline") return set(page.folio_baseline);
    known = false;
    return false;
}

void apply(PageDesign& design, Side side, const CssRule& rule, Diagnostics& diagnostics) {
    for (const CssDeclaration& declaration : rule.declarations) {
        bool known = false;
        if (apply(design, side, declaration, known)) continue;
        if (known)
            diagnostics.push_back(error("bad-property-value", declaration.value_span,
                                        tr("`{}` is no value of `{}` in a page rule", declaration.value, declaration.property),
                                        tr("styles/README.md lists the values")));
        else
            diagnostics.push_back(error("unknown-property", declaration.property_span, tr("unknown property `{}` in a page rule", declaration.property),
                                        did_you_mean(declaration.property, {std::begin(page_properties), std::end(page_properties)},
                                                     tr("styles/README.md lists the properties of pages"))));
    }
}

// WIDTHxHEIGHT in millimetres.
std::optional<std::pair<Length, Length>> parse_size(std::string_view text) {
    const std::size_t x = std::min(text.find('x'), text.find("\u00D7"));
    if (x == std::string_view::npos) return std::nullopt;
    const std::size_t after = text[x] == 'x' ? x + 1 : x + 2;
    double width = 0, height = 0;
    const auto read = [](std::string_view part, double& number) {
        if (part.ends_with("mm")) part.remove_suffix(2);
        const auto [end, failure] = std::from_chars(part.data(), part.data() + part.size(), number, std::chars_format::fixed);
        return failure == std::errc{} && end == part.data() + part.size() && number >= 0; // which `nan` is not
    };
    if (!read(text.substr(0, x), width) || !read(text.substr(after), height)) return std::nullopt;
    return std::pair{millimetres(std::clamp(width, 0.0, 5000.0)), millimetres(std::clamp(height, 0.0, 5000.0))};
}

/// Sizes that book.yaml may name whatever the style.
struct NamedSize {
    std::string_view name;
    Length width, height;
};
constexpr NamedSize named_sizes[] = {{"a4", 210_mm, 297_mm}, {"a5", 148_mm, 210_mm}, {"a6", 105_mm, 148_mm}, {"poche", 110_mm, 178_mm}};

Length last_baseline(const PageDesign& design) { return design.page.top + design.size + design.page.leading * (design.page.lines() - 1); }

/// A page made after a model: margins in its proportions, the type larger or smaller with the square root of the width, but not
/// under `smallest`; lines longer than the model's by a tenth at most.
PageDesign scaled(const PageDesign& model, Length smallest, Length width, Length height) {
    PageDesign design = model;
    const double across = width.points() / model.page.width.points(), down = height.points() / model.page.height.points();
    const auto scale = [](Length length, double factor) { return points(length.points() * factor); };
    const auto tenths = [](Length length) { return Length{(length.value + 50) / 100 * 100}; };
    design.size = std::max(tenths(scale(model.size, std::clamp(std::sqrt(across), 0.8, 1.2))), smallest);
    const double larger = design.size.points() / model.size.points();
    PageStyle& page = design.page;
    page.width = width, page.height = height;
    page.leading = tenths(scale(model.page.leading, larger));
    page.inner = scale(page.inner, across), page.outer = scale(page.outer, across);
    if (const Length longest = scale(model.page.text_width(), larger * 1.1), excess = page.text_width() - longest; excess > Length{}) {
        const Length inner = scale(excess, page.inner.points() / (page.inner + page.outer).points());
        page.inner += inner, page.outer += excess - inner;
    }
    page.top = scale(page.top, down), page.bottom = scale(page.bottom, down);
    page.bottom += (height - page.top - page.bottom) - page.leading * page.lines();
    if (page.head_baseline.value > 0) page.head_baseline = std::max(Length{1}, page.top - scale(model.page.top - model.page.head_baseline, larger));
    page.folio_baseline = std::min(height - 5_mm, last_baseline(design) + scale(model.page.folio_baseline - last_baseline(model), larger));
    return design;
}

/// The page with margins of the book's own; head and folio keep their distance from the text as far as the paper allows.
PageDesign with_margins(PageDesign design, const Margins& margins) {
    constexpr Length edge = 6_mm; // from the trim, of a baseline
    PageStyle& page = design.page;
    const Length head = page.top - page.head_baseline;
    const Length folio = page.folio_baseline - (page.height - page.bottom);
    page.inner = margins.inner.value_or(page.inner), page.outer = margins.outer.value_or(page.outer);
    page.top = margins.top.value_or(page.top), page.bottom = margins.bottom.value_or(page.bottom);
    if (page.head_baseline.value > 0) page.head_baseline = std::max(edge, page.top - head);
    page.folio_baseline = std::min(page.height - edge, page.height - page.bottom + folio);
    return design;
}

} // namespace

std::vector<PageDesign> read_page_designs(const std::vector<CssRule>& rules, Diagnostics& diagnostics) {
    struct Placed {
        PageSelector selector;
        const CssRule* rule;
    };
    std::vector<Placed> placed;
    std::vector<std::string> names;
    for (const CssRule& rule : rules) {
        if (rule.at != "page") continue;
        for (const std::string& text : rule.selectors) {
            const auto selector = parse_selector(text);
            if (!selector) {
                diagnostics.push_back(error("unknown-selector", rule.span, tr("unknown page selector `{}`", text), tr("write @page, @page NAME, :left or :right")));
                continue;
            }
            if (selector->name == "cover") continue; // no page: cover_style reads it
            placed.push_back({*selector, &rule});
            if (!selector->name.empty() && std::find(names.begin(), names.end(), selector->name) == names.end()) names.push_back(selector->name);
        }
    }
    PageDesign common;
    common.page = {148_mm, 210_mm, 18_mm, 19_mm, 26_mm, 27.3_mm, 14.5_pt, FolioPlace::foot_outer, {}, 195_mm, Break::recto};
    common.size = 11_pt;
    for (const Placed& entry : placed)
        if (entry.selector.name.empty()) apply(common, entry.selector.side, *entry.rule, diagnostics);
    std::vector<PageDesign> designs;
    for (const std::string& name : names) {
        designs.push_back(common);
        designs.back().name = name;
        for (const Placed& entry : placed)
            if (entry.selector.name == name) apply(designs.back(), entry.selector.side, *entry.rule, diagnostics);
    }
    if (designs.empty()) designs.push_back(common);
    return designs;
}

namespace {

PageDesign design_of(const std::vector<PageDesign>& designs, const Placed<std::string>& wanted, Diagnostics& diagnostics) {
    if (wanted.value.empty()) return designs.front();
    for (const PageDesign& design : designs)
        if (design.name == wanted.value) return design;
    auto size = parse_size(wanted.value);
    for (const NamedSize& named : named_sizes)
        if (named.name == wanted.value) size = {named.width, named.height};
    if (!size) {
        std::vector<std::string_view> names;
        for (const PageDesign& design : designs) names.push_back(design.name);
        diagnostics.push_back(error("unknown-page", wanted.span, tr("the style has no page design `{}`", wanted.value),
                                    did_you_mean(wanted.value, names, tr("write a design of the style, or the trimmed size in millimetres: 148x210"))));
        return designs.front();
    }
    const auto [width, height] = *size;
    const auto near = [](Length a, Length b) { return a - b < 0.5_mm && b - a < 0.5_mm; };
    for (const PageDesign& design : designs)
        if (near(design.page.width, width) && near(design.page.height, height)) return design;
    if (width < 70_mm || height < 100_mm || width > 450_mm || height > 450_mm) {
        diagnostics.push_back(error("unknown-page", wanted.span, tr("a page of {} mm cannot be set", wanted.value),
                                    tr("pages measure 70 to 450 mm across and 100 to 450 mm down")));
        return designs.front();
    }
    const PageDesign* model = &designs.front();
    Length smallest = model->size;
    const auto difference = [width = width](const PageDesign& design) { return std::abs(design.page.width.value - width.value); };
    for (const PageDesign& design : designs) {
        smallest = std::min(smallest, design.size);
        if (difference(design) < difference(*model)) model = &design;
    }
    return scaled(*model, smallest, width, height);
}

} // namespace

PageDesign choose_page(const std::vector<PageDesign>& designs, const Plan& plan, Diagnostics& diagnostics) {
    return with_margins(design_of(designs, plan.page, diagnostics), plan.margins);
}

} // namespace florilege
