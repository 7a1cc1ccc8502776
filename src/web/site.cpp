#include "web/site.h"

#include <algorithm>
#include <set>

#include "markup/cover.h"
#include "markup/pictures.h"
#include "read/image.h"
#include "web/book_style.h"
#include "web/feeds.h"
#include "web/home_page.h"
#include "web/listing.h"
#include "web/reading_page.h"
#include "web/search.h"
#include "web/statement.h"

namespace florilege {

namespace {

constexpr int cover_width = 800, icon_width = 64; // pixels

/// The icon's square: the cover's upper part.
std::string icon(const Pixmap& cover) {
    const int side = std::min(cover.width, cover.height);
    Pixmap square{side, side, cover.channels, {}};
    for (int y = 0; y < side; ++y) square.samples += cover.row(y).substr(0, static_cast<std::size_t>(side * cover.channels));
    return encode_png(resize(square, icon_width, icon_width));
}

class SiteWriter {
  public:
    explicit SiteWriter(const SiteInput& input)
        : input_(input), targets_(input.book, ".html"), breaks_(input.pages), pictures_(place_pictures(input.book.images)),
          context_{input.book, input.style, targets_, breaks_, pictures_, no_pages_, Medium::web},
          site_{input, context_, site_address(input.book.plan), {}, 0, 0, reading_pages(input.book, targets_), false, false} {}

    Site write() {
        survey();
        add_cover();
        add_pages();
        add_pictures();
        add_style();
        return {std::move(files_), site_.cover, site_.cover_width, site_.cover_height};
    }

  private:
    void add(std::string_view path, std::string_view bytes) { files_.push_back({std::string(path), std::string(bytes)}); }

    void survey() {
        std::set<std::string> authors;
        for (const ReadingPage& page : site_.reading) {
            const Section& section = site_.section(page);
            if (section.kind != SectionKind::article) continue;
            site_.chronology |= section.date.has_value();
            for (const std::string& name : authors_of(section, input_.book.plan)) authors.insert(name);
        }
        site_.authors = authors.size() > 1;
    }

    void add_cover() {
        const SmallCover cover = small_cover(input_.book, input_.style, fonts_, cover_width);
        site_.cover = "images/cover-image" + std::string(cover.file.extension);
        site_.cover_width = cover.pixmap.width, site_.cover_height = cover.pixmap.height;
        add(site_.cover, cover.file.bytes);
        add("images/icon.png", icon(cover.pixmap));
    }

    void add_pages() {
        ContentFacts facts;
        add(home_path, write_home_page(site_));
        add(contents_path, write_contents_page(site_));
        if (site_.chronology) add(chronology_path, write_chronology_page(site_));
        if (site_.authors) add(authors_path, write_authors_page(site_));
        for (std::size_t i = 0; i < site_.reading.size(); ++i) add(site_.reading[i].path, write_reading_page(site_, i, facts));
        add(search_path, write_search_page(site_));
        add("scripts/search-index.js", write_search_index(site_));
        add("scripts/search.js", search_script());
        add(statement_path, write_statement_page(site_));
        if (!site_.address.empty()) add(feed_path, write_feed(site_)), add("sitemap.xml", write_sitemap(site_));
        used_pictures_ = std::move(facts.pictures);
    }

    void add_pictures() {
        for (const std::string& path : used_pictures_) add(pictures_.at(path).path, screen_bytes(input_.book.images.at(path)));
    }

    void add_style() {
        for (OutputFile& file : book_style(input_.book, input_.style)) files_.push_back(std::move(file));
    }

    const SiteInput& input_;
    Targets targets_;
    PageBreaks breaks_;
    std::map<std::string, PictureFile> pictures_;
    const std::map<std::string, std::string> no_pages_; // an index of the site leads to titles
    ContentContext context_;
    SiteMap site_;
    Fonts fonts_;
    std::set<std::string> used_pictures_;
    std::vector<OutputFile> files_;
};

} // namespace

Site write_site(const SiteInput& input) { return SiteWriter(input).write(); }

} // namespace florilege
