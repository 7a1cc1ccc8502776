#include "read/import.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/translate.h"
#include "language/language.h"
#include "read/import_encoding.h"
#include "read/import_model.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

std::string ending_of(const std::string& path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string::npos || path.find('/', dot) != std::string::npos ? "" : lower(path.substr(dot + 1));
}

std::string stem_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    return name.substr(0, name.rfind('.'));
}

class Importer {
  public:
    Import run(const std::vector<ImportInput>& inputs) {
        for (const ImportInput& input : inputs) {
            const std::size_t before = import_.diagnostics.size();
            add(input);
            sort_from(before);
        }
        if (!articles_.empty() || !fronts_.empty()) import_.files.push_back({"book.yaml", plan()});
        return std::move(import_);
    }

  private:
    // What is said of a file is said in the order of its lines.
    void sort_from(std::size_t first) {
        std::stable_sort(import_.diagnostics.begin() + static_cast<std::ptrdiff_t>(first), import_.diagnostics.end(),
                         [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
    }

    void add(const ImportInput& input) {
        const std::string ending = ending_of(input.path);
        const bool binary = ending == "odt" || ending == "docx";
        const DecodedText decoded = binary ? DecodedText{} : decode_foreign(input.bytes);
        const auto source = std::make_shared<const Source>(input.path, decoded.text);
        import_.sources.push_back(source);
        if (decoded.encoding != ForeignEncoding::utf8)
            import_.diagnostics.push_back(warning("import-encoding", {source.get(), 0, 0}, tr("`{}` is not UTF-8: it was read as {}", input.path, (decoded.encoding == ForeignEncoding::utf16 ? "UTF-16" : "Windows-1252")),
                                                  tr("look at the accents; save the file as UTF-8 if they are wrong")));
        ImportedText text;
        const std::size_t before = import_.diagnostics.size();
        if (ending == "md" || ending == "markdown") return add_markdown(input, *source);
        if (ending == "txt" || ending == "text") text = read_plain_text(*source, import_.diagnostics);
        else if (ending == "html" || ending == "htm" || ending == "xhtml") text = read_html(*source, input, import_.diagnostics);
        else if (ending == "odt") text = read_odt(*source, input, import_.diagnostics);
        else if (ending == "docx") text = read_docx(*source, input, import_.diagnostics);
        else {
            import_.diagnostics.push_back(error("import-format-unknown", {source.get(), 0, 0}, tr("`{}` is no format that can be imported", input.path),
                                                tr("save it as .txt, .md, .html, .odt or .docx")));
            return;
        }
        if (text.paragraphs.empty()) {
            const bool explained = std::any_of(import_.diagnostics.begin() + static_cast<std::ptrdiff_t>(before), import_.diagnostics.end(),
                                               [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; });
            if (!explained) import_.diagnostics.push_back(warning("import-empty", {source.get(), 0, 0}, tr("`{}` holds no text", input.path)));
            return;
        }
        mend_spaces(text, import_.diagnostics);
        add_text(text, input);
    }

    void add_text(ImportedText& text, const ImportInput& input) {
        const std::string language = guess_language(text);
        if (language_.empty()) language_ = language;
        std::vector<ImportedArticle> articles = split_articles(text, language, import_.diagnostics);
        if (book_title_.empty()) book_title_ = text.title;
        for (ImportedArticle& article : articles) {
            // A file without any title is one article, named after the file.
            if (articles.size() == 1 && article.foreword) {
                article.foreword = false;
                article.title = escape_markdown(stem_of(input.path));
                article.plain_title = stem_of(input.path);
                std::erase_if(import_.diagnostics, [](const Diagnostic& diagnostic) { return diagnostic.code == "import-foreword-guessed"; });
                import_.diagnostics.push_back(warning("import-title-missing", article.span, tr("no title was found; the article is named after its file"),
                                                      tr("correct `title:` in the article's front matter")));
            }
            place(article, write_article(article, text.notes));
        }
        for (OutputFile& image : text.images)
            if (names_.insert(image.path).second) import_.files.push_back(std::move(image));
    }

    void place(const ImportedArticle& article, std::string markdown) {
        std::string slug = slugify(article.plain_title).substr(0, 60);
        while (slug.ends_with("-")) slug.pop_back();
        if (slug.empty()) slug = "article";
        if (article.appearance.date && !article.foreword) slug = to_iso(article.appearance.date->start) + "-" + slug;
        add_file(article.foreword ? "front/" : "articles/", slug, std::move(markdown));
        if (book_title_.empty() && article.foreword && !names_foreword(article.plain_title)) book_title_ = article.plain_title;
        if (!article.appearance.source.empty()) ++sources_[article.appearance.source];
    }

    void add_file(const std::string& folder, const std::string& slug, std::string markdown) {
        std::string path = folder + slug + ".md";
        for (int& count = counts_[path]; !names_.insert(path).second;) path = folder + slug + "-" + std::to_string(++count + 1) + ".md";
        (folder == "front/" ? fronts_ : articles_).push_back(path);
        import_.files.push_back({path, std::move(markdown)});
    }

    // Markdown with front matter is an article already; other Markdown is cut at its headings, its text left as it is.
    void add_markdown(const ImportInput& input, const Source& source);

    std::string plan() const {
        std::string title = book_title_;
        if (title.empty() && !sources_.empty())
            title = std::max_element(sources_.begin(), sources_.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
        if (title.empty()) title = language_ == "fr" ? "Recueil" : "Anthology";
        std::string quoted;
        for (char c : title) quoted += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
        std::string text = "title: \"" + quoted + "\"\nlanguage: " + (language_.empty() ? "fr" : language_) + "\n";
        if (!fronts_.empty()) text += "front:\n";
        for (const std::string& path : fronts_) text += "  - " + path + "\n";
        return text + "outputs: [epub, pdf]\n";
    }

    Import import_;
    std::set<std::string> names_;
    std::vector<std::string> articles_, fronts_;
    std::map<std::string, int> sources_;
    std::map<std::string, int> counts_; // articles of one name so far, after the first
    std::string language_, book_title_;
};

void Importer::add_markdown(const ImportInput& input, const Source& source) {
    const std::string& text = source.text();
    if (text.starts_with("---\n") || text.starts_with("---\r\n")) return add_file("articles/", slugify(stem_of(input.path)), text);
    ImportedText imported;
    bool code = false;
    for (std::uint32_t number = 1; number == 1 || source.line_start(number) < text.size(); ++number) {
        const std::string_view line = source.line(number);
        const std::uint32_t begin = source.line_start(number);
        const Span span{&source, begin, begin + static_cast<std::uint32_t>(line.size())};
        if (line.starts_with("```") || line.starts_with("~~~")) code = !code;
        std::size_t level = 0;
        while (level < line.size() && line[level] == '#') ++level;
        if (!code && level >= 1 && level <= 6 && level < line.size() && line[level] == ' ') {
            std::string words(trim(line.substr(level)));
            while (words.ends_with("#")) words.pop_back();
            imported.paragraphs.push_back({ImportParagraph::Kind::heading, static_cast<int>(level), false, tidy(words), tidy(words), span});
            continue;
        }
        ImportParagraph* last = imported.paragraphs.empty() ? nullptr : &imported.paragraphs.back();
        if (!last || last->kind == ImportParagraph::Kind::heading) {
            if (trim(line).empty()) continue;
            imported.paragraphs.push_back({ImportParagraph::Kind::verbatim, 0, false, std::string(line), std::string(line), span});
        } else {
            last->markdown += '\n' + std::string(line);
            last->plain += '\n' + std::string(line);
        }
    }
    for (ImportParagraph& paragraph : imported.paragraphs)
        while (paragraph.markdown.ends_with("\n")) paragraph.markdown.pop_back();
    if (!imported.paragraphs.empty()) add_text(imported, input);
}

} // namespace

Import import_files(const std::vector<ImportInput>& inputs) { return Importer().run(inputs); }

} // namespace florilege
