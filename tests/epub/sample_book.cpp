#include "sample_book.h"

#include <stdexcept>

#include "document/block_walk.h"
#include "read/image.h"

namespace florilege {

namespace {

Block block(BlockContent content, Role role = Role::body, std::string id = {}, std::string language = {}) {
    return {std::move(content), role, std::move(id), std::move(language), {}};
}
Block paragraph(std::string text, Role role = Role::body) { return block(Paragraph{plain(std::move(text))}, role); }

Section section(SectionKind kind, std::string id, std::string title, bool body = false) {
    Section made;
    made.kind = kind;
    made.id = id;
    made.title = plain(title);
    made.language = "fr";
    made.body_matter = body;
    if (!title.empty()) made.blocks.push_back(block(Heading{1, plain(title)}, body ? Role::article_title : Role::section_title, id + "-title"));
    return made;
}

Paragraph every_mark() {
    const std::string text = "Un mot, fort, Capitales, 1er, H2O, biffé, code <b>, Ctrl, sortie, lien, English words, à part, HTML, Les Misérables, ici, שלום עולם.";
    const auto on_word = [&](const char* words, MarkKind kind, const char* value = "", const char* label = "") { return on(text, words, kind, value, label); };
    return {marked(text, {on_word("mot", MarkKind::emphasis), on_word("fort", MarkKind::strong), on_word("Capitales", MarkKind::small_caps),
                          on_word("er,", MarkKind::superscript), on_word("2O", MarkKind::subscript), on_word("biffé", MarkKind::strikethrough),
                          on_word("code <b>", MarkKind::code), on_word("Ctrl", MarkKind::keyboard), on_word("sortie", MarkKind::sample),
                          on_word("lien", MarkKind::link, "https://example.org/a b?q=«é»&r=[1]", "Un \"titre\""),
                          on_word("English words", MarkKind::language, "en"), on_word("à part", MarkKind::passage, "verbatim"),
                          on_word("HTML", MarkKind::abbreviation, "HyperText Markup Language"), on_word("Les Misérables", MarkKind::citation),
                          on_word("ici", MarkKind::anchor, "2024-ici"), on_word("שלום עולם", MarkKind::language, "he")})};
}

// A link that holds a note's call; the call must leave it.
Paragraph noted_link() {
    const std::string call(object_replacement_utf8);
    const std::string text = "Voir le texte" + call + " en entier, et encore" + call + ".";
    const auto first = static_cast<std::uint32_t>(text.find(call));
    const auto second = static_cast<std::uint32_t>(text.rfind(call));
    return {marked(text, {{MarkKind::link, 5, first + 16, "#2024-ici", ""}, {MarkKind::emphasis, 8, first + 3, "", ""},
                          {MarkKind::note_ref, first, first + 3, "0", ""}, {MarkKind::note_ref, second, second + 3, "1", ""}})};
}

Section article() {
    Section made = section(SectionKind::article, "2024-budget", "", true);
    made.title = plain("Le budget & l’école");
    made.level = 2;
    Epigraph epigraph;
    epigraph.blocks.push_back(block(Verse{{plain("Premier vers,\nsecond vers.")}, {}}, Role::epigraph));
    epigraph.attribution = plain("Une autrice, Un titre, 1890");
    epigraph.note = plain("apocryphe");
    made.blocks.push_back(block(std::move(epigraph), Role::epigraph));
    made.blocks.push_back(block(Heading{1, made.title}, Role::article_title, "2024-budget-title"));
    made.blocks.push_back(paragraph("Sous-titre", Role::article_subtitle));
    made.blocks.push_back(paragraph("Bulletin, n°\u00A012, février 2024", Role::dateline));
    made.blocks.push_back(block(every_mark()));
    made.blocks.push_back(block(noted_link()));
    made.blocks.push_back(block(Heading{3, plain("Un intertitre")}, Role::heading_1, "2024-budget-un"));
    made.blocks.push_back(paragraph("—\u00A0Une réplique\u202F!", Role::dialogue));
    made.blocks.push_back(block(BlockQuote{{paragraph("Une citation."), block(BlockQuote{{paragraph("Une autre dedans.")}, {}}, Role::quotation)}, plain("Quelqu’un")}, Role::quotation));
    made.blocks.push_back(block(List{true, 3, true, {{paragraph("trois")}, {paragraph("quatre"), block(List{false, 1, false, {{paragraph("dedans")}}})}}}));
    const std::string lines = "Quand la ville\ndort encore\ntoute";
    made.blocks.push_back(block(Verse{{marked(lines, {{MarkKind::emphasis, 6, 20, "", ""}, on(lines, "ville", MarkKind::anchor, "ville")}), plain("Deuxième strophe")}, plain("Un poète")}, Role::verse));
    made.blocks.push_back(block(CodeBlock{"a < b && c\n", "cpp"}, Role::code_block));
    Table table;
    table.columns = {Alignment::none, Alignment::right};
    table.head.cells = {plain(""), plain("Euros")};
    table.rows = {{{plain("École"), plain("1\u202F200")}}, {{plain("Voirie"), plain("")}}};
    table.caption = plain("Dépenses");
    made.blocks.push_back(block(std::move(table)));
    made.blocks.push_back(block(Figure{"images/Été.png", "Un carré rouge", plain("Légende"), plain("Crédit")}, Role::figure));
    made.blocks.push_back(block(Figure{"images/fond.svg", "", {}, {}}, Role::figure));
    made.blocks.push_back(block(Asterism{}, Role::asterism));
    made.blocks.push_back(block(Division{"later-note aside", {paragraph("Plus tard.", Role::later_note)}}, Role::later_note, "", "en"));
    const std::string pictured = "Un carré " + std::string(object_replacement_utf8) + " en ligne";
    const auto at = static_cast<std::uint32_t>(pictured.find(object_replacement_utf8));
    made.blocks.push_back(block(Paragraph{marked(pictured, {{MarkKind::image, at, at + 3, "images/Été.png", "rouge"}})}));
    Note first{"a", {block(Paragraph{marked("Une note sur Hugo.", {{MarkKind::anchor, 14, 14, "2024-budget-index-1", "index"}, {MarkKind::index_entry, 14, 18, "Hugo, Victor", "names"}})}, Role::footnote)}, {}, "2024-budget-note-1"};
    Note second{"b", {paragraph("Deux", Role::footnote), block(CodeBlock{"blocs\n", ""}, Role::code_block)}, {}, "2024-budget-note-2"};
    made.notes = {std::move(first), std::move(second)};
    made.authors = {{"Zoé Martin", "Martin, Zoé", "author", {}}};
    return made;
}

Section contents_of(const std::vector<Section>& sections) {
    Section made = section(SectionKind::contents, "contents", "Table des matières");
    ContentsTable table;
    for (const Section& listed : sections)
        if (!listed.title.empty())
            table.entries.push_back({listed.id, listed.level, listed.kind == SectionKind::part ? Role::contents_part : Role::contents_entry, listed.title, plain(listed.level > 1 ? "février 2024" : "")});
    made.blocks.push_back(block(std::move(table), Role::contents_entry));
    return made;
}

Image square(const std::string& path, int size) {
    Pixmap pixmap{size, size, 3, std::string(static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * 3, '\x80')};
    return {path, ImageFormat::png, std::make_shared<const std::string>(encode_png(pixmap)), size, size, false, false};
}

} // namespace

Inlines marked(std::string text, std::vector<Mark> marks) {
    Inlines inlines = plain(std::move(text));
    inlines.marks = std::move(marks);
    return inlines;
}

Mark on(const std::string& text, const std::string& words, MarkKind kind, std::string value, std::string label) {
    const std::size_t at = text.find(words);
    if (at == std::string::npos) throw std::logic_error(words);
    return {kind, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size()), std::move(value), std::move(label)};
}

