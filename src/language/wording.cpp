// The words that the program itself prints in a book: one row a key, one column a language.
#include <algorithm>
#include <cassert>

#include "language/language.h"
#include "language/wording_rows.h"

namespace florilege {

namespace {

// Punctuation is spaced as each language spaces it. `{}` stands for what the program puts there.
constexpr WordingRow rows[] = {
    {"contents", {"Contents", "Table des matières", "Inhaltsverzeichnis", "Índice general", "Indice generale", "Índice geral", "Inhoudsopgave"}},
    {"short_contents", {"Contents", "Sommaire", "Inhalt", "Sumario", "Sommario", "Sumário", "Inhoud"}},
    {"foreword", {"Foreword", "Avant-propos", "Vorwort", "Prólogo", "Prefazione", "Prefácio", "Voorwoord"}},
    {"afterword", {"Afterword", "Postface", "Nachwort", "Epílogo", "Postfazione", "Posfácio", "Nawoord"}},
    {"notes", {"Notes", "Notes", "Anmerkungen", "Notas", "Note", "Notas", "Noten"}},
    {"chronology", {"Chronological table", "Table chronologique", "Zeittafel", "Tabla cronológica", "Tavola cronologica", "Tábua cronológica", "Chronologische lijst"}},
    {"index", {"Index", "Index", "Register", "Índice alfabético", "Indice analitico", "Índice remissivo", "Register"}},
    {"index_names", {"Index of names", "Index des noms", "Namenregister", "Índice de nombres", "Indice dei nomi", "Índice de nomes", "Namenregister"}},
    {"index_subjects", {"Index of subjects", "Index des sujets", "Sachregister", "Índice de materias", "Indice degli argomenti", "Índice de assuntos", "Zakenregister"}},
    {"half_title", {"Half-title", "Faux-titre", "Schmutztitel", "Portadilla", "Occhiello", "Anterrosto", "Franse titel"}},
    {"title_page", {"Title page", "Page de titre", "Titelseite", "Portada", "Frontespizio", "Folha de rosto", "Titelpagina"}},
    {"imprint", {"Imprint", "Mentions légales", "Impressum", "Créditos", "Colophon", "Ficha técnica", "Colofon"}},
    {"dedication", {"Dedication", "Dédicace", "Widmung", "Dedicatoria", "Dedica", "Dedicatória", "Opdracht"}},
    {"colophon", {"Colophon", "Colophon", "Kolophon", "Colofón", "Colophon", "Cólofon", "Colofon"}},
    {"cover", {"Cover", "Couverture", "Umschlag", "Cubierta", "Copertina", "Capa", "Omslag"}},
    {"cover_of", {"Cover of “{}”", "Couverture de «\u00A0{}\u00A0»", "Umschlag von „{}“", "Cubierta de «{}»", "Copertina di «{}»", "Capa de «{}»", "Omslag van ‘{}’"}},
    {"text", {"Beginning of the text", "Début du texte", "Textbeginn", "Comienzo del texto", "Inizio del testo", "Início do texto", "Begin van de tekst"}},
    {"page_list", {"Pages of the printed edition", "Pages de l’édition imprimée", "Seiten der Druckausgabe", "Páginas de la edición impresa", "Pagine dell’edizione a stampa", "Páginas da edição impressa", "Pagina’s van de gedrukte uitgave"}},
    {"landmarks", {"Landmarks", "Repères", "Orientierungspunkte", "Puntos de referencia", "Punti di riferimento", "Pontos de referência", "Oriëntatiepunten"}},
    {"page", {"page {}", "page {}", "Seite {}", "página {}", "pagina {}", "página {}", "pagina {}"}},
    {"note", {"Note {}", "Note {}", "Anmerkung {}", "Nota {}", "Nota {}", "Nota {}", "Noot {}"}},
    {"back_to_text", {"Back to the text", "Retour au texte", "Zurück zum Text", "Volver al texto", "Torna al testo", "Voltar ao texto", "Terug naar de tekst"}},
    {"also_by", {"By the same author", "Du même auteur", "Vom selben Autor", "Del mismo autor", "Dello stesso autore", "Do mesmo autor", "Van dezelfde auteur"}},
    {"also_by_all", {"By the same authors", "Des mêmes auteurs", "Von denselben Autoren", "De los mismos autores", "Degli stessi autori", "Dos mesmos autores", "Van dezelfde auteurs"}},
    {"in_series", {"In the same series", "Dans la même collection", "In derselben Reihe", "En la misma colección", "Nella stessa collana", "Na mesma coleção", "In dezelfde reeks"}},
    {"see", {"see", "voir", "siehe", "véase", "vedi", "ver", "zie"}},
    {"see_also", {"see also", "voir aussi", "siehe auch", "véase también", "vedi anche", "ver também", "zie ook"}},
    {"undated", {"undated", "sans date", "undatiert", "sin fecha", "senza data", "sem data", "zonder datum"}},
    {"issue", {"no. {}", "n°\u00A0{}", "Nr. {}", "n.º {}", "n. {}", "n.º {}", "nr. {}"}},
    {"page_short", {"p. {}", "p.\u00A0{}", "S. {}", "p. {}", "p. {}", "p. {}", "p. {}"}},
    {"series_number", {"{}, {}", "{}, n°\u00A0{}", "{}, {}", "{}, {}", "{}, {}", "{}, {}", "{}, {}"}},
    {"later_note", {"Note ({})", "Note ({})", "Anmerkung ({})", "Nota ({})", "Nota ({})", "Nota ({})", "Noot ({})"}},
    {"publisher", {"Published by {}", "Édité par {}", "Herausgegeben von {}", "Publicado por {}", "Edito da {}", "Publicado por {}", "Uitgegeven door {}"}},
    {"printer", {"Printed by {}", "Imprimé par {}", "Gedruckt von {}", "Impreso por {}", "Stampato da {}", "Impresso por {}", "Gedrukt door {}"}},
    {"printed", {"Printing completed in {}", "Achevé d’imprimer en {}", "Druck abgeschlossen: {}", "Se terminó de imprimir en {}", "Finito di stampare: {}", "Acabou de imprimir-se em {}", "Druk voltooid: {}"}},
    {"printed_on", {"Printing completed on {}", "Achevé d’imprimer le {}", "Druck abgeschlossen am {}", "Se terminó de imprimir el {}", "Finito di stampare il {}", "Acabou de imprimir-se em {}", "Druk voltooid op {}"}},
    {"printed_by", {"by {}", "par {}", "bei {}", "por {}", "da {}", "por {}", "door {}"}},
    {"legal_deposit", {"Legal deposit: {}", "Dépôt légal\u00A0: {}", "Pflichtexemplar: {}", "Depósito legal: {}", "Deposito legale: {}", "Depósito legal: {}", "Wettelijk depot: {}"}},
    {"price", {"Price: {}", "Prix\u00A0: {}", "Preis: {}", "Precio: {}", "Prezzo: {}", "Preço: {}", "Prijs: {}"}},
    {"free", {"Free copy, not for sale", "Exemplaire gratuit, ne peut être vendu", "Kostenloses Exemplar, unverkäuflich", "Ejemplar gratuito, prohibida su venta", "Copia gratuita, fuori commercio", "Exemplar gratuito, venda proibida", "Gratis exemplaar, niet te koop"}},
    {"isbn", {"ISBN {}", "ISBN {}", "ISBN {}", "ISBN {}", "ISBN {}", "ISBN {}", "ISBN {}"}},
    {"isbn_epub", {"ISBN (EPUB) {}", "ISBN (EPUB) {}", "ISBN (EPUB) {}", "ISBN (EPUB) {}", "ISBN (EPUB) {}", "ISBN (EPUB) {}", "ISBN (EPUB) {}"}},
    {"isbn_pdf", {"ISBN (PDF) {}", "ISBN (PDF) {}", "ISBN (PDF) {}", "ISBN (PDF) {}", "ISBN (PDF) {}", "ISBN (PDF) {}", "ISBN (PDF) {}"}},
    {"isbn_print", {"ISBN (print) {}", "ISBN (imprimé) {}", "ISBN (Druck) {}", "ISBN (impreso) {}", "ISBN (stampa) {}", "ISBN (impresso) {}", "ISBN (druk) {}"}},
    {"isbn_large", {"ISBN (large print) {}", "ISBN (grands caractères) {}", "ISBN (Großdruck) {}", "ISBN (letra grande) {}", "ISBN (caratteri grandi) {}", "ISBN (letra grande) {}", "ISBN (grote letter) {}"}},
    {"issn", {"ISSN {}", "ISSN {}", "ISSN {}", "ISSN {}", "ISSN {}", "ISSN {}", "ISSN {}"}},
    {"download", {"Read and share this book: {}", "Lire et partager ce livre\u00A0: {}", "Dieses Buch lesen und weitergeben: {}", "Leer y compartir este libro: {}", "Leggere e condividere questo libro: {}", "Ler e partilhar este livro: {}", "Lees en deel dit boek: {}"}},
    {"qr_code", {"QR code of the address {}", "Code QR de l’adresse {}", "QR-Code der Adresse {}", "Código QR de la dirección {}", "Codice QR dell’indirizzo {}", "Código QR do endereço {}", "QR-code van het adres {}"}},
    {"table_continued", {"(continued)", "(suite)", "(Fortsetzung)", "(continuación)", "(continua)", "(continuação)", "(vervolg)"}},
    {"role_author", {"{}", "{}", "{}", "{}", "{}", "{}", "{}"}},
    {"role_editor", {"edited by {}", "textes réunis par {}", "herausgegeben von {}", "edición de {}", "a cura di {}", "organização de {}", "bezorgd door {}"}},
    {"role_foreword", {"foreword by {}", "avant-propos de {}", "Vorwort von {}", "prólogo de {}", "prefazione di {}", "prefácio de {}", "voorwoord van {}"}},
    {"role_illustrator", {"illustrated by {}", "illustrations de {}", "illustriert von {}", "ilustraciones de {}", "illustrazioni di {}", "ilustrações de {}", "geïllustreerd door {}"}},
    {"role_translator", {"translated by {}", "traduction de {}", "übersetzt von {}", "traducción de {}", "traduzione di {}", "tradução de {}", "vertaald door {}"}},
    {"role_afterword", {"afterword by {}", "postface de {}", "Nachwort von {}", "epílogo de {}", "postfazione di {}", "posfácio de {}", "nawoord van {}"}},
    {"role_photographer", {"photographs by {}", "photographies de {}", "Fotografien von {}", "fotografías de {}", "fotografie di {}", "fotografias de {}", "foto’s van {}"}},
    {"role_contributor", {"with {}", "avec la collaboration de {}", "unter Mitarbeit von {}", "con la colaboración de {}", "con la collaborazione di {}", "com a colaboração de {}", "met medewerking van {}"}},
    {"and", {" and ", " et ", " und ", " y ", " e ", " e ", " en "}},
    {"quoted_title", {"“{}”", "«\u00A0{}\u00A0»", "„{}“", "«{}»", "«{}»", "«{}»", "‘{}’"}},
    // The accessibility page, in the terms of the W3C's Accessibility Metadata Display Guide.
    {"a11y_title", {"Accessibility", "Accessibilité", "Barrierefreiheit", "Accesibilidad", "Accessibilità", "Acessibilidade", "Toegankelijkheid"}},
    {"a11y_ways", {"Ways of reading", "Lisibilité", "Leseweisen", "Modos de lectura", "Leggibilità", "Modos de leitura", "Manieren van lezen"}},
    {"a11y_modifiable", {"Appearance can be modified", "L’affichage peut être adapté", "Das Erscheinungsbild kann angepasst werden", "La apariencia puede modificarse", "La visualizzazione può essere modificata", "A apresentação pode ser modificada", "De weergave kan worden aangepast"}},
    {"a11y_readable", {"Readable in read aloud or dynamic braille", "Entièrement lisible en voix de synthèse ou en braille", "Mit Vorlesefunktion oder Braillezeile lesbar", "Legible en voz alta o en braille dinámico", "Leggibile tramite sintesi vocale o braille", "Legível em voz alta ou em braille dinâmico", "Leesbaar met voorleesfunctie of brailleleesregel"}},
    {"a11y_alternatives", {"Has alternative text", "Images décrites", "Bilder mit Alternativtext", "Con texto alternativo", "Immagini con testo alternativo", "Com texto alternativo", "Met tekstalternatieven"}},
    {"a11y_conformance", {"Conformance", "Règles d’accessibilité", "Konformität", "Conformidad", "Conformità", "Conformidade", "Conformiteit"}},
    {"a11y_meets", {"This publication meets accepted accessibility standards", "Cette publication répond aux règles d’accessibilité reconnues", "Diese Publikation entspricht anerkannten Standards der Barrierefreiheit", "Esta publicación cumple las normas de accesibilidad reconocidas", "Questa pubblicazione rispetta gli standard di accessibilità riconosciuti", "Esta publicação cumpre as normas de acessibilidade reconhecidas", "Deze publicatie voldoet aan erkende toegankelijkheidsnormen"}},
    {"a11y_certified", {"The publication was certified by {}", "Accessibilité évaluée par {}", "Barrierefreiheit geprüft von {}", "Accesibilidad evaluada por {}", "Accessibilità verificata da {}", "Acessibilidade avaliada por {}", "Toegankelijkheid beoordeeld door {}"}},
    {"a11y_claims", {"This publication claims to meet {}", "Cette publication indique respecter {}", "Diese Publikation gibt an, {} zu erfüllen", "Esta publicación declara cumplir {}", "Questa pubblicazione dichiara di rispettare {}", "Esta publicação declara cumprir {}", "Deze publicatie verklaart te voldoen aan {}"}},
    {"a11y_navigation", {"Navigation", "Points de repère", "Navigation", "Navegación", "Navigazione", "Navegação", "Navigatie"}},
    {"a11y_headings", {"Headings", "Titres", "Überschriften", "Encabezados", "Titoli", "Títulos", "Koppen"}},
    {"a11y_pages", {"Go to page", "Aller à la page", "Seitensprung", "Ir a la página", "Vai alla pagina", "Ir para a página", "Ga naar pagina"}},
    {"a11y_hazards", {"Hazards", "Points d’attention", "Gefahren", "Peligros", "Pericoli", "Perigos", "Risico’s"}},
    {"a11y_no_hazards", {"No hazards", "Aucun point d’attention", "Keine Gefahren", "Sin peligros", "Nessun pericolo", "Sem perigos", "Geen risico’s"}},
    {"a11y_legal", {"Legal considerations", "Considérations légales", "Rechtliche Hinweise", "Consideraciones legales", "Note legali", "Considerações legais", "Juridische overwegingen"}},
    {"a11y_exempt", {"Claims an accessibility exemption in some jurisdictions", "Déclare être sous le coup d’une exemption dans certaines juridictions", "Beansprucht in manchen Rechtsordnungen eine Ausnahme von der Barrierefreiheit", "Declara una exención de accesibilidad en algunas jurisdicciones", "Dichiara un’esenzione in alcune giurisdizioni", "Declara uma isenção de acessibilidade em algumas jurisdições", "Beroept zich in sommige rechtsgebieden op een vrijstelling"}},
    {"a11y_summary_title", {"Accessibility summary", "Informations d’accessibilité supplémentaires", "Zusammenfassung zur Barrierefreiheit", "Resumen de accesibilidad", "Riepilogo dell’accessibilità", "Resumo de acessibilidade", "Samenvatting toegankelijkheid"}},
    {"a11y_summary", {"The text follows a logical order under nested headings, its languages are marked, its notes link back to their calls, and nothing depends on colour or on a fixed size.", "Le texte suit un ordre logique sous des titres hiérarchisés, ses langues sont signalées, ses notes renvoient à leurs appels, et rien n’y dépend de la couleur ni d’une taille fixe.", "Der Text folgt einer logischen Ordnung unter gestuften Überschriften, seine Sprachen sind ausgezeichnet, seine Anmerkungen führen zum Text zurück, und nichts hängt von Farbe oder fester Größe ab.", "El texto sigue un orden lógico bajo títulos jerarquizados, sus idiomas están señalados, sus notas vuelven al texto y nada depende del color ni de un tamaño fijo.", "Il testo segue un ordine logico sotto titoli gerarchici, le lingue sono indicate, le note rimandano al testo e nulla dipende dal colore o da una dimensione fissa.", "O texto segue uma ordem lógica sob títulos hierarquizados, as línguas estão assinaladas, as notas remetem para o texto e nada depende da cor nem de um tamanho fixo.", "De tekst volgt een logische orde onder geneste koppen, de talen zijn gemarkeerd, de noten verwijzen terug naar de tekst en niets hangt af van kleur of een vaste grootte."}},
    {"a11y_summary_pages", {"The pages of the printed edition can be found in it.", "Les pages de l’édition imprimée y sont repérées.", "Die Seiten der Druckausgabe sind darin auffindbar.", "En él se localizan las páginas de la edición impresa.", "Vi si ritrovano le pagine dell’edizione a stampa.", "Nele se encontram as páginas da edição impressa.", "De pagina’s van de gedrukte uitgave zijn erin terug te vinden."}},
};

const WordingRow* row_of(std::string_view key) {
    for (const std::span<const WordingRow> table : {std::span<const WordingRow>(rows), site_wording(), statement_wording()}) {
        const auto row = std::find_if(table.begin(), table.end(), [&](const WordingRow& candidate) { return candidate.key == key; });
        if (row != table.end()) return &*row;
    }
    return nullptr;
}

} // namespace

std::string_view wording(std::string_view language, std::string_view key) {
    const WordingRow* row = row_of(key);
    assert(row && "a key of the wording tables");
    if (!row) return {};
    const std::string primary = primary_subtag(language);
    const auto column = std::find(wording_languages.begin(), wording_languages.end(), primary);
    const std::string_view words = column == wording_languages.end() ? "" : row->words[static_cast<std::size_t>(column - wording_languages.begin())];
    return words.empty() ? row->words[0] : words;
}

std::string worded(std::string_view language, std::string_view key, std::string_view first, std::string_view second) {
    std::string text(wording(language, key));
    std::size_t at = 0;
    for (const std::string_view value : {first, second}) {
        at = text.find("{}", at);
        if (at == std::string::npos) break;
        text.replace(at, 2, value);
        at += value.size();
    }
    return text;
}

} // namespace florilege
