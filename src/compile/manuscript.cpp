#include "compile/manuscript.h"

#include <sys/stat.h>

#include <algorithm>
#include <set>

#include "base/parallel.h"
#include "base/translate.h"
#include "compile/pictures.h"
#include "normalize/lint.h"
#include "normalize/normalize.h"
#include "read/markdown.h"
#include "read/plan.h"

namespace florilege {

namespace {

constexpr std::size_t largest_text = 16u << 20; // bytes of one article or plan: a thousand pages have about three million

void extend(Diagnostics& to, const Diagnostics& from) { to.insert(to.end(), from.begin(), from.end()); }

std::string reason(ReadFailure why) {
    switch (why) {
    case ReadFailure::missing: return translated("there is no such file");
    case ReadFailure::outside: return translated("the file lies outside the book's folder");
    case ReadFailure::not_regular: return translated("this is not a regular file");
    case ReadFailure::too_large: return translated("the file is too large");
    case ReadFailure::unreadable: break;
    }
    return translated("the file cannot be read");
}

// A file of the manuscript: its path, the part that it is listed under, the entry of the plan that names it.
struct Listed {
    std::string path;
    std::string part;
    Span span;
};

class Lister {
  public:
    Lister(const BookFolder& folder, Diagnostics& diagnostics) : folder_(folder), diagnostics_(diagnostics) {}

    std::vector<Listed> list(const std::vector<PlanEntry>& entries, const char* otherwise) {
        std::vector<Listed> listed;
        if (entries.empty()) add({otherwise, "", {}, {}}, "", listed);
        for (const PlanEntry& entry : entries) add(entry, "", listed);
        return listed;
    }

  private:
    void add(const PlanEntry& entry, const std::string& part, std::vector<Listed>& listed) {
        if (!entry.part.empty()) {
            for (const PlanEntry& inner : entry.entries) add(inner, entry.part, listed);
            return;
        }
        const bool glob = entry.pattern.find_first_of("*?[") != std::string::npos;
        const std::vector<std::string> paths = glob ? folder_.glob(entry.pattern) : std::vector<std::string>{entry.pattern};
        if (paths.empty() && entry.span.source)
            diagnostics_.push_back(warning("no-match", entry.span, tr("no file matches {}", entry.pattern), tr("look at the spelling; patterns are relative to the book's folder")));
        for (const std::string& path : paths)
            if (seen_.insert(path).second) listed.push_back({path, part, entry.span});
            else if (!glob)
                diagnostics_.push_back(warning("listed-twice", entry.span, tr("{} is listed twice", path), tr("it stands where it is listed first")));
    }

    const BookFolder& folder_;
    Diagnostics& diagnostics_;
    std::set<std::string> seen_;
};

ReadArticle read_source(SourcePtr source, const Plan& plan, Lints lints) {
    ReadArticle result;
    result.source = std::move(source);
    // Kept in spite of mistakes, so that the same run finds those of links and pictures too; the build fails anyway.
    auto article = read_article(result.source);
    extend(result.diagnostics, article.diagnostics);
    if (lints == Lints::yes && !has_errors(article.diagnostics)) result.lints = lint(article.value, plan);
    auto normalized = normalize(std::move(article.value), plan.normalize, plan.language);
    extend(result.diagnostics, normalized.diagnostics);
    result.article = std::make_shared<Article>(std::move(normalized.value));
    return result;
}

class Reader {
  public:
    Reader(const BookFolder& folder, Lints lints, int jobs, ManuscriptRead& read, ManuscriptMemory* memory)
        : folder_(folder), lints_(lints), jobs_(jobs), read_(read), memory_(memory) {}

    SharedList<Article> articles(const std::vector<Listed>& files, std::vector<std::string>* parts) {
        std::vector<std::shared_ptr<const ReadArticle>> results(files.size());
        for_each_index(files.size(), jobs_, [&](std::size_t i) { results[i] = read_one(files[i]); });
        SharedList<Article> articles;
        for (std::size_t i = 0; i < files.size(); ++i) {
            const ReadArticle& result = *results[i];
            if (memory_ && result.source) read_articles_[files[i].path] = results[i];
            if (result.source) read_.sources.push_back(result.source);
            extend(read_.diagnostics, result.diagnostics);
            if (!result.article) {
                read_.whole = false;
                continue;
            }
            std::copy_if(result.lints.begin(), result.lints.end(), std::back_inserter(read_.lints), [&](const Diagnostic& lint) {
                return parts || (lint.code != "undated-article" && lint.code != "unsourced-article"); // a foreword appears here first
            });
            if (!result.article->silenced.empty()) read_.silenced[files[i].path] = result.article->silenced;
            articles.share(result.article);
            if (parts) parts->push_back(files[i].part);
        }
        return articles;
    }

