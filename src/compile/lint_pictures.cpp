#include "compile/lint_pictures.h"

#include <map>
#include <set>

#include "base/number.h"

namespace florilege {

namespace {

constexpr int coarsest = 300; // dots an inch under which a photograph shows its pixels in offset print

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
            if (dots < coarsest && told.insert(item.path).second)
                diagnostics.push_back(warning("coarse-image", places.of(item.path, book.plan.title.span),
                                              item.path + " has " + to_text(std::int64_t{dots}) + " dots per inch where it is printed",
                                              "give a larger picture: print asks for " + to_text(std::int64_t{coarsest}) + " dots per inch"));
        }
    return diagnostics;
}

} // namespace florilege
