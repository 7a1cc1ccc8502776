#include "cli/preview_book.h"

#include "base/xml.h"
#include "preview/page_svg.h"

namespace florilege {

namespace {

constexpr const char* package_folder = "EPUB/";
constexpr std::size_t longest_text = 20'000; // bytes of a page's text

// What a document is called in a list: its title, or its file's name.
std::string title_of(const std::string& path, const std::optional<std::string>& bytes) {
    std::string why;
    const auto root = bytes ? read_xml(*bytes, why) : std::nullopt;
    const XmlNode* head = root ? root->child("head") : nullptr;
    const XmlNode* title = head ? head->child("title") : nullptr;
    return title ? title->all_text() : path;
}

} // namespace

std::optional<std::string> GoodVersion::page(std::size_t index) const {
    if (index >= compiled_->screen->pages.size()) return std::nullopt;
    return page_svg(*compiled_->screen, index, compiled_->book.images);
}

std::optional<std::string> GoodVersion::page_text(std::size_t index) const {
    if (index >= compiled_->screen->pages.size()) return std::nullopt;
    return compiled_->screen->pages[index].text.substr(0, longest_text);
}

std::optional<std::string> GoodVersion::cover() {
    const std::lock_guard lock(making_);
    if (!cover_) {
        auto made = preview_cover(*compiled_);
        if (has_errors(made.diagnostics) || made.value.pages.empty()) return std::nullopt;
        cover_ = std::move(made.value);
    }
    return page_svg(*cover_, 0, compiled_->book.images);
}

const ZipReader* GoodVersion::epub() {
    const std::lock_guard lock(making_);
    if (!epub_) {
        ZipFailure why{};
        epub_ = ZipReader::open(preview_epub(*compiled_).value, why);
    }
    return epub_ ? &*epub_ : nullptr;
}

std::optional<std::string> GoodVersion::epub_file(const std::string& name) {
    const ZipReader* archive = epub();
    ZipFailure why{};
    return archive ? archive->read(name, why) : std::nullopt;
}

std::string GoodVersion::documents() {
    std::vector<EpubDocument> documents;
    std::string cover, why;
    const auto package = epub_file(std::string(package_folder) + "package.opf");
    const auto root = package ? read_xml(*package, why) : std::nullopt;
    const XmlNode* manifest = root ? root->child("manifest") : nullptr;
    const XmlNode* spine = root ? root->child("spine") : nullptr;
    if (!manifest || !spine) return preview_documents({}, {});
    std::map<std::string_view, std::string> paths;
    for (const XmlNode& item : manifest->children) {
        if (item.is_text()) continue;
        paths[item.attribute("id")] = package_folder + std::string(item.attribute("href"));
        if (item.attribute("properties") == "cover-image") cover = paths[item.attribute("id")];
    }
    for (const XmlNode& item : spine->children) {
        if (item.is_text()) continue;
        const auto path = paths.find(item.attribute("idref"));
        if (path != paths.end()) documents.push_back({path->second, title_of(path->second, epub_file(path->second))});
    }
    return preview_documents(documents, cover);
}

// Versions go on from the time of day, so that a page that was open before does not take another run's for its own.
PreviewBook::PreviewBook(BuildOptions options) : options_(std::move(options)) {
    shown_.versions.last = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    shown_.last = std::make_shared<Compiled>();
}

Shown PreviewBook::rebuild() {
    Shown shown = build();
    while (ask_for_near_words(memory_.words)) shown = build(); // each word is asked about once
    return shown;
}

Shown PreviewBook::build() {
    {
        const std::lock_guard lock(mutex_);
        building_ = true;
    }
    changed_.notify_all();
    std::shared_ptr<const Compiled> read;
    std::string failure;
    try {
        read = std::make_shared<const Compiled>(compile_for_preview(options_, memory_));
    } catch (const BuildError& error) {
        failure = error.what();
    }
    Shown before; // goes when the new version is there to be seen
    const std::lock_guard lock(mutex_);
    before = shown_;
    building_ = false;
    ++shown_.versions.last;
    shown_.failure = std::move(failure);
    shown_.last = read ? std::move(read) : std::make_shared<const Compiled>();
    if (shown_.last->screen) {
        shown_.good = std::make_shared<GoodVersion>(shown_.last);
        shown_.versions.good = shown_.versions.last;
    }
    changed_.notify_all();
    return shown_;
}

Shown PreviewBook::shown() const {
    const std::lock_guard lock(mutex_);
    return shown_;
}

std::string PreviewBook::wait(std::int64_t& version, bool& building, std::chrono::seconds longest) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, longest, [&] { return shown_.versions.last != version || building_ != building; });
    const bool built = shown_.versions.last != version, started = building_ && !building;
    version = shown_.versions.last;
    building = building_;
    return built ? "built" : started ? "building" : "";
}

} // namespace florilege
