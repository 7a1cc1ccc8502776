#include "pdf/pdf.h"

#include "base/compress.h"
#include "base/parallel.h"
#include "pdf/content_stream.h"
#include "pdf/embedded_fonts.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/object_file.h"
#include "pdf/pictures.h"
#include "pdf/press_marks.h"
#include "pdf/structure_tree.h"

namespace florilege {

namespace {

class PdfWriter {
  public:
    PdfWriter(const TypesetBook& typeset, const Book& book, PdfKind kind, const Press& press,
              std::string identifier, int jobs)
        : typeset_(typeset), book_(book), kind_(kind), press_(press), jobs_(jobs),
          about_{book, identifier.empty() ? book.identifier : std::move(identifier), kind, press.profile},
          file_(version()), structure_(typeset) {}

    std::string run() {
        file_.expect(expected_bytes());
        const EmbeddedFonts fonts = embed_fonts(file_, typeset_);
        const EmbeddedPictures pictures = embed_pictures(file_, typeset_, book_, kind_, press_.profile);
        resources_ = file_.add(
            Dictionary().dictionary("Font", fonts.resources).dictionary("XObject", pictures.resources));
        page_tree_ = file_.reserve();
        for (std::size_t i = 0; i < typeset_.pages.size(); ++i) pages_.push_back(file_.reserve());
        const std::vector<StructureNode> no_structure(1);
        const std::vector<StructureNode>& structure =
            typeset_.structure.empty() ? no_structure : typeset_.structure;
        const Pens pens{fonts, pictures.names, is_screen() ? &structure : nullptr, margin(),
                        typeset_.inks};
        write_pages(pens);
        file_.set(page_tree_, Dictionary("Pages")
                                  .refs("Kids", pages_)
                                  .number("Count", static_cast<std::int64_t>(pages_.size())));
        const Ref info = write_info(file_, about_);
        const Ref catalog = write_catalog();
        return file_.write(catalog, info, jobs_);
    }

  private:
    bool is_screen() const { return kind_ == PdfKind::screen; }
    /// Between the sheet's edge and the trim.
    Length margin() const { return is_screen() ? Length{} : press_.bleed + mark_room(press_); }
    /// PDF/A-2 and PDF/UA-1 build on 1.7, PDF/X-4 on 1.6, PDF/X-1a:2003 on 1.4.
    std::string_view version() const { return is_screen() ? "1.7" : press_.profile.empty() ? "1.4" : "1.6"; }

    /// A page takes a byte and a half for each of its glyphs, compressed.
    std::size_t expected_bytes() const {
        std::size_t glyphs = 0;
        for (const Page& page : typeset_.pages) glyphs += page.glyphs.size();
        return glyphs * 2;
    }

    void write_pages(const Pens& pens) {
        const JoinedWords joined = join_words(typeset_.pages);
        const auto drawn = [&](std::size_t i) {
            const Page& page = typeset_.pages[i];
            PageContent content = draw(page, pens, joined[i]);
            if (!is_screen()) content.operators = with_press_marks(content.operators, page.width, page.height, press_);
            content.operators = deflate_zlib(content.operators, fast_compression);
            return content;
        };
        std::vector<PageContent> contents(typeset_.pages.size());
        InOrder line(contents.size());
        for_each_index(contents.size(), jobs_, [&](std::size_t i) {
            contents[i] = drawn(i);
            line.finish(i, [&](std::size_t next) { write_page(next, std::move(contents[next])); });
        });
    }

    void write_page(std::size_t number, PageContent content) {
        const Page& page = typeset_.pages[number];
        Dictionary entries("Page");
        entries.ref("Parent", page_tree_).ref("Resources", resources_);
        const auto box_around = [&](Length beyond) { // the trim
            const Length from = margin() - beyond, more = margin() + beyond;
            return pdf_box({from, from, page.width + more, page.height + more});
        };
        entries.raw("MediaBox", box_around(margin()));
        if (!is_screen()) entries.raw("BleedBox", box_around(press_.bleed)).raw("TrimBox", box_around({}));
        entries.ref("Contents", file_.add_flated({}, std::move(content.operators)));
        if (is_screen()) {
            structure_.add_page(pages_[number], std::move(content.nodes));
            entries.number("StructParents", static_cast<std::int64_t>(number)).name("Tabs", "S");
            const Destinations destinations(typeset_, pages_);
            const std::vector<Ref> links = write_links(file_, page, pages_[number], destinations, structure_);
            if (!links.empty()) entries.refs("Annots", links);
        }
        file_.set(pages_[number], entries);
    }

    Ref write_catalog() {
        Dictionary catalog("Catalog");
        catalog.ref("Pages", page_tree_);
        catalog.text("Lang", book_.plan.language);
        catalog.ref("Metadata", write_xmp(file_, about_));
        catalog.raw("OutputIntents", output_intents(file_, about_));
        catalog.raw("PageLabels", page_labels(typeset_.pages));
        catalog.raw("ViewerPreferences", "<</DisplayDocTitle true>>");
        if (!is_screen()) return file_.add(catalog);
        catalog.raw("MarkInfo", "<</Marked true>>").ref("StructTreeRoot", structure_.write(file_, jobs_));
        if (const Ref outline = write_outline(file_, typeset_, Destinations(typeset_, pages_)))
            catalog.ref("Outlines", outline).name("PageMode", "UseOutlines");
        return file_.add(catalog);
    }

    const TypesetBook& typeset_;
    const Book& book_;
    const PdfKind kind_;
    const Press& press_;
    const int jobs_;
    const AboutFile about_;
    ObjectFile file_;
    StructureTree structure_;
    Ref resources_;
    Ref page_tree_;
    std::vector<Ref> pages_;
};

} // namespace

Result<std::string> write_pdf(const TypesetBook& typeset, const Book& book, PdfKind kind,
                              const Press& press, std::string identifier, int jobs) {
    return {PdfWriter(typeset, book, kind, press, std::move(identifier), jobs).run(), {}};
}

} // namespace florilege
