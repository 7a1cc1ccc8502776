#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <thread>

#include "base/escape.h"
#include "base/number.h"
#include "base/translate.h"
#include "cli/build_options.h"
#include "cli/file_watch.h"
#include "cli/option_values.h"
#include "cli/preview_server.h"
#include "compile/manuscript.h"

namespace florilege {

namespace {

constexpr int usual_port = 8017; // stays the same from run to run while nobody else has it, so that an open page finds it again

// Every folder from which the book is read: its own, those allowed, and its style's.
void watch_folders(FileWatch& watch, const BuildOptions& options) {
    const std::string root = locate_book(options.book).first;
    watch.add(root, root + "/out");
    for (const std::string& folder : options.allowed) watch.add(folder, {});
    if (options.style.find('/') != std::string::npos) watch.add(options.style, {});
    watch.add(options.styles_folder, {});
}

void rebuild(PreviewBook& book, const BuildArguments& arguments) {
    const auto start = std::chrono::steady_clock::now();
    const Shown shown = book.rebuild();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    print_diagnostics(shown.last->summary.diagnostics, DiagnosticsFormat::text);
    if (!shown.failure.empty()) std::cerr << tr("error:") << ' ' << escaped(shown.failure) << '\n';
    if (arguments.quiet) return;
    const std::string made = shown.last->screen ? tr_count("{} page", "{} pages", shown.last->screen->pages.size()) : tr("no pages");
    std::cerr << "florilege: " << tr("{} in {} s", made, to_text(seconds, 2)) << '\n';
}

PreviewServer serve(PreviewBook& book, int port) {
    if (port != 0) return PreviewServer(book, port);
    try {
        return PreviewServer(book, usual_port);
    } catch (const BuildError&) {
        return PreviewServer(book, 0);
    }
}

int preview(const BuildArguments& arguments, int port) {
    const auto book = std::make_shared<PreviewBook>(arguments.options);
    const auto watch = std::make_shared<FileWatch>();
    watch_folders(*watch, arguments.options);
    PreviewServer server = serve(*book, port);
    std::cerr << "florilege: " << tr("{} shows the book; Ctrl-C ends it", server.address()) << '\n';
    std::thread([book, watch, arguments] {
        for (;;) {
            rebuild(*book, arguments);
            watch->wait();
            watch_folders(*watch, arguments.options); // folders that have come
        }
    }).detach();
    server.run();
    throw BuildError("", tr("the preview's server stopped"));
}

} // namespace

void add_preview(CLI::App& app, Action& action) {
    CLI::App* verb = app.add_subcommand("preview", tr("show the pages, the EPUB and the cover in a browser, rebuilt on every save"));
    auto arguments = add_book_options(*verb, tr("a folder with book.yaml, or the file (default: .)"));
    auto port = std::make_shared<int>(0);
    verb->add_option("--port", *port, tr("the port of 127.0.0.1 to serve on (default: 8017, or a free one)"))->type_name("N")->check(number_between(1, 65535));
    verb->callback([=, &action] { action = [=] { return preview(*arguments, *port); }; });
}

} // namespace florilege
