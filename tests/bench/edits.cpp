// florilege_edits BOOK [TIMES]: what the preview does after an article of the book is saved, timed: everything from reading to the page's
// state and the drawing of the spread, and the end of the version before. The book's files change back in the end. Prints, for each kind of
// edit, the wall and processor milliseconds of the middle one of TIMES.
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/file.h"
#include "compile/preview.h"
#include "compile/preview_state.h"
#include "preview/page_svg.h"

using namespace florilege;
namespace fs = std::filesystem;

namespace {

struct Took {
    double wall = 0; // milliseconds
    double processor = 0;
};

double processor_now() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

class Preview {
  public:
    explicit Preview(const fs::path& book) {
        options_.book = book.string();
        options_.styles_folder = FLORILEGE_ROOT "/styles";
    }

    /// Compiles the book again and makes what the page asks for to show the spread where `article` begins.
    Took show(const std::string& article) {
        const auto start = std::chrono::steady_clock::now();
        const double processor = processor_now();
        Compiled compiled = compile_for_preview(options_, memory_);
        if (!compiled.screen) std::fprintf(stderr, "the book has errors\n"), std::exit(1);
        std::size_t shown = preview_state(compiled, &compiled, "", {}).size();
        const auto source = std::find_if(compiled.book.sources.begin(), compiled.book.sources.end(), [&](const SourcePtr& s) { return s->path() == article; });
        const std::size_t page = pages_of(*compiled.screen, {{source->get(), static_cast<std::uint32_t>((*source)->text().size()), 0}}).front().value_or(0);
        for (const std::size_t each : {page, std::min(page + 1, compiled.screen->pages.size() - 1)}) shown += page_svg(*compiled.screen, each, compiled.book.images).size();
        shown_ = std::move(compiled); // the last version goes when the next is there
        const Took took{std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count(), processor_now() - processor};
        if (shown == 0) std::abort();
        return took;
    }

  private:
    BuildOptions options_;
    CompileMemory memory_;
    Compiled shown_;
};

void print(const char* what, std::vector<Took> all) {
    std::sort(all.begin(), all.end(), [](const Took& a, const Took& b) { return a.processor < b.processor; });
    const Took& middle = all[all.size() / 2];
    std::printf("  %-28s %9.1f %9.1f\n", what, middle.wall, middle.processor);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const fs::path book = argv[1];
    const int times = argc > 2 ? std::max(1, std::atoi(argv[2])) : 5;
    std::vector<fs::path> articles;
    for (const auto& entry : fs::directory_iterator(book / "articles")) articles.push_back(entry.path());
    std::sort(articles.begin(), articles.end());
    const fs::path article = articles.at(articles.size() / 2), added = book / "articles" / "zz-added.md";
    const std::string original = read_file(article.string()), name = "articles/" + article.filename().string();
    Preview preview(book);
    std::printf("%zu articles                    %9s %9s\n", articles.size(), "wall ms", "cpu ms");
    print("first", {preview.show(name)});
    const auto edits = [&](const char* what, const std::function<void(int)>& save) {
        std::vector<Took> all;
        for (int time = 0; time < times; ++time) save(time), all.push_back(preview.show(name));
        print(what, all);
    };
    edits("nothing changed", [](int) {});
    const char* words[] = {"une", "deux", "trois", "quatre", "cinq", "six", "sept"};
    const std::string text = original.substr(0, original.find_last_not_of('\n') + 1);
    edits("a word", [&](int time) { write_file(article.string(), text + ' ' + words[time % 7] + '\n'); });
    const char* slips[] = {"chifonnier", "corespondance", "horlodge", "théattre", "quérelle", "memoirre", "considerrable"};
    edits("a word that is misspelt", [&](int time) { write_file(article.string(), text + ' ' + slips[time % 7] + '\n'); });
    edits("a paragraph more each time", [&](int time) {
        std::string longer = original;
        for (int i = 0; i <= time; ++i) longer += "\nUn paragraphe de plus, qui prend deux ou trois lignes de la page et en pousse d'autres devant lui.\n";
        write_file(article.string(), longer);
    });
    edits("a page more each time", [&](int time) {
        std::string longer = original + "\n";
        for (int i = 0; i <= time * 40; ++i) longer += "Une phrase de plus, qui en pousse d'autres. ";
        write_file(article.string(), longer + "\n");
    });
    write_file(article.string(), original);
    edits("an article more or less", [&](int time) {
        if (time % 2) fs::remove(added);
        else write_file(added.string(), "---\ntitle: Venu après\ndate: 2001-01\n---\n\nTexte.\n");
    });
    fs::remove(added);
}
