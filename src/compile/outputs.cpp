#include "compile/outputs.h"

#include <algorithm>

namespace florilege {

BackendInput input_of(const Compiled& compiled, const BuildOptions& options, const std::vector<MadeFile>& made) {
    return {compiled.book, compiled.style, compiled.press, options.styles_folder, compiled.screen ? &*compiled.screen : nullptr,
            compiled.print ? &*compiled.print : nullptr, made, compiled.jobs};
}

Outputs make_outputs(Compiled& compiled, const BuildOptions& options) {
    Outputs outputs;
    if (has_errors(compiled.summary.diagnostics)) return outputs;
    const auto& wanted = compiled.wanted;
    const bool gathers = std::any_of(wanted.begin(), wanted.end(), [](const Backend* backend) { return backend->part == Backend::Part::gathers; });
    for (const Backend& backend : backends()) {
        const bool asked = std::find(wanted.begin(), wanted.end(), &backend) != wanted.end();
        if (!asked && !(gathers && backend.part == Backend::Part::gathered)) continue;
        if (options.on_stage) options.on_stage(BuildStage::making, backend.name);
        auto made = backend.make(input_of(compiled, options, outputs.files));
        Diagnostics& said = compiled.summary.diagnostics;
        said.insert(said.end(), made.diagnostics.begin(), made.diagnostics.end());
        for (MadeFile& file : made.value) {
            if (asked) outputs.wanted.push_back({file.path, file.bytes});
            if (backend.part != Backend::Part::gathers) outputs.files.push_back(std::move(file));
        }
    }
    return outputs;
}

} // namespace florilege
