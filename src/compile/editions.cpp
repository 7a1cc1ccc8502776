#include "compile/editions.h"

#include <algorithm>
#include <array>

#include "markup/cover.h"
#include "read/image.h"
#include "records/opds.h"
#include "records/records.h"
#include "typeset/printed_links.h"

namespace florilege {

namespace {

constexpr int record_cover_width = 800; // pixels

const MadeFile* made_as(EditionForm form, const BackendInput& input) {
    const std::string stem = input.book.slug;
    const std::string name = form == EditionForm::epub ? stem + ".epub" : form == EditionForm::pdf ? stem + ".pdf" : stem + '-' + std::string(form_name(form)) + ".pdf";
    const auto found = std::find_if(input.made.begin(), input.made.end(), [&](const MadeFile& file) { return file.path == name; });
    return found == input.made.end() ? nullptr : &*found;
}

Edition edition_of(EditionForm form, const BackendInput& input) {
    Edition edition{form};
    if (const MadeFile* file = made_as(form, input)) {
        edition.pages = file->pages;
        if (form != EditionForm::print) edition.file = file->path, edition.bytes = file->bytes.size();
    }
    edition.width = input.style.page.width, edition.height = input.style.page.height;
    edition.isbn = isbn_of(form, input.book);
    edition.print_pages = form == EditionForm::epub && page_source_of(input).print;
    return edition;
}

} // namespace

CoverPicture cover_picture(const Book& book, const StyleSheet& style) {
    Fonts fonts;
    SmallCover cover = small_cover(book, style, fonts, record_cover_width);
    return {"cover" + std::string(cover.file.extension), std::move(cover.file.bytes), cover.pixmap.width, cover.pixmap.height};
}

std::vector<Edition> downloads(const BackendInput& input) {
    std::vector<Edition> editions;
    for (const EditionForm form : {EditionForm::epub, EditionForm::pdf, EditionForm::large, EditionForm::booklet, EditionForm::flyer})
        if (made_as(form, input)) editions.push_back(edition_of(form, input));
    return editions;
}

std::string bytes_of(const Edition& edition, const BackendInput& input) {
    const MadeFile* file = made_as(edition.form, input);
    return file ? file->bytes : std::string();
}

std::vector<Edition> recorded_editions(const BackendInput& input, Diagnostics& diagnostics) {
    std::vector<Edition> editions;
    const auto& planned = input.book.plan.outputs;
    for (const EditionForm form : {EditionForm::epub, EditionForm::pdf, EditionForm::large, EditionForm::print}) {
        const std::string_view name = form_name(form);
        Edition edition = edition_of(form, input);
        const bool listed = std::any_of(planned.begin(), planned.end(), [&](const Placed<std::string>& output) { return output.value == name; });
        if (!listed && edition.isbn.empty() && !made_as(form, input)) continue;
        if (form == EditionForm::print && edition.pages == 0) {
            if (input.print) {
                edition.pages = static_cast<int>(input.print->pages.size());
            } else {
                const auto pages = typeset(input.book, input.style, {true, input.jobs});
                diagnostics.insert(diagnostics.end(), pages.diagnostics.begin(), pages.diagnostics.end());
                edition.pages = static_cast<int>(pages.value.pages.size());
            }
        }
        editions.push_back(std::move(edition));
    }
    return editions;
}

PageSource page_source_of(const BackendInput& input) {
    const std::string print = isbn_of(EditionForm::print, input.book), pdf = isbn_of(EditionForm::pdf, input.book);
    const bool same_pages = !writes_out_links(input.book) || (input.print && input.print->page_map == input.screen->page_map);
    if (!print.empty() && same_pages) return {"urn:isbn:" + print, true};
    return {pdf.empty() ? std::string() : "urn:isbn:" + pdf, false};
}

std::vector<OutputFile> site_feeds(const Book& book, const Accessibility& accessibility, const std::vector<Edition>& editions, const Site& site) {
    const std::string address = site_address(book.plan);
    OpdsFeed feed{book.plan.title.value, address + "opds.json", "index.html", book.plan.language, book.identifier, book.date.end ? *book.date.end : book.date.start};
    const std::vector<OpdsVolume> volumes{{book, accessibility, editions, "downloads/", site.cover, site.cover_width, site.cover_height}};
    std::vector<OutputFile> files{{"opds.json", write_opds_json(feed, volumes)}};
    feed.self = address + "opds.xml";
    files.push_back({"opds.xml", write_opds_atom(feed, volumes)});
    return files;
}

std::vector<OutputFile> record_files(const BackendInput& input, const Accessibility& accessibility, const std::vector<Edition>& editions) {
    const CoverPicture cover = cover_picture(input.book, input.style);
    std::vector<OutputFile> files = write_records({input.book, accessibility, editions, site_address(input.book.plan), cover.name, cover.width, cover.height});
    files.push_back({cover.name, cover.bytes});
    return files;
}

} // namespace florilege
