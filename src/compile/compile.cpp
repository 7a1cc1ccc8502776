#include "compile/compile.h"

#include "compile/catalogue.h"
#include "compile/manuscript.h"
#include "compile/outputs.h"
#include "compile/written.h"
#include "compile/prepare.h"
#include "compile/report.h"

namespace florilege {

BuildSummary build(const BuildOptions& options) {
    if (const auto catalogue = locate_catalogue(options.book)) return build_catalogue(options, *catalogue);
    Compiled compiled = prepare(options, Lints::no);
    const std::vector<OutputFile> outputs = wanted_files(make_outputs(compiled, options));
    finish(compiled, options.strict);
    BuildSummary summary = std::move(compiled.summary);
    if (summary.failed) return summary;

    if (options.on_stage) options.on_stage(BuildStage::writing, {});
    const std::string root = locate_book(options.book).first;
    const std::string out = options.out.empty() ? root + "/out" : options.out;
    write_or_verify(options, {root, out}, outputs, summary, [&](const std::vector<OutputFile>& written) {
        const Compiled last = std::move(compiled); // let go of when it is told of: a large book takes its time
        return write_report(last.book, last.screen ? &*last.screen : nullptr, written, summary);
    });
    return summary;
}

BuildSummary check(const BuildOptions& options) {
    if (const auto catalogue = locate_catalogue(options.book)) return check_catalogue(options, *catalogue);
    Compiled compiled = prepare(options, Lints::yes);
    make_outputs(compiled, options);
    finish(compiled, options.strict);
    return std::move(compiled.summary);
}

} // namespace florilege
