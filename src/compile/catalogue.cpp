#include "compile/catalogue.h"

#include <sys/stat.h>

#include <algorithm>
#include <deque>
#include <set>

#include "base/number.h"
#include "base/sha256.h"
#include "base/translate.h"
#include "compile/editions.h"
#include "compile/outputs.h"
#include "compile/report.h"
#include "compile/written.h"
#include "read/catalogue.h"
#include "records/opds.h"
#include "web/catalogue.h"

namespace florilege {

namespace {

constexpr const char* catalogue_name = "catalogue.yaml";
constexpr std::size_t largest_plan = 1u << 20; // bytes

bool is_file(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

/// A book of the catalogue, built in memory.
struct Volume {
    const CatalogueEntry& entry;
    Compiled compiled;
    std::vector<MadeFile> outputs;
    Accessibility accessibility;
    std::vector<Edition> editions; // what readers download
    CoverPicture cover;
    std::string files; // the way from the volume's folder to them
    bool site = false;

    const std::string& slug() const { return compiled.book.slug; }
};

class CatalogueBuild {
  public:
    CatalogueBuild(const BuildOptions& options, const CataloguePlace& place) : options_(options), place_(place), folder_(place.folder, options.allowed) {}

    /// Reads the catalogue and builds its books.
    void prepare_volumes(Lints lints) {
        ReadFailure why{};
        auto text = folder_.read(place_.name, largest_plan, why);
        if (!text) throw BuildError(place_.folder + '/' + place_.name, tr("the catalogue cannot be read"));
        auto read = read_catalogue(std::make_shared<Source>(place_.name, std::move(*text)));
        catalogue_ = std::move(read.value);
        summary_.sources.push_back(catalogue_.source);
        say(std::move(read.diagnostics));
        if (has_errors(summary_.diagnostics)) return;
        for (const CatalogueEntry& entry : catalogue_.entries) add(entry, lints);
    }

    BuildSummary finished() {
        summary_.failed = has_errors(summary_.diagnostics) || (options_.strict && !summary_.diagnostics.empty());
        summary_.files_read.push_back(place_.name);
        std::sort(summary_.files_read.begin(), summary_.files_read.end());
        return std::move(summary_);
    }

    /// Every output, by its path from the folder of the build.
    std::vector<OutputFile> outputs() {
        std::vector<OutputFile> files;
        for (Volume& volume : volumes_) {
            for (OutputFile& file : wanted_files(std::move(volume.outputs))) files.push_back({volume.slug() + '/' + file.path, std::move(file.bytes)});
            files.push_back({cover_path(volume), volume.cover.bytes});
            add_feeds(volume, files);
        }
        add_page(files);
        return files;
    }
    const Catalogue& catalogue() const { return catalogue_; }

  private:
    void say(Diagnostics diagnostics) { summary_.diagnostics.insert(summary_.diagnostics.end(), diagnostics.begin(), diagnostics.end()); }

    void add(const CatalogueEntry& entry, Lints lints) {
        ReadFailure why{};
        if (!folder_.read(entry.path + "/book.yaml", largest_plan, why))
            return say({error("catalogue-no-book", entry.span, tr("{} holds no book", entry.path), tr("write the path of a folder that has a book.yaml"))});
        BuildOptions options = options_;
        options.book = place_.folder + '/' + entry.path;
        if (entry.first_year > 0) options.select.years = {{entry.first_year, entry.last_year}};
        // Articles picked out of a volume are no longer that volume.
        if (options.select.articles.empty() && options_.select.years.empty()) options.select.isbn = entry.isbn;
        Volume volume{entry, prepare(options, lints), {}, {}, {}, {}, {}, false};
        Compiled& compiled = volume.compiled;
        volume.outputs = make_outputs(compiled, options);
        finish(compiled, options.strict);
        summary_.pages += compiled.summary.pages, summary_.words += compiled.summary.words;
        for (const std::string& path : compiled.summary.files_read) summary_.files_read.push_back(path.starts_with('/') || entry.path == "." ? path : entry.path + '/' + path);
        for (const SourcePtr& source : compiled.summary.sources) summary_.sources.push_back(source);
        say(placed(compiled.summary.diagnostics, entry.path));
        if (has_errors(compiled.summary.diagnostics)) return;
        if (!slugs_.insert(volume.slug()).second)
            return say({error("catalogue-slug-twice", entry.span, tr("two books would go into the folder {}", volume.slug()), tr("give one of them a `slug:` of its own"))});
        describe(volume, options);
        volumes_.push_back(std::move(volume));
    }

    // What the page and the feeds say of a volume; its pages are needed no more.
    void describe(Volume& volume, const BuildOptions& options) {
        Compiled& compiled = volume.compiled;
        const BackendInput input = input_of(compiled, options, volume.outputs);
        volume.accessibility = accessibility_of(compiled.book, compiled.screen ? compiled.screen->page_map : PageMap{});
        volume.site = std::any_of(compiled.wanted.begin(), compiled.wanted.end(), [](const Backend* backend) { return backend->name == "web"; });
        volume.files = volume.site ? "web/downloads/" : "";
        volume.editions = downloads(input);
        if (!volume.site)
            std::erase_if(volume.editions, [&](const Edition& edition) {
                return std::none_of(volume.outputs.begin(), volume.outputs.end(), [&](const MadeFile& file) { return file.wanted && file.path == edition.file; });
            });
        volume.cover = cover_picture(compiled.book, compiled.style);
        compiled.screen.reset(), compiled.print.reset();
        std::erase_if(volume.outputs, [](const MadeFile& file) { return !file.wanted; });
    }

    // Messages name a file from the catalogue's folder, so that two books' articles are told apart.
    Diagnostics placed(Diagnostics diagnostics, const std::string& folder) {
        if (folder == ".") return diagnostics;
        std::map<const Source*, SourcePtr> moved;
        for (Diagnostic& diagnostic : diagnostics) {
            const Source* source = diagnostic.span.source;
            if (!source || source->path().starts_with("styles/")) continue;
            SourcePtr& copy = moved[source];
            if (!copy) summary_.sources.push_back(copy = std::make_shared<Source>(folder + '/' + source->path(), std::string(source->text())));
            diagnostic.span.source = copy.get();
        }
        return diagnostics;
    }

    static std::string cover_path(const Volume& volume) { return "covers/" + volume.slug() + volume.cover.name.substr(volume.cover.name.find('.')); }
    static CalendarDate last_day(const Book& book) { return book.date.end ? *book.date.end : book.date.start; }

    static std::string titled(const Volume& volume) {
        const CatalogueEntry& entry = volume.entry;
        std::string title = volume.compiled.book.plan.title.value;
        if (entry.first_year > 0) title += ", " + to_text(std::int64_t{entry.first_year});
        if (entry.last_year > entry.first_year) title += "\u2013" + to_text(std::int64_t{entry.last_year});
        return title;
    }

    void add_feeds(const Volume& volume, std::vector<OutputFile>& files) const {
        const Book& book = volume.compiled.book;
        OpdsFeed feed{book.plan.title.value, "opds.json", "../index.html", book.plan.language, book.identifier, last_day(book)};
        const std::vector<OpdsVolume> one{{book, volume.accessibility, volume.editions, volume.files, "../" + cover_path(volume), volume.cover.width, volume.cover.height}};
        files.push_back({volume.slug() + "/opds.json", write_opds_json(feed, one)});
        feed.self = "opds.xml";
        files.push_back({volume.slug() + "/opds.xml", write_opds_atom(feed, one)});
    }

    void add_page(std::vector<OutputFile>& files) const {
        std::vector<CatalogueVolume> shown;
        std::vector<OpdsEntry> json_entries, atom_entries;
        CalendarDate newest;
        std::string identity = catalogue_.title.value;
        for (const Volume& volume : volumes_) {
            const Book& book = volume.compiled.book;
            const std::string title = titled(volume);
            shown.push_back({book, title, volume.slug() + '/' + volume.files, volume.site ? volume.slug() + "/web/index.html" : "", volume.editions, cover_path(volume), volume.cover.width, volume.cover.height});
            const OpdsEntry entry{title, book.plan.description, volume.slug() + "/opds.json", book.identifier, last_day(book)};
            json_entries.push_back(entry), atom_entries.push_back(entry);
            atom_entries.back().href = volume.slug() + "/opds.xml";
            newest = std::max(newest, last_day(book));
            identity += '\n' + volume.slug();
        }
        for (OutputFile& file : write_catalogue(catalogue_, shown, volumes_.front().compiled.style)) files.push_back(std::move(file));
        std::string address = catalogue_.site_url.value;
        if (!address.empty() && !address.ends_with('/')) address += '/';
        OpdsFeed feed{catalogue_.title.value, address + "opds.json", "index.html", catalogue_.language, "urn:uuid:" + uuid_of(identity), newest};
        files.push_back({"opds.json", write_opds_navigation_json(feed, json_entries)});
        feed.self = address + "opds.xml";
        files.push_back({"opds.xml", write_opds_navigation_atom(feed, atom_entries)});
    }

    const BuildOptions& options_;
    const CataloguePlace& place_;
    BookFolder folder_;
    Catalogue catalogue_;
    std::deque<Volume> volumes_;
    std::set<std::string> slugs_;
    BuildSummary summary_;
};

} // namespace

std::optional<CataloguePlace> locate_catalogue(const std::string& path) {
    if (is_file(path)) {
        const std::size_t slash = path.find_last_of('/');
        const std::string name = path.substr(slash == std::string::npos ? 0 : slash + 1);
        if (name != catalogue_name) return std::nullopt;
        return CataloguePlace{slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash), name};
    }
    if (is_file(path + "/book.yaml") || !is_file(path + '/' + catalogue_name)) return std::nullopt;
    return CataloguePlace{path, catalogue_name};
}

BuildSummary build_catalogue(const BuildOptions& options, const CataloguePlace& place) {
    CatalogueBuild build(options, place);
    build.prepare_volumes(Lints::no);
    BuildSummary summary = build.finished();
    if (summary.failed) return summary;
    const std::string out = options.out.empty() ? place.folder + "/out" : options.out;
    write_or_verify(options, {place.folder, out}, build.outputs(), summary, [&](const std::vector<OutputFile>& written) { return write_report(build.catalogue(), written); });
    return summary;
}

BuildSummary check_catalogue(const BuildOptions& options, const CataloguePlace& place) {
    CatalogueBuild build(options, place);
    build.prepare_volumes(Lints::yes);
    return build.finished();
}

} // namespace florilege
