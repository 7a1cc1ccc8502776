#include "style/style_sheet.h"

#include <algorithm>
#include <map>

#include "base/nearest.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "style/css.h"
#include "style/epub_sheet.h"
#include "style/page_design.h"
#include "style/properties.h"

namespace florilege {

namespace {

constexpr int least_lines = 4, least_ems = 6; // of a page on which two lines can stand on either side of a break

bool check_text(const SourcePtr& source, Diagnostics& diagnostics) {
    const std::size_t invalid = find_invalid(source->text());
    if (invalid == std::string::npos) return true;
    const auto at = static_cast<std::uint32_t>(invalid);
    diagnostics.push_back(error("invalid-utf8", {source.get(), at, at + 1}, tr("this is not UTF-8"), tr("save the file as UTF-8")));
    return false;
}

using RoleDeclarations = std::map<Role, std::vector<const CssDeclaration*>>;

// `body` and `p` are the body role, from which the others inherit; `.name` is the role of that name.
void collect(const std::vector<CssRule>& rules, bool print, RoleDeclarations& roles, Diagnostics& diagnostics) {
    for (const CssRule& rule : rules) {
        if (!rule.at.empty()) {
            if (rule.at == "font-face" && !print) continue;
            if (rule.at == "page" && print) continue;
            diagnostics.push_back(error("unknown-selector", rule.span, tr("`@{}` has no meaning here", rule.at),
                                        print ? tr("print.css may hold @page rules") : tr("shared.css may hold @font-face rules; @page rules go into print.css")));
            continue;
        }
        for (const std::string& selector : rule.selectors) {
            const bool body = selector == "body" || selector == "p";
            const auto role = body ? Role::body : selector.starts_with('.') ? role_named(std::string_view(selector).substr(1)) : std::nullopt;
            if (!role) {
                std::vector<std::string> roles;
                for (std::size_t index = 0; index < role_count; ++index) roles.push_back('.' + std::string(role_name(static_cast<Role>(index))));
                const std::vector<std::string_view> names(roles.begin(), roles.end());
                const std::string dotted = selector.starts_with('.') ? selector : '.' + selector;
                diagnostics.push_back(error("unknown-selector", rule.span, tr("unknown selector `{}`", selector),
                                            did_you_mean(dotted, names, tr("selectors are body, p and the roles that styles/README.md lists"))));
                continue;
            }
            for (const CssDeclaration& declaration : rule.declarations) roles[*role].push_back(&declaration);
        }
    }
}

// A family that is for the site alone leaves the EPUB to the reader's own faces.
void read_font_faces(const std::vector<CssRule>& rules, StyleSheet& style, Diagnostics& diagnostics) {
    for (const CssRule& rule : rules) {
        if (rule.at != "font-face") continue;
        std::vector<std::string> families;
        bool site_alone = false;
        for (const CssDeclaration& declaration : rule.declarations) {
            const std::vector<std::string> names = parse_families(declaration.value);
            if (declaration.property == "font-family" && names.size() == 1) families.push_back(names.front());
            else if (declaration.property == "-florilege-for" && declaration.value == "site") site_alone = true;
            else
                diagnostics.push_back(error("unknown-property", declaration.property_span, tr("an @font-face rule names one font-family, nothing else"),
                                            tr("write @font-face { font-family: \"Linux Libertine O\" }: its files are found, subset and named by the program; "
                                            "-florilege-for: site keeps it out of the EPUB")));
        }
        style.embedded_families.insert(style.embedded_families.end(), families.begin(), families.end());
        if (!site_alone) style.epub_families.insert(style.epub_families.end(), families.begin(), families.end());
    }
}

std::string without_font_faces(const std::string& text, const std::vector<CssRule>& rules) {
    std::string result;
    std::size_t at = 0;
    for (const CssRule& rule : rules) {
        if (rule.at != "font-face") continue;
        result.append(text, at, rule.whole.begin - at);
        at = rule.whole.end;
    }
    return result.append(text, at);
}

} // namespace

Result<StyleSheet> make_style(const StyleSources& sheets, const Plan& plan) {
    Result<StyleSheet> result;
    StyleSheet& style = result.value;
    style.name = plan.style;
    style.sources = {sheets.shared, sheets.print, sheets.epub};
    for (const SourcePtr& source : style.sources)
        if (!check_text(source, result.diagnostics)) return result;

    auto shared = parse_css(sheets.shared), print = parse_css(sheets.print);
    for (auto* parsed : {&shared, &print})
        result.diagnostics.insert(result.diagnostics.end(), parsed->diagnostics.begin(), parsed->diagnostics.end());
    check_epub_sheet(sheets.epub, result.diagnostics);

    result.value.cover = read_cover_style(print.value, result.diagnostics);
    const PageDesign design = choose_page(read_page_designs(print.value, result.diagnostics), plan, result.diagnostics);
    style.page = design.page;
    if (const PageStyle& page = design.page; page.lines() < least_lines || page.text_width() < design.size * least_ems)
        result.diagnostics.push_back(error("page-too-small", plan.margins.span.source ? plan.margins.span : plan.page.value.empty() ? plan.style_span : plan.page.span,
                                           tr("the page leaves too little room between its margins"), tr("a page holds at least four lines of six ems")));
    RoleDeclarations roles;
    collect(shared.value, false, roles, result.diagnostics);
    collect(print.value, true, roles, result.diagnostics);

    const CssContext context{design.size, design.size, design.page.leading};
    TextStyle& body = style.roles[static_cast<std::size_t>(Role::body)];
    body.families = {"Linux Libertine O"};
    body.size = design.size;
    apply_declarations(roles[Role::body], context, body, result.diagnostics);
    body.size = design.size;
    body.leading = design.page.leading;
    for (std::size_t index = 1; index < role_count; ++index) {
        style.roles[index] = body;
        apply_declarations(roles[static_cast<Role>(index)], context, style.roles[index], result.diagnostics);
    }
    if (const Break opening = style[Role::article_title].before; opening != Break::automatic) style.page.article_opening = opening;

    read_font_faces(shared.value, style, result.diagnostics);
    style.shared_css = without_font_faces(sheets.shared->text(), shared.value);
    style.epub_css = sheets.epub->text();
    return result;
}

} // namespace florilege
