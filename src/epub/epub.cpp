#include "epub/epub.h"

#include <algorithm>
#include <optional>

#include "base/number.h"
#include "base/parallel.h"
#include "base/xml.h"
#include "base/zip.h"
#include "document/block_walk.h"
#include "epub/accessibility.h"
#include "epub/content.h"
#include "epub/navigation.h"
#include "epub/package.h"
#include "language/language.h"
#include "markup/cover.h"
#include "markup/pictures.h"
#include "markup/stylesheet.h"

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

/// A file of the package, to be packed unless it is already.
struct PackageFile {
    std::string path;
    std::string bytes;
    std::optional<ZipEntry> packed = std::nullopt;
};

/// A section as a file, packed as soon as it is written: all the sections as text would take three times the memory.
struct SectionFile {
    ZipEntry packed;
    ContentFacts facts;
};

bool is_compressed_already(const std::string& path) { return path.ends_with(".png") || path.ends_with(".jpg"); }
bool is_text(const std::string& path) { return path.ends_with(".xhtml") || path.ends_with(".ncx") || path.ends_with(".opf"); }

void widen_spaces(std::string& text) {
    constexpr std::string_view narrow = "\u202F", wide = "\u00A0";
    for (std::size_t at = 0; (at = text.find(narrow, at)) != std::string::npos; at += wide.size()) text.replace(at, narrow.size(), wide);
}

/// Gathers the files of the package and their places in the manifest. Documents, pictures and compression are shared out among
/// threads; what comes of them stands where it would without.
class Packager {
  public:
    Packager(const Book& book, const StyleSheet& style, const PageMap& pages, const EpubOptions& options)
        : book_(book), style_(style), options_(options), targets_(book), breaks_(pages), pictures_(place_pictures(book.images, options.jobs)),
          anchor_pages_(find_anchor_pages(book, breaks_)), context_{book, style, targets_, breaks_, pictures_, anchor_pages_},
          contents_{book, targets_, options.page_source, {}, {}, {}, accessibility_of(book, pages)} {}

    std::string archive() {
        PackageFile cover;
        std::vector<SectionFile> sections(book_.sections.size());
        // The cover is drawn while the sections are written.
        for_each_index(sections.size() + 1, options_.jobs, [&](std::size_t i) {
            if (i == 0) cover = draw_cover();
            else sections[i - 1] = make_section(i - 1);
        });
        add_cover(std::move(cover));
        add_sections(std::move(sections));
        contents_.accessibility.pages = !contents_.pages.empty();
        add_pictures();
        add_style();
        add("accessibility", std::string(accessibility_path), write_accessibility_page(contents_));
        contents_.spine.push_back("accessibility");
        add("nav", "nav.xhtml", write_nav(contents_, context_), "nav");
        add("ncx", "toc.ncx", write_ncx(contents_));
        files_.insert(files_.begin(), {{"META-INF/container.xml", container()}, {root + std::string("package.opf"), write_package(contents_)}});
        return packed();
    }

  private:
    void add(const std::string& id, const std::string& path, std::string bytes, const std::string& properties = {}) {
        contents_.items.push_back({id, path, properties});
        files_.push_back({root + path, std::move(bytes)});
    }

    SectionFile make_section(std::size_t index) const {
        ContentDocument document = write_section(context_, index);
        return {pack_file(root + targets_.path(index), std::move(document.xhtml)), std::move(document.facts)};
    }

    ZipEntry pack_file(std::string path, std::string bytes) const {
        if (options_.spaces == Spaces::wide && is_text(path)) widen_spaces(bytes);
        return is_compressed_already(path) ? store(std::move(path), std::move(bytes)) : pack(std::move(path), bytes);
    }

    PackageFile draw_cover() {
        ScreenPicture cover = screen_cover(book_, style_, fonts_);
        return {"images/cover-image" + std::string(cover.extension), std::move(cover.bytes)};
    }

    void add_cover(PackageFile cover) {
        add("cover-image", cover.path, std::move(cover.bytes), "cover-image");
        add("cover", std::string(cover_path), cover_page(book_.plan, cover.path));
        contents_.spine.push_back("cover");
    }

    void add_sections(std::vector<SectionFile> sections) {
        for (std::size_t i = 0; i < sections.size(); ++i) {
            const std::string id = "section-" + to_text(static_cast<std::int64_t>(i + 1));
            add(id, targets_.path(i), {});
            files_.back().packed = std::move(sections[i].packed);
            contents_.spine.push_back(id);
            for (const PageBreak& page : sections[i].facts.pages) contents_.pages.emplace_back(targets_.path(i), page);
            used_pictures_.insert(sections[i].facts.pictures.begin(), sections[i].facts.pictures.end());
        }
    }

    void add_pictures() {
        const std::vector<std::string> used(used_pictures_.begin(), used_pictures_.end());
        std::vector<std::string> bytes(used.size());
        for_each_index(used.size(), options_.jobs, [&](std::size_t i) { bytes[i] = screen_bytes(book_.images.at(used[i])); });
        for (std::size_t i = 0; i < used.size(); ++i)
            add("picture-" + to_text(static_cast<std::int64_t>(i + 1)), pictures_.at(used[i]).path, std::move(bytes[i]));
    }

    void add_style() {
        const std::vector<EmbeddedFont> fonts = embedded_fonts(book_, style_, style_.epub_families, fonts_);
        add("style", "styles/book.css", write_stylesheet(style_, fonts));
        std::int64_t count = 0;
        for (const EmbeddedFont& font : fonts) add("font-" + to_text(++count), font.path, font.bytes);
    }

    std::string packed() {
        std::vector<ZipEntry> entries(files_.size() + 1);
        entries.front() = store("mimetype", "application/epub+zip");
        for_each_index(files_.size(), options_.jobs, [&](std::size_t i) {
            PackageFile& file = files_[i];
            entries[i + 1] = file.packed ? std::move(*file.packed) : pack_file(std::move(file.path), std::move(file.bytes));
        });
        return write_zip(entries);
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
    std::vector<PackageFile> files_;
};

} // namespace

Result<std::string> write_epub(const Book& book, const StyleSheet& style, const PageMap& pages, const EpubOptions& options) {
    return {Packager(book, style, pages, options).archive(), {}};
}

} // namespace florilege
