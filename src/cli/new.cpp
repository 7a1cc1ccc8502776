#include <CLI/CLI.hpp>
#include <sys/stat.h>

#include <iostream>

#include "base/escape.h"
#include "base/file.h"
#include "base/translate.h"
#include "cli/option_values.h"
#include "cli/verbs.h"

namespace florilege {

namespace {

struct Scaffold {
    const char* plan;
    const char* first_name;
    const char* first;
    const char* second_name;
    const char* second;
};

constexpr Scaffold french{
    "title: Mon recueil\n"
    "subtitle: Chroniques\n"
    "language: fr\n"
    "authors:\n"
    "  - name: Prénom Nom\n"
    "publisher:\n"
    "  name: Mon éditeur\n"
    "  address: 1, place de la Mairie\n"
    "rights: © Prénom Nom\n"
    "price: free\n"
    "style: classique\n"
    "page: a5\n"
    "outputs: [epub, pdf]\n",
    "2024-01-premier-article.md",
    "---\n"
    "title: Premier article\n"
    "date: 2024-01\n"
    "source: Magazine municipal\n"
    "epigraph:\n"
    "  text: Tout vient à point à qui sait attendre.\n"
    "  by: Proverbe\n"
    "---\n\n"
    "Écrivez ici le texte de votre article. Une ligne vide sépare deux paragraphes ; la ponctuation française reçoit ses\n"
    "espaces toute seule, même si vous écrivez \"entre guillemets droits\".\n\n"
    "Un mot peut être mis *en italique*, et une note[^1] se place au pied de la page.\n\n"
    "[^1]: Voici la note.\n",
    "2024-02-second-article.md",
    "---\n"
    "title: Second article\n"
    "date: 2024-02\n"
    "source: Magazine municipal\n"
    "---\n\n"
    "Les articles sont rangés par date. Le livre se construit avec la commande `florilege build`.\n\n"
    "> Une citation en fin d'article devient son épigraphe.\n"
    ">\n"
    "> — Anonyme\n"};

constexpr Scaffold english{
    "title: My Anthology\n"
    "subtitle: Columns\n"
    "language: en\n"
    "authors:\n"
    "  - name: First Last\n"
    "publisher:\n"
    "  name: My Publisher\n"
    "  address: 1 Town Square\n"
    "rights: © First Last\n"
    "price: free\n"
    "style: classique\n"
    "page: a5\n"
    "outputs: [epub, pdf]\n",
    "2024-01-first-article.md",
    "---\n"
    "title: First Article\n"
    "date: 2024-01\n"
    "source: Town Magazine\n"
    "epigraph:\n"
    "  text: All good things come to those who wait.\n"
    "  by: Proverb\n"
    "---\n\n"
    "Write the text of your article here. A blank line parts two paragraphs; \"straight quotation marks\" are made curly.\n\n"
    "A word can be set *in italic*, and a note[^1] stands at the foot of the page.\n\n"
    "[^1]: Here is the note.\n",
    "2024-02-second-article.md",
    "---\n"
    "title: Second Article\n"
    "date: 2024-02\n"
    "source: Town Magazine\n"
    "---\n\n"
    "Articles are ordered by date. The book is built by the command `florilege build`.\n\n"
    "> A quotation that closes an article becomes its epigraph.\n"
    ">\n"
    "> — Anonymous\n"};

int make(const std::string& folder, const std::string& language) {
    const Scaffold& scaffold = language == "fr" ? french : english;
    const std::vector<OutputFile> files{{"book.yaml", scaffold.plan},
                                        {std::string("articles/") + scaffold.first_name, scaffold.first},
                                        {std::string("articles/") + scaffold.second_name, scaffold.second}};
    for (const OutputFile& file : files) {
        struct stat status {};
        if (::lstat((folder + '/' + file.path).c_str(), &status) == 0) throw BuildError(folder + '/' + file.path, tr("is there already; nothing was written"));
    }
    write_files(folder, files);
    std::cerr << "florilege: " << tr("{0} holds a new book; `florilege build {0}` compiles it", escaped(folder)) << '\n';
    return built;
}

} // namespace

void add_new(CLI::App& app, Action& action) {
    CLI::App* verb = app.add_subcommand("new", tr("make a book that builds as it is"));
    auto folder = std::make_shared<std::string>();
    auto language = std::make_shared<std::string>();
    verb->add_option(tr("DIR"), *folder, tr("the folder to make"))->required()->type_name("");
    verb->add_option("--language", *language, tr("fr or en (default: the locale's)"))->check(one_of({"fr", "en"}))->type_name("fr|en");
    verb->callback([=, &action] { action = [=] { return make(*folder, language->empty() ? wanted_message_language() : *language); }; });
}

} // namespace florilege