    void keep_articles() {
        if (memory_) memory_->articles = std::move(read_articles_);
    }

  private:
    std::shared_ptr<const ReadArticle> read_one(const Listed& listed) const {
        ReadFailure why{};
        auto text = folder_.read(listed.path, largest_text, why);
        if (!text) {
            ReadArticle result;
            result.diagnostics.push_back(error(why == ReadFailure::outside ? "outside-book" : "unreadable-file", listed.span, listed.path + ": " + reason(why),
                                               why == ReadFailure::outside ? tr("put it into the book's folder, or allow its folder with --allow") : tr("look at the path and at the file's permissions")));
            return std::make_shared<ReadArticle>(std::move(result));
        }
        if (memory_)
            if (const auto last = memory_->articles.find(listed.path); last != memory_->articles.end() && last->second->source->text() == *text) return last->second;
        return std::make_shared<ReadArticle>(read_source(std::make_shared<Source>(listed.path, std::move(*text)), read_.manuscript.plan, lints_));
    }

    const BookFolder& folder_;
    const Lints lints_;
    const int jobs_;
    ManuscriptRead& read_;
    ManuscriptMemory* memory_;
    std::map<std::string, std::shared_ptr<const ReadArticle>> read_articles_;
};

void normalize_plan(Plan& plan) {
    const auto clean = [&](std::string& text) {
        if (!text.empty()) text = normalize(plain(text), plan.normalize, plan.language).text;
    };
    const auto clean_text = [&](Inlines& text) { text = normalize(text, plan.normalize, plan.language); };
    for (auto* titles : {&plan.also_by.titles, &plan.series.titles})
        for (Inlines& title : *titles) clean_text(title);
    clean_text(plan.colophon), clean(plan.also_by.heading);
    for (PlanEntry& entry : plan.articles) clean(entry.part);
    for (IndexReference& reference : plan.index_references) {
        clean(reference.term);
        for (std::string& term : reference.see) clean(term);
    }
    clean(plan.title.value), clean(plan.subtitle), clean(plan.description), clean(plan.rights), clean(plan.series.title);
    for (Party* party : {&plan.publisher, &plan.printer}) clean(party->name), clean(party->address);
    for (Contributor& author : plan.authors) clean(author.name), clean(author.file_as);
    for (std::string& subject : plan.subjects) clean(subject);
}

} // namespace

std::pair<std::string, std::string> locate_book(const std::string& book) {
    struct stat status {};
    if (::stat(book.c_str(), &status) != 0) throw BuildError(book, tr("there is no such book"));
    if (S_ISDIR(status.st_mode)) return {book, "book.yaml"};
    const std::size_t slash = book.find_last_of('/');
    if (slash == std::string::npos) return {".", book};
    return {slash == 0 ? "/" : book.substr(0, slash), book.substr(slash + 1)};
}

ManuscriptRead read_manuscript(const BuildOptions& options, const BookFolder& folder, const std::string& plan_name, Lints lints,
                               std::optional<Normalize> level, ManuscriptMemory* memory) {
    ManuscriptRead read;
    read.folder = folder.root();
    ReadFailure why{};
    auto text = folder.read(plan_name, largest_text, why);
    if (!text) throw BuildError(folder.root() + '/' + plan_name, why == ReadFailure::missing ? tr("there is no such file; a book's folder holds a book.yaml (`florilege new DIR` makes one)") : reason(why));
    const bool same_plan = memory && memory->plan && memory->plan->text() == *text;
    const SourcePtr source = same_plan ? memory->plan : std::make_shared<Source>(plan_name, std::move(*text));
    if (memory && !same_plan) memory->articles.clear(), memory->plan = source;
    read.sources.push_back(source);
    auto plan = read_plan(source);
    extend(read.diagnostics, plan.diagnostics);
    Manuscript& manuscript = read.manuscript;
    manuscript.plan = std::move(plan.value);
    manuscript.plan.source = source;
    if (level) manuscript.plan.normalize = *level;
    if (!options.style.empty()) manuscript.plan.style = options.style, manuscript.plan.style_span = {};
    normalize_plan(manuscript.plan);

    Lister lister(folder, read.diagnostics);
    const auto front = lister.list(manuscript.plan.front, "front/*.md");
    const auto back = lister.list(manuscript.plan.back, "back/*.md");
    const auto articles = lister.list(manuscript.plan.articles, "articles/*.md");
    Reader reader(folder, lints, options.threads(), read, memory);
    manuscript.front = reader.articles(front, nullptr);
    manuscript.articles = reader.articles(articles, &manuscript.parts);
    manuscript.back = reader.articles(back, nullptr);
    reader.keep_articles();
    read_pictures(manuscript, folder, read.diagnostics, options.threads(), memory ? &memory->pictures : nullptr);
    return read;
}

} // namespace florilege
