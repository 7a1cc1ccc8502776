#include "compile/written.h"

#include <filesystem>
#include <future>
#include <set>

#include "base/sha256.h"
#include "base/translate.h"
#include "compile/report.h"

namespace florilege {

namespace {

// A path as make and ninja read it.
std::string depfile_path(const std::string& path) {
    std::string text;
    for (const char c : path) {
        if (c == ' ' || c == '#') text += '\\';
        if (c == '$') text += '$';
        text += c;
    }
    return text;
}

// The report, which comes with every build, depends on the files read and on their folders, where files come and go; a rule
// without a recipe for each of these lets make go on when it is gone.
std::string depfile(const std::string& report, const std::string& root, const std::vector<std::string>& files) {
    std::set<std::string> needed;
    for (const std::string& file : files) {
        const std::string path = file.starts_with('/') || root == "." ? file : root + '/' + file;
        needed.insert(path);
        if (const std::size_t slash = file.rfind('/'); slash != std::string::npos && slash > 0) needed.insert(path.substr(0, path.rfind('/')));
    }
    std::string text = depfile_path(report) + ':', rules;
    for (const std::string& path : needed) {
        text += " \\\n  " + depfile_path(path);
        rules += '\n' + depfile_path(path) + ":\n";
    }
    return text + '\n' + rules;
}

void verify(const std::vector<OutputFile>& outputs, const std::string& out, BuildSummary& summary) {
    const auto hashes = read_report_hashes(out + "/report.json");
    for (const OutputFile& output : outputs) {
        const auto known = hashes.find(output.path);
        if (known != hashes.end() && known->second == sha256_hex(output.bytes)) continue;
        summary.diagnostics.push_back(error("not-reproduced", {}, known == hashes.end() ? tr("{} is not in the report", output.path) : tr("{} is not what the report says", output.path),
                                            tr("the sources, the fonts or the program changed since that build")));
        summary.failed = true;
    }
}

} // namespace

void write_or_verify(const BuildOptions& options, const BuildPlaces& places, const std::vector<OutputFile>& outputs, BuildSummary& summary,
                     const std::function<std::string(const std::vector<OutputFile>&)>& report) {
    if (options.verify) return verify(outputs, places.out, summary);
    StagedFiles staged(places.out);
    auto said = std::async(options.threads() > 1 ? std::launch::async : std::launch::deferred, report, std::cref(outputs));
    for (const OutputFile& output : outputs) staged.add(output);
    staged.add({"report.json", said.get()});
    for (const OutputFile& output : outputs) summary.outputs.push_back(places.out + '/' + output.path);
    summary.outputs.push_back(places.out + "/report.json");
    if (!options.depfile.empty())
        staged.add({std::filesystem::absolute(options.depfile).string(), depfile(places.out + "/report.json", places.root, summary.files_read)});
    staged.commit();
}

} // namespace florilege
