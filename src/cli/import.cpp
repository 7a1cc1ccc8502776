#include <CLI/CLI.hpp>
#include <sys/stat.h>

#include <iostream>

#include "base/escape.h"
#include "base/file.h"
#include "base/translate.h"
#include "cli/build_options.h"
#include "read/import.h"

namespace florilege {

namespace {

constexpr std::size_t largest_picture = 64u << 20; // bytes

struct ImportArguments {
    std::vector<std::string> files;
    std::string folder;
    bool force = false;
    DiagnosticsFormat format = DiagnosticsFormat::text;
};

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

ImportInput input_of(const std::string& path) {
    const auto folder = std::make_shared<const BookFolder>(folder_of(path));
    return {path, read_file(path), [folder](const std::string& name) {
                ReadFailure why{};
                return folder->read(name, largest_picture, why);
            }};
}

bool exists(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0;
}

// The files to write: those that are new, and with --force those that differ. An author's plan is never touched.
std::vector<OutputFile> files_to_write(Import& import, const ImportArguments& arguments) {
    std::vector<OutputFile> files;
    for (OutputFile& file : import.files) {
        const std::string path = arguments.folder + "/" + file.path;
        if (!exists(path)) {
            files.push_back(std::move(file));
            continue;
        }
        if (file.path == "book.yaml" || read_file(path) == file.bytes) continue;
        if (arguments.force) files.push_back(std::move(file));
        else
            import.diagnostics.push_back(warning("import-kept", {}, tr("`{}` is there already and differs; it was left as it is", path),
                                                 tr("import with --force to write over it")));
    }
    return files;
}

int import_into(const ImportArguments& arguments) {
    std::vector<ImportInput> inputs;
    for (const std::string& path : arguments.files) inputs.push_back(input_of(path));
    Import import = import_files(inputs);
    const bool failed = has_errors(import.diagnostics);
    const std::vector<OutputFile> files = failed ? std::vector<OutputFile>() : files_to_write(import, arguments);
    print_diagnostics(import.diagnostics, arguments.format);
    if (failed) return book_has_errors;
    if (!files.empty()) write_files(arguments.folder, files);
    for (const OutputFile& file : files) std::cerr << "florilege: " << tr("wrote {}", escaped(arguments.folder + '/' + file.path)) << '\n';
    if (files.empty()) std::cerr << "florilege: " << tr("nothing to write: {} is up to date", escaped(arguments.folder)) << '\n';
    return built;
}

} // namespace

void add_import(CLI::App& app, Action& action) {
    CLI::App* verb = app.add_subcommand("import", tr("make articles of pasted text, Markdown, HTML, ODT or DOCX"));
    const auto arguments = std::make_shared<ImportArguments>();
    verb->add_option(tr("FILE"), arguments->files, tr("the files: .txt, .md, .html, .odt, .docx"))->required()->type_name("");
    verb->add_option("--into", arguments->folder, tr("the book's folder"))->required()->type_name(tr("DIR"));
    verb->add_flag("--force", arguments->force, tr("write over articles that differ"));
    add_diagnostics_option(*verb, arguments->format);
    verb->callback([arguments, &action] { action = [arguments] { return import_into(*arguments); }; });
}

} // namespace florilege
