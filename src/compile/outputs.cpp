#include "compile/outputs.h"

#include <algorithm>
#include <mutex>

#include "base/parallel.h"

namespace florilege {

namespace {

using Part = Backend::Part;

// While one output is at a stretch that a single thread does, such as the end of a PDF, the other has the cores. More at a time would
// only take more memory.
constexpr int made_at_once = 2;

bool is_wanted(const Backend& backend, const Compiled& compiled) {
    return std::find(compiled.wanted.begin(), compiled.wanted.end(), &backend) != compiled.wanted.end();
}

} // namespace

BackendInput input_of(const Compiled& compiled, const BuildOptions& options, const std::vector<MadeFile>& made) {
    return {compiled.book, compiled.style, compiled.press, options.styles_folder, compiled.screen ? &*compiled.screen : nullptr,
            compiled.print ? &*compiled.print : nullptr, made, compiled.jobs};
}

std::vector<MadeFile> make_outputs(Compiled& compiled, const BuildOptions& options) {
    std::vector<MadeFile> files;
    if (has_errors(compiled.summary.diagnostics)) return files;
    const bool gathers = std::any_of(compiled.wanted.begin(), compiled.wanted.end(), [](const Backend* backend) { return backend->part == Part::gathers; });
    std::vector<const Backend*> used;
    for (const Backend& backend : backends())
        if (is_wanted(backend, compiled) || (gathers && backend.part == Part::gathered)) used.push_back(&backend);
    const auto gathering = std::find_if(used.begin(), used.end(), [](const Backend* backend) { return backend->part == Part::gathers; });

    std::mutex saying;
    const auto make = [&](const Backend& backend) {
        if (options.on_stage) {
            const std::lock_guard lock(saying);
            options.on_stage(BuildStage::making, backend.name);
        }
        return backend.make(input_of(compiled, options, files));
    };
    const auto take = [&](const Backend& backend, Result<std::vector<MadeFile>> made) {
        Diagnostics& said = compiled.summary.diagnostics;
        said.insert(said.end(), made.diagnostics.begin(), made.diagnostics.end());
        for (MadeFile& file : made.value) {
            file.wanted = is_wanted(backend, compiled);
            files.push_back(std::move(file));
        }
    };
    std::vector<Result<std::vector<MadeFile>>> made(static_cast<std::size_t>(gathering - used.begin()));
    for_each_index(made.size(), std::min(compiled.jobs, made_at_once), [&](std::size_t i) { made[i] = make(*used[i]); });
    for (std::size_t i = 0; i < made.size(); ++i) take(*used[i], std::move(made[i]));
    for (auto backend = gathering; backend != used.end(); ++backend) take(**backend, make(**backend));
    return files;
}

std::vector<OutputFile> wanted_files(std::vector<MadeFile> made) {
    std::vector<OutputFile> files;
    for (MadeFile& file : made)
        if (file.wanted) files.push_back({std::move(file.path), std::move(file.bytes)});
    return files;
}

} // namespace florilege
