#include "language/wording_rows.h"

namespace florilege {

namespace {

// The words of the accessibility statement follow the French administration's model; they are there in French and in English,
// which other languages take.
constexpr WordingRow rows[] = {
    {"statement_language", {"en", "fr", "en", "en", "en", "en", "en"}},
    {"statement_commitment", {"{} undertakes to make this site accessible, following article 47 of the French law no. 2005-102 of 11 February 2005 and the standard EN 301 549.", "{} s’engage à rendre ce site accessible, conformément à l’article 47 de la loi n°\u00A02005-102 du 11 février 2005."}},
    {"statement_applies", {"This statement applies to the web edition of “{}”.", "Cette déclaration d’accessibilité s’applique à l’édition en ligne de «\u00A0{}\u00A0»."}},
    {"statement_state", {"State of conformance", "État de conformité"}},
    {"statement_partial", {"This site is partially conformant with the French general accessibility framework (RGAA), version 4.1, which applies the Web Content Accessibility Guidelines at level AA: what is listed below has not been established.", "Ce site est partiellement conforme avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1\u00A0: ce qui est énuméré ci-dessous n’est pas établi."}},
    {"statement_results", {"Results of the tests", "Résultats des tests"}},
    {"statement_rate", {"The self-assessment made when the site was compiled finds that {} % of the applicable criteria of RGAA 4.1 are met.", "L’auto-évaluation faite à la compilation du site révèle que {}\u00A0% des critères applicables du RGAA version 4.1 sont respectés."}},
    {"statement_counts", {"Criteria met: {}, of {} that apply to this site.", "Critères respectés\u00A0: {}, sur {} qui s’appliquent à ce site."}},
    {"statement_method", {"These criteria are met by what every page is made of; the program’s own tests check it on its pages with axe-core in Chromium, with the keyboard alone, without scripts, at a width of 320 pixels, in light and in dark colours.", "Ces critères sont respectés par construction des pages\u00A0; les tests du programme le vérifient sur ses pages avec axe-core dans Chromium, au clavier seul, sans script, sur 320 pixels de large, en clair et en sombre."}},
    {"statement_not_established", {"What has not been established", "Ce qui n’est pas établi"}},
    {"statement_for_people", {"These criteria depend on the words and pictures of the book. No program can judge them; the publisher is to check them.", "Ces critères dépendent des mots et des images du livre. Aucun programme ne peut en juger\u00A0; il revient à l’éditeur de les vérifier."}},
    {"statement_criterion", {"Criterion {}: {}", "Critère {}\u00A0: {}"}},
    {"statement_1_3", {"the alternatives of the pictures say what matters in them.", "l’alternative textuelle de chaque image porteuse d’information est pertinente."}},
    {"statement_1_6", {"pictures that need a detailed description have one.", "chaque image qui en a besoin a une description détaillée."}},
    {"statement_1_8", {"no picture shows text that could be text.", "aucune image ne montre un texte qui pourrait être du texte."}},
    {"statement_5_5", {"the titles of the tables say what is in them.", "le titre de chaque tableau de données est pertinent."}},
    {"statement_6_1", {"the links in the text say where they lead.", "chaque lien du texte est explicite."}},
    {"statement_8_7", {"every change of language in the text is marked.", "chaque changement de langue dans le texte est indiqué."}},
    {"statement_8_10", {"changes of the direction of reading are marked.", "les changements du sens de lecture sont signalés."}},
    {"statement_10_9", {"nothing is said by shape, size or place alone.", "aucune information n’est donnée uniquement par la forme, la taille ou la position."}},
    {"statement_10_10", {"nothing is conveyed in another way by shape, size or place alone.", "la règle précédente est appliquée de façon pertinente."}},
    {"statement_made", {"How this statement was made", "Établissement de cette déclaration d’accessibilité"}},
    {"statement_date", {"This statement was made on {}.", "Cette déclaration a été établie le {}."}},
    {"statement_assessed_by", {"Accessibility assessed by {}.", "Accessibilité évaluée par {}."}},
    {"statement_technologies", {"Technologies of the site: HTML, CSS; JavaScript for the search alone.", "Technologies utilisées pour la réalisation du site\u00A0: HTML, CSS\u00A0; JavaScript pour la seule recherche."}},
    {"statement_other_forms", {"The book can also be downloaded as an accessible EPUB and a tagged PDF; their own accessibility is stated in them.", "Le livre se télécharge aussi en EPUB accessible et en PDF balisé, qui disent eux-mêmes leur accessibilité."}},
    {"statement_contact", {"Feedback and contact", "Retour d’information et contact"}},
    {"statement_contact_words", {"If something cannot be reached, write to those responsible for the site, to be led to an accessible alternative or be given the content in another form: {}.", "Si vous n’arrivez pas à accéder à un contenu, vous pouvez contacter le responsable du site pour être orienté vers une alternative accessible ou obtenir le contenu sous une autre forme\u00A0: {}."}},
    {"statement_remedy", {"Enforcement", "Voies de recours"}},
    {"statement_remedy_words", {"If you told them of a fault that keeps you from a content and were given no satisfying answer, you can turn in France to the Defender of Rights:", "Si vous avez signalé au responsable du site un défaut d’accessibilité qui vous empêche d’accéder à un contenu et que vous n’avez pas obtenu de réponse satisfaisante, vous pouvez saisir le Défenseur des droits\u00A0:"}},
    {"statement_remedy_form", {"write a message to the Defender of Rights", "écrire un message au Défenseur des droits"}},
    {"statement_remedy_delegate", {"find the Defender’s delegate in your region", "contacter le délégué du Défenseur des droits dans votre région"}},
    {"statement_remedy_post", {"write by post, free of charge and without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07", "écrire par la poste, gratuitement et sans timbre\u00A0: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07"}},
};

} // namespace

std::span<const WordingRow> statement_wording() { return rows; }

} // namespace florilege
