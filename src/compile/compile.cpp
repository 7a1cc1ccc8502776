#include "compile/compile.h"

#include <filesystem>

#include "base/sha256.h"
#include "compile/manuscript.h"
#include "compile/outputs.h"
#include "compile/prepare.h"
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

BuildSummary build(const BuildOptions& options) {
    Compiled compiled = prepare(options, Lints::no);
    std::vector<OutputFile> outputs = make_outputs(compiled, options).wanted;
    finish(compiled, options.strict);
    BuildSummary summary = std::move(compiled.summary);
    if (summary.failed) return summary;

    const std::string root = locate_book(options.book).first;
    const std::string out = options.out.empty() ? root + "/out" : options.out;
    if (options.verify) {
        verify(outputs, out, summary);
        return summary;
    }
    outputs.push_back({"report.json", write_report(compiled.book, compiled.screen ? &*compiled.screen : nullptr, outputs, summary.diagnostics)});
    for (const OutputFile& output : outputs) summary.outputs.push_back(out + '/' + output.path);
    if (!options.depfile.empty())
        outputs.push_back({std::filesystem::absolute(options.depfile).string(), depfile(summary.outputs, root, summary.files_read)});
    write_files(out, outputs);
    return summary;
}

BuildSummary check(const BuildOptions& options) {
    Compiled compiled = prepare(options, Lints::yes);
    make_outputs(compiled, options);
    finish(compiled, options.strict);
    return std::move(compiled.summary);
}

} // namespace florilege
