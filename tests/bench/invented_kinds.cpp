#include <array>

#include "invented_text.h"

namespace florilege::bench {

namespace {

constexpr const char* offices[] = {
    "l'établissement public de coopération intercommunale", "la commission départementale d'aménagement", "l'administration préfectorale",
    "le syndicat intercommunal d'assainissement", "la communauté d'agglomération", "le conseil municipal extraordinaire",
    "l'assemblée délibérante", "la direction générale des infrastructures", "le comité consultatif d'accessibilité",
    "l'inspection académique", "la vice-présidente déléguée aux solidarités", "le commissaire-enquêteur",
    "l'agence métropolitaine d'urbanisme", "la préfiguratrice du sous-arrondissement", "le gestionnaire-comptable"};
constexpr const char* acts[] = {
    "subordonne", "réglemente", "contractualise", "expérimente", "institutionnalise", "décentralise", "requalifie", "entérine",
    "homologue", "réapprovisionne", "hiérarchise", "désenclave", "coordonne", "réévalue", "dématérialise", "soumissionne"};
constexpr const char* matters[] = {
    "l'imperméabilisation progressive des stationnements", "la complémentarité des équipements intergénérationnels",
    "les professionnalisations successives", "l'approvisionnement en matières premières", "la constitutionnalité des délibérations",
    "le redimensionnement des canalisations", "l'interopérabilité des télécommunications", "la revalorisation proportionnelle",
    "les développements technologiques", "la responsabilité contractuelle du maître d'ouvrage", "l'extraterritorialité",
    "le désencombrement des circonscriptions", "la mutualisation des compétences environnementales", "l'accompagnement personnalisé",
    "les avant-projets sommaires et leurs sous-ensembles", "l'amortissement dégressif des immobilisations"};
constexpr const char* manners[] = {
    "conformément au code général des collectivités territoriales", "antérieurement à la promulgation", "nonobstant les avertissements réitérés",
    "à l'exception des arrondissements limitrophes", "au bénéfice des administrés", "sans rétroactivité", "dans un délai raisonnable",
    "indépendamment de toute contrepartie", "proportionnellement à la population", "selon l'article 27", "par anticipation",
    "à concurrence de 12 500 €", "depuis la loi no 2015-991 du 7 août 2015"};
constexpr const char* hinges[] = {", étant entendu que ", " ; subsidiairement, ", ", considérant que ", " : en conséquence, ", ", tandis que "};

constexpr const char* replies[] = {
    "Oui.", "Non, jamais !", "Et vous l'avez cru ?", "Demain peut-être…", "C'est possible.", "Qui donc ?", "Vous plaisantez !",
    "Je ne sais plus.", "À quoi bon ?", "Asseyez-vous.", "Déjà ?", "Pas avant midi."};
constexpr const char* sayings[] = {
    "dit-elle", "répondit-il", "murmura la boulangère", "reprit l'instituteur", "demanda-t-on", "cria quelqu'un du fond de la salle",
    "fit le mécanicien en reposant son chapeau", "ajouta-t-elle après un silence"};

std::string capitalized(const char* phrase) {
    std::string text = phrase;
    text[0] = static_cast<char>(text[0] - 'a' + 'A'); // every phrase here begins with an article
    return text;
}

std::string official_sentence(Dice& dice) {
    std::string text = capitalized(dice.one_of(offices));
    for (int more = dice.between(0, 2);; --more) {
        text += std::string(" ") + dice.one_of(acts) + " ";
        text += dice.one_of(matters);
        if (dice.chance(55)) text += std::string(" ") + dice.one_of(manners);
        if (more == 0) return text + ".";
        text += dice.one_of(hinges);
        text += dice.one_of(offices);
    }
}

std::string official_paragraph(Dice& dice) {
    std::string text;
    for (int left = dice.between(2, 6); left > 0; --left) text += official_sentence(dice) + (left > 1 ? " " : "");
    return text;
}

std::string reply(Dice& dice) {
    std::string text = "— ";
    text += dice.chance(50) ? dice.one_of(replies) : sentence(dice);
    if (dice.chance(40)) {
        text.back() == '.' ? text.pop_back() : void();
        text += std::string(text.ends_with('?') || text.ends_with('!') ? " " : ", ") + dice.one_of(sayings) + ".";
    }
    if (dice.chance(30)) text += " " + sentence(dice);
    return text;
}

Passage stanza(Dice& dice) {
    Passage verse{PassageKind::verse, {}, {}};
    for (int line = dice.between(3, 8); line > 0; --line) verse.lines.push_back(noun_phrase(dice) + " et " + noun_phrase(dice));
    return verse;
}

Passage furnishing(Dice& dice) {
    switch (dice.between(0, 6)) {
    case 0: return {PassageKind::heading, {short_title(dice)}, {}};
    case 1: return {PassageKind::quotation, {sentences(dice, dice.between(1, 4))}, {}};
    case 2: return stanza(dice);
    case 3: return invented_picture(sentence(dice));
    case 4: return invented_table(dice);
    case 5: return invented_list(dice);
    default: return {PassageKind::paragraph, {sentences(dice, dice.between(2, 6))}, sentences(dice, dice.between(1, 4))};
    }
}

Passage passage(Dice& dice, Kind kind, int number) {
    switch (kind) {
    case Kind::administrative: return {PassageKind::paragraph, {official_paragraph(dice)}, {}};
    case Kind::dialogue:
        if (dice.chance(75)) return {PassageKind::paragraph, {reply(dice)}, {}};
        break;
    case Kind::furnished:
        if (number % 3 == 1) return furnishing(dice);
        break;
    case Kind::noted: return {PassageKind::paragraph, {sentences(dice, dice.between(1, 3))}, sentences(dice, dice.between(1, 2))};
    case Kind::tabled:
        if (number % 2 == 1) return invented_table(dice);
        break;
    default: break;
    }
    return {PassageKind::paragraph, {sentences(dice, dice.between(2, 9))}, {}};
}

} // namespace

std::optional<Kind> kind_named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, Kind>, 8> names{{{"mixed", Kind::mixed}, {"prose", Kind::prose},
        {"administrative", Kind::administrative}, {"dialogue", Kind::dialogue}, {"furnished", Kind::furnished},
        {"noted", Kind::noted}, {"pictured", Kind::pictured}, {"tabled", Kind::tabled}}};
    for (const auto& [known, kind] : names)
        if (known == name) return kind;
    return std::nullopt;
}

InventedArticle invented_article(std::uint64_t seed, int number, Kind kind, int passages) {
    InventedArticle article = invented_article(seed, number);
    if (kind == Kind::mixed && passages == 0) return article;
    Dice dice(seed * 7919u + static_cast<std::uint64_t>(number));
    const int count = passages > 0 ? passages : static_cast<int>(article.passages.size());
    article.passages.clear();
    for (int i = 0; i < count; ++i) {
        article.passages.push_back(passage(dice, kind, i));
        if (kind == Kind::pictured) article.passages.push_back({PassageKind::picture, {sentence(dice)}, {}, static_cast<std::size_t>(number * count + i)});
    }
    article.passages.push_back({PassageKind::paragraph, {kind == Kind::administrative ? official_paragraph(dice) : sentences(dice, 4)}, {}});
    return article;
}

} // namespace florilege::bench
