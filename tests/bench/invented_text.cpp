#include "invented_text.h"

#include <utility>

namespace florilege::bench {

namespace {

enum class Gender : std::uint8_t { masculine, feminine };

struct Noun {
    const char* word;
    const char* plural;
    Gender gender;
};

constexpr auto m = Gender::masculine;
constexpr auto f = Gender::feminine;
const Noun nouns[] = {
    {"jardin", "jardins", m}, {"rivière", "rivières", f}, {"conseil", "conseils", m}, {"bibliothèque", "bibliothèques", f},
    {"voyageur", "voyageurs", m}, {"lanterne", "lanternes", f}, {"escalier", "escaliers", m}, {"assemblée", "assemblées", f},
    {"marché", "marchés", m}, {"horloge", "horloges", f}, {"boulanger", "boulangers", m}, {"correspondance", "correspondances", f},
    {"atelier", "ateliers", m}, {"promenade", "promenades", f}, {"ingénieur", "ingénieurs", m}, {"délibération", "délibérations", f},
    {"quartier", "quartiers", m}, {"imprimerie", "imprimeries", f}, {"chemin", "chemins", m}, {"fenêtre", "fenêtres", f},
    {"calendrier", "calendriers", m}, {"fabrique", "fabriques", f}, {"mécanicien", "mécaniciens", m}, {"querelle", "querelles", f},
    {"règlement", "règlements", m}, {"institutrice", "institutrices", f}, {"passage", "passages", m}, {"mémoire", "mémoires", f},
    {"théâtre", "théâtres", m}, {"souscription", "souscriptions", f}, {"orage", "orages", m}, {"administration", "administrations", f},
    {"chiffonnier", "chiffonniers", m}, {"encyclopédie", "encyclopédies", f}, {"brouillard", "brouillards", m}, {"cour", "cours", f},
    {"pont", "ponts", m}, {"colère", "colères", f}, {"registre", "registres", m}, {"circonstance", "circonstances", f}};

struct Adjective {
    const char* masculine;
    const char* feminine;
};
const Adjective adjectives[] = {
    {"ancien", "ancienne"}, {"municipal", "municipale"}, {"extraordinaire", "extraordinaire"}, {"silencieux", "silencieuse"},
    {"incertain", "incertaine"}, {"provisoire", "provisoire"}, {"familier", "familière"}, {"considérable", "considérable"},
    {"étroit", "étroite"}, {"officiel", "officielle"}, {"mélancolique", "mélancolique"}, {"républicain", "républicaine"},
    {"modeste", "modeste"}, {"inattendu", "inattendue"}, {"quotidien", "quotidienne"}, {"obstiné", "obstinée"},
    {"voisin", "voisine"}, {"interminable", "interminable"}, {"clair", "claire"}, {"hospitalier", "hospitalière"}};

const char* const verbs[] = {
    "traverse", "raconte", "surveille", "remplace", "accompagne", "contredit", "dessine", "préfère", "recommence", "interroge",
    "transforme", "protège", "oublie", "réclame", "administre", "célèbre", "emprunte", "regrette", "déplace", "reconnaît",
    "abandonne", "embellit", "convoque", "répare", "imagine"};
const char* const openings[] = {
    "Ce matin-là,", "Au commencement,", "Personne ne l'ignore :", "Quelquefois,", "D'une année à l'autre,", "À force de patience,",
    "Contre toute attente,", "Vers la fin de l'hiver,", "On l'a dit souvent :", "Par habitude,", "Dans la plupart des cas,",
    "S'il faut en croire les registres,", "Malgré les protestations,", "À quelques pas de là,"};
const char* const links[] = {", et", ", mais", ", tandis que", " ; or", ", puisque", " : ainsi", ", alors que", " ; pourtant"};
const char* const complements[] = {
    "sans le dire", "depuis longtemps", "avec une lenteur administrative", "jusqu'à la tombée de la nuit", "comme autrefois",
    "pour la troisième fois", "à la lumière d'une lampe", "au grand étonnement du voisinage", "malgré la pluie",
    "avant que l'on ne s'en aperçoive", "de l'autre côté de la rue", "aussi bien qu'ailleurs"};
const char* const first_names[] = {"Adèle", "Barnabé", "Céleste", "Désiré", "Éloïse", "Firmin", "Gaspard", "Honorine", "Isidore", "Judith", "Léonie", "Marceau"};
const char* const last_names[] = {"Aubertin", "Belleforêt", "Carpentier", "Desrousseaux", "Entraygues", "Fontanelle", "Grandmaison",
                                  "Heurtebise", "Jolicœur", "Lamarche", "Montreuil", "Vauquelin"};

bool begins_with_vowel(std::string_view word) {
    for (const std::string_view vowel : {"a", "e", "i", "o", "u", "é", "è", "ê", "h", "â", "œ"})
        if (word.starts_with(vowel)) return true;
    return false;
}

std::string capitalized(std::string text) {
    if (text.starts_with("é")) return "É" + text.substr(2);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string of_phrase(Dice& dice) {
    const Noun& noun = dice.one_of(nouns);
    if (begins_with_vowel(noun.word)) return std::string("de l'") + noun.word;
    return (noun.gender == m ? "du " : "de la ") + std::string(noun.word);
}

// Dice are thrown one statement at a time: the order of a sum's operands is the compiler's.
std::string noun_of_noun(Dice& dice) {
    std::string text = noun_phrase(dice) + " ";
    return text += of_phrase(dice);
}

std::string described(Dice& dice) {
    const Noun& noun = dice.one_of(nouns);
    const Adjective& adjective = dice.one_of(adjectives);
    const std::string article = dice.chance(40) ? (noun.gender == m ? "un " : "une ") : begins_with_vowel(noun.word) ? "l'" : noun.gender == m ? "le " : "la ";
    return article + noun.word + " " + (noun.gender == m ? adjective.masculine : adjective.feminine);
}

// A verb's subject is singular; its object may be plural.
std::string group(Dice& dice, bool object) {
    const int kind = dice.between(0, 9);
    if (object && kind < 2) return std::string("les ") + dice.one_of(nouns).plural + " " + of_phrase(dice);
    if (kind < 4) return noun_phrase(dice);
    if (kind < 7) return described(dice);
    if (kind < 9) return noun_of_noun(dice);
    return person(dice);
}

std::string clause(Dice& dice) {
    std::string text = group(dice, false);
    text += std::string(" ") + dice.one_of(verbs) + " ";
    text += group(dice, true);
    if (dice.chance(45)) text += std::string(" ") + dice.one_of(complements);
    return text;
}

// "que" loses its vowel before another.
std::string linked(std::string link, const std::string& next) {
    if (link.ends_with("que") && begins_with_vowel(next)) return link.substr(0, link.size() - 1) + "'" + next;
    return link + " " + next;
}

Passage passage(Dice& dice) {
    const int kind = dice.between(0, 99);
    if (kind < 5) return {PassageKind::heading, {short_title(dice)}, {}};
    if (kind < 9) return invented_list(dice);
    if (kind < 13) return {PassageKind::quotation, {sentences(dice, dice.between(1, 3))}, {}};
    if (kind < 15) return invented_table(dice);
    if (kind < 16) return invented_picture(capitalized(noun_phrase(dice)) + ".");
    Passage paragraph{PassageKind::paragraph, {sentences(dice, dice.between(2, 9))}, {}};
    if (dice.chance(8)) paragraph.note = sentences(dice, dice.between(1, 2));
    return paragraph;
}

} // namespace

std::uint64_t Dice::next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

std::string noun_phrase(Dice& dice) {
    const Noun& noun = dice.one_of(nouns);
    if (begins_with_vowel(noun.word)) return std::string("l'") + noun.word;
    return (noun.gender == m ? "le " : "la ") + std::string(noun.word);
}

std::string person(Dice& dice) {
    std::string name = std::string(dice.one_of(first_names)) + " ";
    return name += dice.one_of(last_names);
}

Passage invented_table(Dice& dice) {
    Passage passage{PassageKind::table, {"Année", "Objet", "Nombre"}, {}};
    for (int row = dice.between(2, 6); row > 0; --row) {
        passage.lines.push_back(std::to_string(dice.between(1850, 2025)));
        passage.lines.push_back(noun_phrase(dice));
        passage.lines.push_back(std::to_string(dice.between(2, 980)));
    }
    return passage;
}

Passage invented_list(Dice& dice) {
    Passage list{PassageKind::list, {}, {}};
    for (int item = dice.between(2, 5); item > 0; --item) list.lines.push_back(clause(dice) + (item > 1 ? " ;" : "."));
    return list;
}

// Eight pictures serve all books that are not made of pictures: which one, the caption's length says.
Passage invented_picture(std::string caption) {
    const std::size_t picture = caption.size() % 8;
    return {PassageKind::picture, {std::move(caption)}, {}, picture};
}

std::string short_title(Dice& dice) { return capitalized(dice.chance(50) ? described(dice) : noun_of_noun(dice)); }

std::string sentence(Dice& dice) {
    const int kind = dice.between(0, 9);
    std::string text;
    if (kind < 4) {
        text = std::string(dice.one_of(openings)) + " ";
        text += clause(dice);
    } else {
        text = capitalized(clause(dice));
    }
    for (int more = dice.between(0, 2); more > 0; --more) {
        const std::string link = dice.one_of(links);
        text += linked(link, clause(dice));
    }
    if (dice.chance(6)) return text + " ?";
    if (dice.chance(3)) return text + " !";
    return text + ".";
}

std::string sentences(Dice& dice, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += (i ? " " : "") + sentence(dice);
    return text;
}

InventedArticle invented_article(std::uint64_t seed, int number) {
    Dice dice(seed * 1000003u + static_cast<std::uint64_t>(number));
    InventedArticle article;
    article.title = short_title(dice);
    const int month = dice.between(1, 12);
    article.date = std::to_string(dice.between(1990, 2025)) + (month < 10 ? "-0" : "-") + std::to_string(month);
    if (dice.chance(60)) {
        article.epigraph = sentence(dice);
        article.epigraph_author = person(dice);
    }
    article.passages.push_back({PassageKind::paragraph, {sentences(dice, dice.between(3, 6))}, {}});
    const int count = dice.chance(10) ? dice.between(12, 30) : dice.between(3, 11);
    while (static_cast<int>(article.passages.size()) < count) article.passages.push_back(passage(dice));
    article.passages.push_back({PassageKind::paragraph, {sentences(dice, dice.between(2, 6))}, {}});
    return article;
}

} // namespace florilege::bench
