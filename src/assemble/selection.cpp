#include "assemble/selection.h"

#include <algorithm>
#include <map>

#include "base/nearest.h"
#include "base/number.h"
#include "base/translate.h"
#include "language/language.h"

namespace florilege {

namespace {

std::string stem(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    return name.substr(0, name.find_last_of('.'));
}

bool in_years(const Article& article, const std::vector<YearRange>& years) {
    if (years.empty()) return true;
    return article.date && std::any_of(years.begin(), years.end(), [&](const YearRange& range) {
        return article.date->start.year >= range.first && article.date->start.year <= range.last;
    });
}

bool is_named(const Article& article, const std::string& name) {
    return name == article.slug || name == article.source->path() || name == stem(article.source->path());
}

bool in_names(const Article& article, const std::vector<std::string>& names) {
    return names.empty() || std::any_of(names.begin(), names.end(), [&](const std::string& name) { return is_named(article, name); });
}

void diagnose_unknown_names(const SharedList<Article>& articles, const std::vector<std::string>& names, Diagnostics& diagnostics) {
    for (const std::string& name : names) {
        if (std::any_of(articles.begin(), articles.end(), [&](const Article& article) { return is_named(article, name); })) continue;
        std::vector<std::string_view> known;
        for (const Article& article : articles) known.push_back(article.slug);
        diagnostics.push_back(error("unknown-article", {}, tr("no article is called `{}`", name),
                                    did_you_mean(name, known, tr("give the slug of an article, or its file's name"))));
    }
}

// The date by which an article is ordered: its own, else that of the article before it.
std::vector<CalendarDate> order_keys(const std::vector<Selected>& articles) {
    std::vector<CalendarDate> keys;
    for (const Selected& selected : articles)
        keys.push_back(selected.article->date ? selected.article->date->start : keys.empty() ? CalendarDate{} : keys.back());
    return keys;
}

void order_by_date(std::vector<Selected>& articles, bool newest_first) {
    const std::vector<CalendarDate> keys = order_keys(articles);
    std::vector<std::size_t> order(articles.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return newest_first ? keys[b] < keys[a] : keys[a] < keys[b]; });
    std::vector<Selected> ordered;
    for (const std::size_t index : order) ordered.push_back(std::move(articles[index]));
    articles = std::move(ordered);
}

void name_parts_by_year(std::vector<Selected>& articles) {
    const std::vector<CalendarDate> keys = order_keys(articles);
    for (std::size_t i = 0; i < articles.size(); ++i)
        articles[i].part = keys[i].year == 0 ? "" : to_text(std::int64_t{keys[i].year});
}

// Articles of one listed part stand together, the parts in the order in which they are first named.
void gather_parts(std::vector<Selected>& articles) {
    std::map<std::string, std::size_t> order;
    for (const Selected& selected : articles) order.try_emplace(selected.part, order.size());
    std::stable_sort(articles.begin(), articles.end(), [&](const Selected& a, const Selected& b) { return order.at(a.part) < order.at(b.part); });
}

} // namespace

std::vector<Selected> select(Manuscript& manuscript, const AssembleOptions& options, Diagnostics& diagnostics) {
    diagnose_unknown_names(manuscript.articles, options.articles, diagnostics);
    const Plan& plan = manuscript.plan;
    std::vector<Selected> selected;
    for (std::size_t i = 0; i < manuscript.articles.size(); ++i) {
        const Article& article = manuscript.articles[i];
        if (article.draft && options.articles.empty()) continue;
        if (!options.years.empty() && !article.date && in_names(article, options.articles))
            diagnostics.push_back(warning("undated-article", {article.source.get(), 0, 0}, tr("this article has no date, so that no --year takes it"),
                                          tr("add a line to its front matter: date: YYYY-MM")));
        if (!in_years(article, options.years) || !in_names(article, options.articles)) continue;
        selected.push_back({manuscript.articles.shared(i), plan.parts == Parts::listed && i < manuscript.parts.size() ? manuscript.parts[i] : ""});
    }
    const bool any = !manuscript.articles.empty();
    manuscript.articles.clear();
    if (selected.empty() && !has_errors(diagnostics))
        diagnostics.push_back(error("no-articles", plan.title.span,
                                    any ? tr("no article is selected") : tr("the book has no articles"),
                                    any ? tr("look at --year, --article and `draft:`") : tr("put Markdown files into articles/, or list them under `articles:`")));
    if (plan.order != Order::listed) order_by_date(selected, plan.order == Order::newest_first);
    if (plan.parts == Parts::year) name_parts_by_year(selected);
    if (plan.parts == Parts::listed) gather_parts(selected);
    return selected;
}

} // namespace florilege
