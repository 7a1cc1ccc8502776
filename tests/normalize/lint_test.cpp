#include "normalize/lint.h"

#include <gtest/gtest.h>

namespace florilege {
namespace {

std::vector<std::string> codes(const std::string& text) {
    Article article;
    article.date = parse_date("2024-02");
    article.first_published = plain("Le Journal");
    article.body.push_back({Paragraph{plain(text)}});
    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : lint(article, Plan{})) found.push_back(diagnostic.code);
    return found;
}

using Codes = std::vector<std::string>;

TEST(Lint, finds_each_slip_once) {
    EXPECT_EQ(codes("Il vient de de loin."), Codes{"repeated-word"});
    EXPECT_EQ(codes("Pommes,poires et prunes."), Codes{"missing-space"});
    EXPECT_EQ(codes("Un mot (ou deux."), Codes{"unbalanced-mark"});
    EXPECT_EQ(codes("Un “mot ou deux."), Codes{"unbalanced-mark"});
    EXPECT_EQ(codes("L'eau et l\u2019air."), Codes{"mixed-apostrophes"});
    EXPECT_EQ(codes("Les élu(e)s votent."), Codes{"inclusive-form"});
}

TEST(Lint, leaves_good_text_in_peace) {
    for (const char* text : {"Nous nous aimons.", "Il coûte 3,50 € (ou 4).", "a) d\u2019abord ; b) ensuite", "« Oui », dit-il.",
                             "Voir https://exemple.fr/a,b?c=(d", "Les élu·e·s votent.", "Porte-à-porte, tête-à-tête.", "Un “mot”, „Wort“.",
                             "“Une citation qui continue au paragraphe suivant."})
        EXPECT_EQ(codes(text), Codes{}) << text;
}

TEST(Lint, of_an_article_asks_for_its_date_and_source_unless_silenced) {
    Article article;
    EXPECT_EQ(lint(article, Plan{}).size(), 2u);
    article.silenced = {"undated-article", "unsourced-article"};
    EXPECT_TRUE(lint(article, Plan{}).empty());
}

} // namespace
} // namespace florilege
