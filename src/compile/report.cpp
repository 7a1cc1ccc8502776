#include "compile/report.h"

#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "base/translate.h"

namespace florilege {

namespace {

using Json = nlohmann::ordered_json;

std::string place(const Span& span) {
    if (!span.source) return "";
    const Position at = span.source->position(span.begin);
    return span.source->path() + ':' + std::to_string(at.line) + ':' + std::to_string(at.column);
}

Json quality(const QualityReport& report) {
    Json places = Json::array();
    for (const auto& [what, span] : report.places) places.push_back({{"what", what}, {"where", place(span)}});
    return {{"lines", report.lines},
            {"inner_lines", report.inner_lines},
            {"justified_lines", report.justified_lines},
            {"word_space", report.word_space},
            {"word_space_variation", report.word_space_variation},
            {"loose_lines", report.loose_lines},
            {"tight_lines", report.tight_lines},
            {"hyphens", report.hyphens},
            {"hyphen_runs", report.hyphen_runs},
            {"longest_hyphen_run", report.longest_hyphen_run},
            {"hyphens_at_recto_foot", report.hyphens_at_recto_foot},
            {"hyphens_before_last_line", report.hyphens_before_last_line},
            {"widows", report.widows},
            {"orphans", report.orphans},
            {"last_lines", report.last_lines},
            {"short_last_lines", report.short_last_lines},
            {"one_word_last_lines", report.one_word_last_lines},
            {"stacked_words", report.stacked_words},
            {"rivers", report.rivers},
            {"stranded_headings", report.stranded_headings},
            {"short_last_pages", report.short_last_pages},
            {"spreads", report.spreads},
            {"unequal_spreads", report.unequal_spreads},
            {"off_grid_lines", report.off_grid_lines},
            {"places", std::move(places)}};
}

// The widest that each picture is shown, in points, for its resolution in print.
Json images(const Book& book, const TypesetBook* screen) {
    std::map<std::string, Length> widths;
    if (screen)
        for (const Page& page : screen->pages)
            for (const ImageItem& image : page.images) widths[image.path] = std::max(widths[image.path], image.width);
    Json list = Json::array();
    for (const auto& [path, image] : book.images) {
        Json entry{{"path", path}, {"width", image.width}, {"height", image.height}};
        if (const auto width = widths.find(path); width != widths.end() && width->second.value > 0 && image.format != ImageFormat::svg)
            entry["dpi"] = static_cast<int>(image.width * 72.0 / width->second.points());
        list.push_back(std::move(entry));
    }
    return list;
}

Json hashes_of(const std::vector<OutputFile>& outputs) {
    Json files = Json::array();
    for (const OutputFile& output : outputs)
        files.push_back({{"file", output.path}, {"bytes", output.bytes.size()}, {"sha256", sha256_hex(output.bytes)}});
    return files;
}

} // namespace

std::string write_report(const Catalogue& catalogue, const std::vector<OutputFile>& outputs) {
    return Json{{"title", catalogue.title.value}, {"outputs", hashes_of(outputs)}}.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string write_report(const Book& book, const TypesetBook* screen, const std::vector<OutputFile>& outputs, const BuildSummary& summary) {
    std::size_t warnings = 0;
    for (const Diagnostic& diagnostic : summary.diagnostics) warnings += diagnostic.severity == Severity::warning;
    Json report{{"title", book.plan.title.value}, {"identifier", book.identifier}, {"date", to_edtf(book.date)},
                {"sections", book.sections.size()}, {"words", summary.words}, {"warnings", warnings}};
    if (screen) {
        report["pages"] = screen->pages.size();
        Json fonts = Json::array();
        std::vector<bool> used(screen->fonts.size());
        for (const Page& page : screen->pages)
            for (const GlyphRun& run : page.runs) used[run.face] = true;
        for (std::size_t face = 0; face < used.size(); ++face)
            if (used[face]) fonts.push_back(screen->fonts.metrics(static_cast<FaceId>(face)).name);
        report["fonts"] = std::move(fonts);
        report["quality"] = quality(screen->quality);
    }
    report["images"] = images(book, screen);
    report["outputs"] = hashes_of(outputs);
    return report.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::map<std::string, std::string> read_report_hashes(const std::string& path) {
    const Json report = Json::parse(read_file(path), nullptr, false);
    std::map<std::string, std::string> hashes;
    if (report.is_object() && report.contains("outputs") && report["outputs"].is_array())
        for (const Json& output : report["outputs"])
            if (output.is_object() && output.contains("file") && output["file"].is_string() && output.contains("sha256") && output["sha256"].is_string())
                hashes[output["file"].get<std::string>()] = output["sha256"].get<std::string>();
    if (hashes.empty()) throw BuildError(path, tr("this is no report of a build"));
    return hashes;
}

} // namespace florilege
