#include "compile/lint_pictures.h"

#include <map>
#include <set>

#include "base/number.h"
#include "base/translate.h"

namespace florilege {

namespace {

constexpr int coarsest = 300;           // dots an inch under which a photograph shows its pixels in offset print
constexpr int coarsest_line_art = 1200; // the same for black and white alone, which no screening softens

/// A PNG of one bit a sample (PNG specification §11.2.2: bit depth follows the size).
bool is_line_art(const Image& image) {
    constexpr std::size_t bit_depth = 24;
    return image.format == ImageFormat::png && image.bytes->size() > bit_depth && (*image.bytes)[bit_depth] == 1;
}

// Where each picture is first shown.
class FigurePlaces {
  public:
    explicit FigurePlaces(const Book& book) {
        for (const Section& section : book.sections) note(section.blocks);
    }
    Span of(const std::string& path, Span otherwise) const {
        const auto place = places_.find(path);
        return place == places_.end() ? otherwise : place->second;
    }

  private:
    void note(const Blocks& blocks) {
        for (const Block& block : blocks) {
            if (const auto* figure = std::get_if<Figure>(&block.content); figure && block.span.source) places_.emplace(figure->path, block.span);
            else if (const auto* division = std::get_if<Division>(&block.content)) note(division->blocks);
        }
    }

    std::map<std::string, Span> places_;
};

} // namespace

Diagnostics coarse_pictures(const Book& book, const TypesetBook& pages) {
    Diagnostics diagnostics;
    const FigurePlaces places(book);
    std::set<std::string> told;
    for (const Page& page : pages.pages)
        for (const ImageItem& item : page.images) {
            const auto image = book.images.find(item.path);
            if (image == book.images.end() || image->second.format == ImageFormat::svg || item.width.value <= 0) continue;
            const int dots = static_cast<int>(image->second.width * 72.0 / item.width.points());
            const int enough = is_line_art(image->second) ? coarsest_line_art : coarsest;
            if (dots < enough && told.insert(item.path).second)
                diagnostics.push_back(warning("coarse-image", places.of(item.path, book.plan.title.span),
                                              tr("{} has {} dots per inch where it is printed", item.path, to_text(std::int64_t{dots})),
                                              tr("give a larger picture: print asks for {} dots per inch", to_text(std::int64_t{enough}))));
        }
    return diagnostics;
}

} // namespace florilege