Book sample_book() {
    Book book;
    book.plan.title.value = "Chroniques d’une ville & d’ailleurs";
    book.plan.subtitle = "Anthologie";
    book.plan.description = "Des textes <courts>.";
    book.plan.subjects = {"Essais", "Ville"};
    book.plan.authors = {{"Jeanne Dupont", "Dupont, Jeanne", "author", {}}, {"Ali Ben", "Ben, Ali", "illustrator", {}}};
    book.plan.publisher = {"Éditions de la Rue", "1, rue du Port", {}};
    book.plan.rights = "© 2024 Jeanne Dupont";
    book.plan.series = {"Chroniques", "3", "1234-5679", {}};
    book.plan.micro_enterprise = true;
    book.slug = "chroniques";
    book.identifier = "urn:uuid:3b241101-e2bb-4255-8caf-4136c566a962";
    book.date = {{2024, 2, 0}, std::nullopt, false, false};
    book.images["images/Été.png"] = square("images/Été.png", 1800);
    book.plan.cover.value = "images/couverture.png";
    book.images["images/couverture.png"] = square("images/couverture.png", 8);
    book.images["images/unused.png"] = square("images/unused.png", 4);
    const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><circle cx=\"20\" cy=\"10\" r=\"8\"/></svg>";
    book.images["images/fond.svg"] = {"images/fond.svg", ImageFormat::svg, std::make_shared<const std::string>(svg), 40, 20, false, true};

    std::vector<Section> sections;
    sections.push_back(section(SectionKind::half_title, "half-title", ""));
    sections.back().blocks.push_back(paragraph(book.plan.title.value, Role::half_title));
    sections.push_back(section(SectionKind::title_page, "title-page", ""));
    sections.back().blocks.push_back(block(Heading{1, plain(book.plan.title.value)}, Role::book_title, "title-page-title"));
    sections.back().blocks.push_back(paragraph("Anthologie", Role::book_subtitle));
    sections.push_back(section(SectionKind::imprint, "imprint", ""));
    sections.back().blocks.push_back(paragraph("© 2024", Role::imprint));
    sections.back().blocks.push_back(block(QrCode{"https://example.org/livre", "Code QR"}, Role::imprint));
    sections.push_back(section(SectionKind::dedication, "dedication", ""));
    sections.back().blocks.push_back(paragraph("À elles.", Role::dedication));
    sections.push_back(section(SectionKind::foreword, "avant-propos", "Avant-propos"));
    sections.back().blocks.push_back(paragraph("Quelques mots pour commencer."));
    sections.push_back(section(SectionKind::part, "part-2024", ""));
    sections.back().title = plain("2024");
    sections.back().body_matter = true;
    sections.back().blocks.push_back(block(Heading{1, plain("2024")}, Role::part_title, "part-2024-title"));
    sections.push_back(article());
    sections.push_back(section(SectionKind::article, "letter", "A Letter", true));
    sections.back().language = "en";
    sections.back().blocks.push_back(paragraph("Written in English."));
    sections.push_back(section(SectionKind::afterword, "postface", "Postface"));
    sections.push_back(section(SectionKind::index, "index", "Index des noms"));
    sections.back().blocks.push_back(block(IndexTable{{{"H", {{plain("Hugo, Victor"), {"2024-budget-index-1"}}}}}}, Role::index_entry));
    Section contents = contents_of(sections);
    sections.insert(sections.begin() + 4, std::move(contents));
    sections.push_back(section(SectionKind::colophon, "colophon", ""));
    sections.back().blocks.push_back(paragraph("Achevé d’imprimer.", Role::colophon));

    std::uint32_t id = 0;
    for (Section& numbered : sections) {
        for_each_text(numbered.blocks, [&](Inlines& text) { text.id = ++id; });
        for (Note& note : numbered.notes) for_each_text(note.blocks, [&](Inlines& text) { text.id = ++id; });
    }
    book.sections = std::move(sections);
    return book;
}

StyleSheet shipped_style(const std::string& name, const Plan& plan) {
    Plan styled = plan;
    styled.style = name;
    return read_style(FLORILEGE_ROOT "/styles", FLORILEGE_ROOT, styled).value;
}

} // namespace florilege
