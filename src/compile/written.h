// The end of a build: its files written with their report, or compared with an earlier one.
#pragma once

#include <functional>

#include "compile/compile.h"

namespace florilege {

struct BuildPlaces {
    std::string root; // of the sources
    std::string out;
};

/// Writes the outputs, their report and the dependency file all at once, and names them in the summary; under --verify, compares
/// them with the report that is there and writes nothing. `report` is called once, while the outputs are written.
void write_or_verify(const BuildOptions& options, const BuildPlaces& places, const std::vector<OutputFile>& outputs, BuildSummary& summary,
                     const std::function<std::string(const std::vector<OutputFile>&)>& report);

} // namespace florilege
