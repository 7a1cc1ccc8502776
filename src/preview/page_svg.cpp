#include "preview/page_svg.h"

#include <algorithm>
#include <set>

#include "base/number.h"
#include "base/xml.h"
#include "preview/base64.h"

namespace florilege {

namespace {

std::string points(Length length) { return to_text(length); }

std::string fill(std::uint16_t gray, std::uint8_t ink, const std::vector<Ink>& inks) {
    if (ink > 0 && ink <= inks.size()) return " fill=\"" + screen_colour(inks[ink - 1u]).css() + '"';
    if (gray == 0) return {};
    const std::string level = to_text(gray * 255 / 1000.0, 0);
    return " fill=\"rgb(" + level + ',' + level + ',' + level + ")\"";
}

class PageDrawing {
  public:
    PageDrawing(const TypesetBook& typeset, const Page& page, const std::map<std::string, Image>& images)
        : typeset_(typeset), page_(page), images_(images) {}

    std::string draw() {
        const std::string size = points(page_.width) + ' ' + points(page_.height);
        out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + "\" width=\"" + points(page_.width) + "pt\" height=\"" +
               points(page_.height) + "pt\">\n<title>";
        append_xml(out_, page_.label);
        out_ += "</title>\n";
        define_glyphs();
        for (const ImageItem& image : page_.images) draw_image(image);
        for (const RuleItem& rule : page_.rules)
            out_ += "<rect x=\"" + points(rule.x) + "\" y=\"" + points(rule.y) + "\" width=\"" + points(rule.width) + "\" height=\"" +
                    points(rule.height) + '"' + fill(rule.gray, rule.ink, typeset_.inks) + "/>\n";
        for (const GlyphRun& run : page_.runs) draw_run(run);
        return std::move(out_) + "</svg>\n";
    }

  private:
    static std::string name(FaceId face, std::uint16_t glyph) { return 'f' + to_text(std::int64_t{face}) + 'g' + to_text(std::int64_t{glyph}); }

    // Each outline once, in thousandths of an em. A glyph without one (a space) is not drawn.
    void define_glyphs() {
        std::set<std::pair<FaceId, std::uint16_t>> used;
        for (const GlyphRun& run : page_.runs)
            for (std::uint32_t g = run.first_glyph; g < run.first_glyph + run.glyph_count; ++g) used.emplace(run.face, page_.glyphs[g].id);
        out_ += "<defs>\n";
        for (const auto& [face, glyph] : used) {
            const std::string outline = glyph == 0 ? std::string() : typeset_.fonts.outline(face, glyph);
            if (outline.empty()) continue;
            drawn_.emplace(face, glyph);
            out_ += "<path id=\"" + name(face, glyph) + "\" d=\"" + outline + "\"/>\n";
        }
        out_ += "</defs>\n";
    }

    // The run's unit is a thousandth of its size, scaled in width as the line breaker chose.
    void draw_run(const GlyphRun& run) {
        const double unit = run.size.points() / 1000, across = unit * run.scale / 1000;
        out_ += "<g transform=\"translate(" + points(run.x) + ' ' + points(run.y) + ')' + (run.turned ? " rotate(-90)" : "") + " scale(" +
                to_text(across, 6) + ' ' + to_text(unit, 6) + ")\"" + fill(run.gray, run.ink, typeset_.inks) + '>';
        for (std::uint32_t g = run.first_glyph; g < run.first_glyph + run.glyph_count; ++g) {
            const PlacedGlyph& glyph = page_.glyphs[g];
            if (!drawn_.contains({run.face, glyph.id})) continue;
            out_ += "<use href=\"#" + name(run.face, glyph.id) + "\" x=\"" + to_text(glyph.x / 1000.0 / across, 1) + '"';
            if (const std::int32_t y = rise(page_, g); y != 0) out_ += " y=\"" + to_text(-y / 1000.0 / unit, 1) + '"';
            out_ += "/>";
        }
        out_ += "</g>\n";
    }

    void draw_image(const ImageItem& item) {
        const auto found = images_.find(item.path);
        if (found == images_.end() || !found->second.bytes) return;
        static constexpr std::string_view types[] = {"png", "jpeg", "svg+xml"};
        out_ += "<image x=\"" + points(item.x) + "\" y=\"" + points(item.y) + "\" width=\"" + points(item.width) + "\" height=\"" +
                points(item.height) + "\" preserveAspectRatio=\"none\" href=\"data:image/" +
                std::string(types[static_cast<std::size_t>(found->second.format)]) + ";base64," + base64(*found->second.bytes) + "\"/>\n";
    }

    const TypesetBook& typeset_;
    const Page& page_;
    const std::map<std::string, Image>& images_;
    std::set<std::pair<FaceId, std::uint16_t>> drawn_;
    std::string out_;
};

} // namespace

std::string page_svg(const TypesetBook& typeset, std::size_t page, const std::map<std::string, Image>& images) {
    return PageDrawing(typeset, typeset.pages[page], images).draw();
}

Span span_at(const Page& page, Length x, Length y) {
    const PlacedLine* best = nullptr;
    const auto distance = [&](const PlacedLine& line) {
        const std::int64_t down = std::abs((line.y - y).value);
        const std::int64_t aside = x < line.x ? (line.x - x).value : x > line.x + line.width ? (x - line.x - line.width).value : 0;
        return down + aside;
    };
    for (const PlacedLine& line : page.lines)
        if (line.span.source && (!best || distance(line) < distance(*best))) best = &line;
    return best ? best->span : Span{};
}

namespace {

// Lines that repeat or list what is said elsewhere.
bool is_text(const PlacedLine& line) {
    return line.text != 0 && (line.role < Role::contents_entry || line.role > Role::chronology_entry);
}

} // namespace

std::vector<std::optional<std::size_t>> pages_of(const TypesetBook& typeset, const std::vector<Span>& spans) {
    std::map<const Source*, std::vector<std::size_t>> by_source; // looked up, never walked
    for (std::size_t i = 0; i < spans.size(); ++i) by_source[spans[i].source].push_back(i);
    std::vector<std::optional<std::size_t>> pages(spans.size());
    std::vector<std::uint32_t> begins(spans.size());
    const Source* last = nullptr; // of the line before: most lines are of the same
    auto wanted = by_source.find(last);
    for (std::size_t page = 0; page < typeset.pages.size(); ++page)
        for (const PlacedLine& line : typeset.pages[page].lines) {
            if (line.span.source != last) last = line.span.source, wanted = by_source.find(last);
            if (wanted == by_source.end() || !is_text(line)) continue;
            for (const std::size_t i : wanted->second) {
                if (line.span.begin > spans[i].begin || (pages[i] && line.span.begin <= begins[i])) continue;
                pages[i] = page, begins[i] = line.span.begin;
            }
        }
    return pages;
}

} // namespace florilege
