#include "epub/epub.h"

#include <algorithm>

#include "base/number.h"
#include "base/xml.h"
#include "base/zip.h"
#include "document/block_walk.h"
#include "epub/accessibility.h"
#include "epub/content.h"
#include "markup/cover.h"
#include "epub/navigation.h"
#include "epub/package.h"
#include "markup/pictures.h"
#include "markup/stylesheet.h"
#include "language/language.h"

namespace florilege {

namespace {

// The folder of the package document in the archive.
constexpr const char* root = "EPUB/";

std::string container() {
    XmlWriter out = XmlWriter::document();
    out.open("container").attribute("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container").attribute("version", "1.0");
    out.open("rootfiles");
    out.open("rootfile").attribute("full-path", std::string(root) + "package.opf").attribute("media-type", "application/oebps-package+xml").close_empty();
    out.close().close();
    return out.take();
}

std::string cover_page(const Plan& plan, const std::string& picture) {
    XmlWriter out = open_document(plan.language, std::string(wording(plan.language, "cover")), "../styles/book.css");
    out.attribute("class", "cover");
    out.open("section").attribute("id", "cover").attribute("aria-label", wording(plan.language, "cover"));
    out.open("img").attribute("epub:type", "cover").attribute("role", "doc-cover").attribute("src", "../" + picture);
    out.attribute("alt", worded(plan.language, "cover_of", plan.title.value)).close_empty();
    out.close().close().close();
    return out.take();
}

// The printed pages of the anchors that indexes point at.
std::map<std::string, std::string> find_anchor_pages(const Book& book, const PageBreaks& pages) {
    std::map<std::string, std::string> found;
    if (pages.empty()) return found;
    const auto see = [&](const Inlines& text) {
        for (const Mark& mark : text.marks)
            if (mark.kind == MarkKind::anchor)
                if (std::string label = pages.label_at(text.id, mark.begin); !label.empty()) found.emplace(mark.value, std::move(label));
    };
    for (const Section& section : book.sections) {
        for_each_text(section.blocks, see);
        for (const Note& note : section.notes) for_each_text(note.blocks, see);
    }
    return found;
}

/// Gathers the files of the package, their places in the manifest and their bytes.
class Packager {
  public:
    Packager(const Book& book, const StyleSheet& style, const PageMap& pages, const EpubOptions& options)
        : book_(book), style_(style), options_(options), targets_(book), breaks_(pages), pictures_(place_pictures(book.images)),
          anchor_pages_(find_anchor_pages(book, breaks_)), context_{book, style, targets_, breaks_, pictures_, anchor_pages_, options.fallback_spaces},
          contents_{book, targets_, options.page_source, {}, {}, {}, accessibility_of(book, pages)} {
        entries_.push_back(store("mimetype", "application/epub+zip"));
        entries_.push_back(pack("META-INF/container.xml", container()));
    }

    std::string archive() {
        add_cover();
        add_sections();
        contents_.accessibility.pages = !contents_.pages.empty();
        add_pictures();
        add_style();
        add("accessibility", std::string(accessibility_path), write_accessibility_page(contents_));
        contents_.spine.push_back("accessibility");
        add("nav", "nav.xhtml", write_nav(contents_, context_), "nav");
        add("ncx", "toc.ncx", write_ncx(contents_));
        entries_.insert(entries_.begin() + 2, pack(std::string(root) + "package.opf", write_package(contents_)));
        return write_zip(entries_);
    }

  private:
    void add(const std::string& id, const std::string& path, const std::string& bytes, const std::string& properties = {}) {
        contents_.items.push_back({id, path, properties});
        const bool compressed = path.ends_with(".png") || path.ends_with(".jpg");
        entries_.push_back(compressed ? store(root + path, bytes) : pack(root + path, bytes));
    }

    void add_cover() {
        const Image cover = cover_image(book_, style_, fonts_);
        const std::string path = std::string("images/cover-image") + (cover.format == ImageFormat::jpeg ? ".jpg" : ".png");
        add("cover-image", path, screen_bytes(cover), "cover-image");
        add("cover", std::string(cover_path), cover_page(book_.plan, path));
        contents_.spine.push_back("cover");
    }

    void add_sections() {
        for (std::size_t i = 0; i < book_.sections.size(); ++i) {
            const ContentDocument document = write_section(context_, i);
            const std::string id = "section-" + to_text(static_cast<std::int64_t>(i + 1));
            add(id, targets_.path(i), document.xhtml);
            contents_.spine.push_back(id);
            for (const PageBreak& page : document.facts.pages) contents_.pages.emplace_back(targets_.path(i), page);
            used_pictures_.insert(document.facts.pictures.begin(), document.facts.pictures.end());
        }
    }

    void add_pictures() {
        for (const std::string& path : used_pictures_)
            add("picture-" + to_text(++picture_count_), pictures_.at(path).path, screen_bytes(book_.images.at(path)));
    }

    void add_style() {
        const std::vector<EmbeddedFont> fonts = embedded_fonts(book_, style_, fonts_);
        add("style", "styles/book.css", write_stylesheet(style_, fonts));
        std::int64_t count = 0;
        for (const EmbeddedFont& font : fonts) add("font-" + to_text(++count), font.path, font.bytes);
    }

    const Book& book_;
    const StyleSheet& style_;
    const EpubOptions& options_;
    Targets targets_;
    PageBreaks breaks_;
    std::map<std::string, PictureFile> pictures_;
    std::map<std::string, std::string> anchor_pages_;
    ContentContext context_;
    PackageContents contents_;
    Fonts fonts_;
    std::set<std::string> used_pictures_;
    std::int64_t picture_count_ = 0;
    std::vector<ZipEntry> entries_;
};

} // namespace

Result<std::string> write_epub(const Book& book, const StyleSheet& style, const PageMap& pages, const EpubOptions& options) {
    return {Packager(book, style, pages, options).archive(), {}};
}

} // namespace florilege
