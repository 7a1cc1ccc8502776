#include "compile/pictures.h"

#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "base/parallel.h"
#include "base/translate.h"
#include "read/image.h"

namespace florilege {

namespace {

constexpr std::size_t largest_picture = 256u << 20; // bytes of a file

// Calls `visit(path, span)` for every place where a picture is named.
template <class Visit>
void for_each_path(auto& blocks, Visit&& visit) {
    for (auto& block : blocks) {
        if (auto* figure = std::get_if<Figure>(&block.content)) visit(figure->path, block.span);
        if (auto* quote = std::get_if<BlockQuote>(&block.content)) for_each_path(quote->blocks, visit);
        if (auto* division = std::get_if<Division>(&block.content)) for_each_path(division->blocks, visit);
        if (auto* epigraph = std::get_if<Epigraph>(&block.content)) for_each_path(epigraph->blocks, visit);
        if (auto* list = std::get_if<List>(&block.content))
            for (auto& item : list->items) for_each_path(item, visit);
    }
}

template <class Visit>
void for_each_path_in(auto& article, Visit&& visit) {
    const auto in_text = [&](auto& text) {
        if constexpr (requires { text.marks; })
            for (auto& mark : text.marks)
                if (mark.kind == MarkKind::image) visit(mark.value, span_of(text, mark.begin, mark.end));
    };
    if (article.image) visit(article.image->path, article.image_span);
    for_each_path(article.body, visit);
    for_each_text(article.body, in_text);
    for (auto& note : article.notes) {
        for_each_path(note.blocks, visit);
        for_each_text(note.blocks, in_text);
    }
}

// Where a picture is named.
struct Mention {
    std::string path;
    std::string article; // path of the article's file
    Span span;
};

using ArticleLists = std::array<SharedList<Article>*, 3>;
ArticleLists lists_of(Manuscript& manuscript) { return {&manuscript.front, &manuscript.articles, &manuscript.back}; }

std::vector<Mention> mentions_in(Manuscript& manuscript) {
    std::vector<Mention> mentions;
    for (const auto* list : lists_of(manuscript))
        for (const Article& article : *list) for_each_path_in(article, [&](const std::string& path, Span span) { mentions.push_back({path, article.source->path(), span}); });
    if (!manuscript.plan.cover.value.empty()) mentions.push_back({manuscript.plan.cover.value, "", manuscript.plan.cover.span});
    return mentions;
}

// Names the pictures as the book does: `paths` are those of the mentions, in their order.
class Rewriter {
  public:
    Rewriter(const std::vector<std::string>& paths, std::map<std::string, KeptPaths>* kept) : next_(paths.begin()), kept_(kept) {}

    void run(Manuscript& manuscript) {
        for (auto* list : lists_of(manuscript))
            for (std::size_t i = 0; i < list->size(); ++i) article(*list, i);
        if (!manuscript.plan.cover.value.empty()) manuscript.plan.cover.value = *next_;
        if (kept_) *kept_ = std::move(rewritten_);
    }

  private:
    void article(SharedList<Article>& list, std::size_t index) {
        bool same = true;
        const auto first = next_;
        for_each_path_in(list[index], [&](const std::string& path, Span) { same = path == *next_++ && same; });
        if (same) return;
        const std::shared_ptr<const Article> read = kept_ ? list.shared(index) : nullptr;
        const std::string path = list[index].source->path();
        KeptPaths now{read, {first, next_}, nullptr};
        if (const auto last = kept_ ? kept_->find(path) : decltype(kept_->end()){}; kept_ && last != kept_->end() && last->second.read == read && last->second.paths == now.paths)
            list.share(index, now.rewritten = last->second.rewritten);
        else for_each_path_in(list.edit(index), [path = first](std::string& written, Span) mutable { written = *path++; });
        if (!kept_) return;
        now.rewritten = list.shared(index);
        rewritten_.insert_or_assign(path, std::move(now));
    }

