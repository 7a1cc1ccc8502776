#include "compile/written.h"

#include <filesystem>

#include "base/sha256.h"
#include "compile/report.h"

namespace florilege {

namespace {

std::string depfile(const std::vector<std::string>& outputs, const std::string& root, const std::vector<std::string>& files) {
    const auto escaped = [](const std::string& path) {
        std::string text;
        for (const char c : path) {
            if (c == ' ' || c == '#') text += '\\';
            if (c == '$') text += '$';
            text += c;
        }
        return text;
    };
    std::string text;
    for (const std::string& output : outputs) text += (text.empty() ? "" : " ") + escaped(output);
    text += ':';
    for (const std::string& file : files) text += " \\\n  " + escaped(file.starts_with('/') || root == "." ? file : root + '/' + file);
    return text + '\n';
}

void verify(const std::vector<OutputFile>& outputs, const std::string& out, BuildSummary& summary) {
    const auto hashes = read_report_hashes(out + "/report.json");
    for (const OutputFile& output : outputs) {
        const auto known = hashes.find(output.path);
        if (known != hashes.end() && known->second == sha256_hex(output.bytes)) continue;
        summary.diagnostics.push_back(error("not-reproduced", {}, output.path + (known == hashes.end() ? " is not in the report" : " is not what the report says"),
                                            "the sources, the fonts or the program changed since that build"));
        summary.failed = true;
    }
}

} // namespace

void write_or_verify(const BuildOptions& options, const BuildPlaces& places, std::vector<OutputFile> outputs, BuildSummary& summary,
                     const std::function<std::string(const std::vector<OutputFile>&)>& report) {
    if (options.verify) return verify(outputs, places.out, summary);
    outputs.push_back({"report.json", report(outputs)});
    for (const OutputFile& output : outputs) summary.outputs.push_back(places.out + '/' + output.path);
    if (!options.depfile.empty())
        outputs.push_back({std::filesystem::absolute(options.depfile).string(), depfile(summary.outputs, places.root, summary.files_read)});
    write_files(places.out, outputs);
}

} // namespace florilege
