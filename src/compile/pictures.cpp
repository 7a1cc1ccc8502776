#include "compile/pictures.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/parallel.h"
#include "base/translate.h"
#include "read/image.h"

namespace florilege {

namespace {

constexpr std::size_t largest_picture = 256u << 20; // bytes of a file

// Where a picture is named: the path to rewrite once it is found.
struct Mention {
    std::string* path;
    std::string article; // path of the article's file
    Span span;
};

void mentions_in(Inlines& text, const std::string& article, std::vector<Mention>& mentions) {
    for (Mark& mark : text.marks)
        if (mark.kind == MarkKind::image) mentions.push_back({&mark.value, article, span_of(text, mark.begin, mark.end)});
}

void mentions_in(Blocks& blocks, const std::string& article, std::vector<Mention>& mentions) {
    for (Block& block : blocks) {
        if (auto* figure = std::get_if<Figure>(&block.content)) mentions.push_back({&figure->path, article, block.span});
        if (auto* quote = std::get_if<BlockQuote>(&block.content)) mentions_in(quote->blocks, article, mentions);
        if (auto* division = std::get_if<Division>(&block.content)) mentions_in(division->blocks, article, mentions);
        if (auto* epigraph = std::get_if<Epigraph>(&block.content)) mentions_in(epigraph->blocks, article, mentions);
        if (auto* list = std::get_if<List>(&block.content))
            for (Blocks& item : list->items) mentions_in(item, article, mentions);
    }
}

std::vector<Mention> mentions_in(Manuscript& manuscript) {
    std::vector<Mention> mentions;
    for (auto* list : {&manuscript.front, &manuscript.articles, &manuscript.back})
        for (Article& article : *list) {
            const std::string& path = article.source->path();
            if (article.image) mentions.push_back({&article.image->path, path, article.image_span});
            mentions_in(article.body, path, mentions);
            for_each_text(article.body, [&](Inlines& text) { mentions_in(text, path, mentions); });
            for (Note& note : article.notes) {
                mentions_in(note.blocks, path, mentions);
                for_each_text(note.blocks, [&](Inlines& text) { mentions_in(text, path, mentions); });
            }
        }
    if (!manuscript.plan.cover.value.empty()) mentions.push_back({&manuscript.plan.cover.value, "", manuscript.plan.cover.span});
    return mentions;
}

// The path as written, then as seen from the article's folder.
std::vector<std::string> candidates(const Mention& mention) {
    std::vector<std::string> paths{*mention.path};
    const std::size_t slash = mention.article.find_last_of('/');
    if (slash == std::string::npos || mention.path->starts_with('/')) return paths;
    std::string folder = mention.article.substr(0, slash), rest = *mention.path;
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
        found.diagnostics.push_back(error("outside-book", mention.span, tr("{}: the picture lies outside the book's folder", *mention.path), tr("put it into the book's folder, or allow its folder with --allow")));
    } else {
        const std::vector<std::string> files = folder.glob("images/**");
        found.diagnostics.push_back(error("missing-image", mention.span, last == ReadFailure::missing ? tr("there is no picture {}", *mention.path) : tr("the picture {} cannot be read", *mention.path),
                                          did_you_mean(*mention.path, {files.begin(), files.end()}, tr("paths are relative to the book's folder: images/name.jpg"))));
    }
    return found;
}

} // namespace

void read_pictures(Manuscript& manuscript, const BookFolder& folder, Diagnostics& diagnostics, int jobs, KeptPictures* kept) {
    std::vector<Mention> mentions = mentions_in(manuscript);
    // One reading for a picture however often it is shown.
    std::map<std::pair<std::string, std::string>, std::size_t> first;
    std::vector<std::size_t> index(mentions.size());
    std::vector<const Mention*> distinct;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const std::string& article = mentions[i].article;
        const auto [entry, is_new] = first.try_emplace({article.substr(0, article.find_last_of('/') + 1), *mentions[i].path}, distinct.size());
        if (is_new) distinct.push_back(&mentions[i]);
        index[i] = entry->second;
    }
    std::vector<Found> found(distinct.size());
    for_each_index(found.size(), jobs, [&](std::size_t i) { found[i] = find(*distinct[i], folder, kept); });
    for (const Found& entry : found) diagnostics.insert(diagnostics.end(), entry.diagnostics.begin(), entry.diagnostics.end());
    for (std::size_t i = 0; i < mentions.size(); ++i)
        if (const auto& image = found[index[i]].image) {
            *mentions[i].path = image->path;
            manuscript.images.emplace(image->path, *image);
        }
    if (!kept) return;
    kept->clear();
    for (Found& entry : found)
        if (entry.image && entry.diagnostics.empty()) kept->insert_or_assign(entry.image->path, KeptPicture{std::move(entry.file), *entry.image});
}

} // namespace florilege