    std::vector<std::string>::const_iterator next_;
    std::map<std::string, KeptPaths>* kept_;
    std::map<std::string, KeptPaths> rewritten_;
};

// The path as written, then as seen from the article's folder.
std::vector<std::string> candidates(const Mention& mention) {
    std::vector<std::string> paths{mention.path};
    const std::size_t slash = mention.article.find_last_of('/');
    if (slash == std::string::npos || mention.path.starts_with('/')) return paths;
    std::string folder = mention.article.substr(0, slash), rest = mention.path;
    for (; rest.starts_with("../") && !folder.empty(); rest.erase(0, 3))
        folder = folder.find('/') == std::string::npos ? "" : folder.substr(0, folder.find_last_of('/'));
    paths.push_back(folder.empty() ? rest : folder + '/' + rest);
    return paths;
}

struct Found {
    std::optional<Image> image;
    Diagnostics diagnostics;
    std::string file; // what it was read from, where that is kept
};

using KeptPictures = std::map<std::string, KeptPicture>;

Found find(const Mention& mention, const BookFolder& folder, const KeptPictures* kept) {
    Found found;
    ReadFailure why{}, last = ReadFailure::missing;
    for (const std::string& path : candidates(mention)) {
        if (auto bytes = folder.read(path, largest_picture, why)) {
            if (kept) {
                if (const auto last = kept->find(path); last != kept->end() && last->second.file == *bytes) return {last->second.image, {}, std::move(*bytes)};
                found.file = *bytes;
            }
            auto image = read_image(path, std::move(*bytes), mention.span);
            found.diagnostics = std::move(image.diagnostics);
            if (!has_errors(found.diagnostics)) found.image = std::move(image.value), found.image->path = path;
            return found;
        }
        if (why != ReadFailure::missing) last = why;
    }
    if (last == ReadFailure::outside) {
        found.diagnostics.push_back(error("outside-book", mention.span, tr("{}: the picture lies outside the book's folder", mention.path), tr("put it into the book's folder, or allow its folder with --allow")));
    } else {
        const std::vector<std::string> files = folder.glob("images/**");
        found.diagnostics.push_back(error("missing-image", mention.span, last == ReadFailure::missing ? tr("there is no picture {}", mention.path) : tr("the picture {} cannot be read", mention.path),
                                          did_you_mean(mention.path, {files.begin(), files.end()}, tr("paths are relative to the book's folder: images/name.jpg"))));
    }
    return found;
}

} // namespace

void read_pictures(Manuscript& manuscript, const BookFolder& folder, Diagnostics& diagnostics, int jobs, PictureMemory* memory) {
    KeptPictures* const kept = memory ? &memory->pictures : nullptr;
    const std::vector<Mention> mentions = mentions_in(manuscript);
    // One reading for a picture however often it is shown.
    std::map<std::pair<std::string, std::string>, std::size_t> first;
    std::vector<std::size_t> index(mentions.size());
    std::vector<const Mention*> distinct;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const std::string& article = mentions[i].article;
        const auto [entry, is_new] = first.try_emplace({article.substr(0, article.find_last_of('/') + 1), mentions[i].path}, distinct.size());
        if (is_new) distinct.push_back(&mentions[i]);
        index[i] = entry->second;
    }
    std::vector<Found> found(distinct.size());
    for_each_index(found.size(), jobs, [&](std::size_t i) { found[i] = find(*distinct[i], folder, kept); });
    for (const Found& entry : found) diagnostics.insert(diagnostics.end(), entry.diagnostics.begin(), entry.diagnostics.end());
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const auto& image = found[index[i]].image;
        paths.push_back(image ? image->path : mentions[i].path);
        if (image) manuscript.images.emplace(image->path, *image);
    }
    Rewriter(paths, memory ? &memory->articles : nullptr).run(manuscript);
    if (!kept) return;
    kept->clear();
    for (Found& entry : found)
        if (entry.image && entry.diagnostics.empty()) kept->insert_or_assign(entry.image->path, KeptPicture{std::move(entry.file), *entry.image});
}

} // namespace florilege
