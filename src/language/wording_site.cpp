#include "language/wording_rows.h"

namespace florilege {

namespace {

// Punctuation is spaced as each language spaces it. `{}` stands for what the program puts there.
constexpr WordingRow rows[] = {
    {"site_skip", {"Skip to the text", "Aller au texte", "Zum Text springen", "Ir al texto", "Vai al testo", "Ir para o texto", "Naar de tekst"}},
    {"site_book", {"The book", "Le livre", "Das Buch", "El libro", "Il libro", "O livro", "Het boek"}},
    {"site_about", {"About the site", "À propos du site", "Über diese Website", "Acerca del sitio", "Informazioni sul sito", "Sobre o sítio", "Over de site"}},
    {"site_home", {"Home", "Accueil", "Startseite", "Inicio", "Pagina iniziale", "Início", "Begin"}},
    {"site_read", {"Start reading", "Commencer la lecture", "Lesen", "Empezar a leer", "Inizia a leggere", "Começar a ler", "Begin te lezen"}},
    {"site_read_online", {"Read online", "Lire en ligne", "Online lesen", "Leer en línea", "Leggi in linea", "Ler em linha", "Online lezen"}},
    {"site_downloads", {"Downloads", "Télécharger", "Herunterladen", "Descargar", "Scarica", "Descarregar", "Downloaden"}},
    {"site_search", {"Search", "Recherche", "Suche", "Búsqueda", "Ricerca", "Pesquisa", "Zoeken"}},
    {"site_search_label", {"Words to look for", "Mots à chercher", "Gesuchte Wörter", "Palabras que buscar", "Parole da cercare", "Palavras a procurar", "Te zoeken woorden"}},
    {"site_search_button", {"Search", "Rechercher", "Suchen", "Buscar", "Cerca", "Pesquisar", "Zoeken"}},
    {"site_search_none", {"No page holds “{}”.", "Aucune page ne contient «\u00A0{}\u00A0».", "Keine Seite enthält „{}“.", "Ninguna página contiene «{}».", "Nessuna pagina contiene «{}».", "Nenhuma página contém «{}».", "Geen pagina bevat ‘{}’."}},
    {"site_search_some", {"Pages that hold “{}”: {}", "Pages qui contiennent «\u00A0{}\u00A0»\u00A0: {}", "Seiten mit „{}“: {}", "Páginas que contienen «{}»: {}", "Pagine che contengono «{}»: {}", "Páginas que contêm «{}»: {}", "Pagina’s met ‘{}’: {}"}},
    {"site_search_noscript", {"The search of the whole book needs JavaScript. Without it, the contents and the indexes lead to every page, and the browser searches within each.", "La recherche dans tout le livre demande JavaScript. Sans lui, le sommaire et les index mènent à chaque page, et le navigateur cherche dans chacune.", "Die Suche im ganzen Buch braucht JavaScript. Ohne es führen Inhalt und Register zu jeder Seite, und der Browser durchsucht jede einzeln.", "La búsqueda en todo el libro necesita JavaScript. Sin él, el sumario y los índices llevan a cada página, y el navegador busca en cada una.", "La ricerca in tutto il libro richiede JavaScript. Senza, il sommario e gli indici portano a ogni pagina, e il browser cerca in ciascuna.", "A pesquisa em todo o livro precisa de JavaScript. Sem ele, o sumário e os índices levam a cada página, e o navegador procura em cada uma.", "Zoeken in het hele boek vereist JavaScript. Zonder leiden de inhoud en de registers naar elke pagina, en zoekt de browser in elke pagina."}},
    {"site_results", {"Results", "Résultats", "Ergebnisse", "Resultados", "Risultati", "Resultados", "Resultaten"}},
    {"site_neighbours", {"Neighbouring pages", "Pages voisines", "Benachbarte Seiten", "Páginas vecinas", "Pagine vicine", "Páginas vizinhas", "Aangrenzende pagina’s"}},
    {"site_previous", {"Previous: {}", "Précédent\u00A0: {}", "Zurück: {}", "Anterior: {}", "Precedente: {}", "Anterior: {}", "Vorige: {}"}},
    {"site_next", {"Next: {}", "Suivant\u00A0: {}", "Weiter: {}", "Siguiente: {}", "Successivo: {}", "Seguinte: {}", "Volgende: {}"}},
    {"site_permanent", {"Permanent link to this page", "Lien permanent vers cette page", "Dauerhafter Link zu dieser Seite", "Enlace permanente a esta página", "Collegamento permanente a questa pagina", "Ligação permanente para esta página", "Permanente link naar deze pagina"}},
    {"site_authors", {"Index of authors", "Index des auteurs", "Autorenregister", "Índice de autores", "Indice degli autori", "Índice de autores", "Auteursregister"}},
    {"site_form_epub", {"EPUB, for e-readers, tablets and phones", "EPUB, pour liseuses, tablettes et téléphones", "EPUB, für E-Reader, Tablets und Telefone", "EPUB, para lectores electrónicos, tabletas y teléfonos", "EPUB, per lettori elettronici, tablet e telefoni", "EPUB, para leitores eletrónicos, tábletes e telefones", "EPUB, voor e-readers, tablets en telefoons"}},
    {"site_form_pdf", {"PDF, to read on a screen", "PDF, pour lire à l’écran", "PDF, zum Lesen am Bildschirm", "PDF, para leer en pantalla", "PDF, per la lettura a schermo", "PDF, para ler no ecrã", "PDF, om op een scherm te lezen"}},
    {"site_form_large", {"PDF in large print", "PDF en grands caractères", "PDF in Großdruck", "PDF en letra grande", "PDF a caratteri grandi", "PDF em letra grande", "PDF in grote letter"}},
    {"site_form_booklet", {"PDF booklet, to print, fold and staple", "PDF à imprimer, plier et agrafer", "PDF-Heft zum Drucken, Falten und Heften", "PDF para imprimir, plegar y grapar", "PDF da stampare, piegare e cucire", "PDF para imprimir, dobrar e agrafar", "PDF om te drukken, te vouwen en te nieten"}},
    {"site_form_flyer", {"Flyer, to print and hand out", "Feuillet à imprimer et à distribuer", "Handzettel zum Drucken und Verteilen", "Hoja para imprimir y repartir", "Volantino da stampare e distribuire", "Folheto para imprimir e distribuir", "Folder om te drukken en uit te delen"}},
    {"site_form_print", {"Printed book", "Livre imprimé", "Gedrucktes Buch", "Libro impreso", "Libro a stampa", "Livro impresso", "Gedrukt boek"}},
    {"site_pages", {"{} pages", "{} pages", "{} Seiten", "{} páginas", "{} pagine", "{} páginas", "{} pagina’s"}},
    {"site_feed", {"Feed of the articles", "Fil des articles", "Feed der Artikel", "Canal de los artículos", "Feed degli articoli", "Feed dos artigos", "Feed van de artikelen"}},
    {"site_catalogue", {"Catalogue for reading applications (OPDS)", "Catalogue pour applications de lecture (OPDS)", "Katalog für Lese-Apps (OPDS)", "Catálogo para aplicaciones de lectura (OPDS)", "Catalogo per applicazioni di lettura (OPDS)", "Catálogo para aplicações de leitura (OPDS)", "Catalogus voor leesapps (OPDS)"}},
    {"site_volumes", {"Volumes", "Volumes", "Bände", "Volúmenes", "Volumi", "Volumes", "Delen"}},
    {"site_statement", {"Accessibility statement", "Déclaration d’accessibilité", "Erklärung zur Barrierefreiheit", "Declaración de accesibilidad", "Dichiarazione di accessibilità", "Declaração de acessibilidade", "Toegankelijkheidsverklaring"}},
    {"site_conformance", {"Accessibility: partially conformant", "Accessibilité\u00A0: partiellement conforme", "Barrierefreiheit: teilweise konform", "Accesibilidad: parcialmente conforme", "Accessibilità: parzialmente conforme", "Acessibilidade: parcialmente conforme", "Toegankelijkheid: gedeeltelijk conform"}},
    {"flyer_invitation", {"Read it, share it", "À lire, à partager", "Lesen und weitergeben", "Para leer y compartir", "Da leggere e condividere", "Para ler e partilhar", "Om te lezen en te delen"}},
    {"flyer_free", {"Free of charge.", "Gratuit.", "Kostenlos.", "Gratuito.", "Gratuito.", "Gratuito.", "Gratis."}},
    {"flyer_print", {"Also as a printed book.", "Existe aussi en livre imprimé.", "Auch als gedrucktes Buch.", "También en libro impreso.", "Anche in volume a stampa.", "Também em livro impresso.", "Ook als gedrukt boek."}},
};

} // namespace

std::span<const WordingRow> site_wording() { return rows; }

} // namespace florilege
