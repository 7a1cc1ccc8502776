#include "language/wording_rows.h"

namespace florilege {

namespace {

// The terms of ISBD and RDA as each language's cataloguers write them.
constexpr WordingRow rows[] = {
    {"record_language", {"en", "fr", "de", "es", "it", "pt", "nl"}},
    {"record_paperback", {"pbk.", "br.", "Broschur", "rúst.", "bross.", "br.", "paperback"}},
    {"record_free", {"free", "gratuit", "kostenlos", "gratuito", "gratuito", "gratuito", "gratis"}},
    {"record_no_date", {"[date of publication not identified]", "[Date de publication non identifiée]", "[Erscheinungsdatum nicht ermittelbar]", "[fecha de publicación no identificada]", "[data di pubblicazione non identificata]", "[data de publicação não identificada]", "[datum van uitgave niet bekend]"}},
    {"record_no_publisher", {"[publisher not identified]", "[Éditeur non identifié]", "[Verlag nicht ermittelbar]", "[editor no identificado]", "[editore non identificato]", "[editor não identificado]", "[uitgever niet bekend]"}},
    {"record_no_place", {"[place of publication not identified]", "[Lieu de publication non identifié]", "[Erscheinungsort nicht ermittelbar]", "[lugar de publicación no identificado]", "[luogo di pubblicazione non identificato]", "[lugar de publicação não identificado]", "[plaats van uitgave niet bekend]"}},
    {"record_volume", {"1 vol.", "1 vol.", "1 Band", "1 vol.", "1 v.", "1 vol.", "1 deel"}},
    {"record_online", {"1 online resource", "1 ressource dématérialisée", "1 Online-Ressource", "1 recurso en línea", "1 risorsa online", "1 recurso em linha", "1 online resource"}},
    {"record_pages", {"{} p.", "{} p.", "{} S.", "{} p.", "{} p.", "{} p.", "{} p."}},
    {"record_illustrated", {"ill.", "ill.", "Ill.", "il.", "ill.", "il.", "ill."}},
    {"record_text", {"Text data", "Données textuelles", "Textdaten", "Datos textuales", "Dati testuali", "Dados textuais", "Tekstgegevens"}},
    {"record_epub", {"EPUB 3, for any e-reader or reading application", "Format EPUB 3, lisible par toute liseuse ou application de lecture", "EPUB 3, für jedes Lesegerät und jede Lese-App", "EPUB 3, para cualquier lector o aplicación de lectura", "EPUB 3, per qualsiasi lettore o applicazione di lettura", "EPUB 3, para qualquer leitor ou aplicação de leitura", "EPUB 3, voor elke e-reader of leesapp"}},
    {"record_pdf", {"Tagged PDF (PDF/UA-1)", "Format PDF balisé (PDF/UA-1)", "Getaggtes PDF (PDF/UA-1)", "PDF etiquetado (PDF/UA-1)", "PDF con tag (PDF/UA-1)", "PDF etiquetado (PDF/UA-1)", "Getagde pdf (PDF/UA-1)"}},
};

} // namespace

std::span<const WordingRow> records_wording() { return rows; }

} // namespace florilege
