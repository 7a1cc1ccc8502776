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
    {"table", {"Table", "Tableau", "Tabelle", "Tabla", "Tabella", "Tabela", "Tabel"}},
    {"pages", {"Pages", "Pages", "Seiten", "Páginas", "Pagine", "Páginas", "Pagina’s"}},
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
};

const WordingRow* row_of(std::string_view key) {
    for (const std::span<const WordingRow> table : {std::span<const WordingRow>(rows), site_wording(), statement_wording(), accessibility_wording(), records_wording()}) {
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
