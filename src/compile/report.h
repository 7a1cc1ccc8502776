// report.json: what was made, how well it is set, and the hashes by which --verify compares.
#pragma once

#include <map>

#include "base/file.h"
#include "compile/compile.h"
#include "document/book.h"
#include "document/catalogue.h"
#include "typeset/typeset_book.h"

namespace florilege {

/// `screen` may be null when no pages were made.
std::string write_report(const Book& book, const TypesetBook* screen, const std::vector<OutputFile>& outputs, const BuildSummary& summary);

/// The report of a catalogue: its title and the hashes of all its outputs.
std::string write_report(const Catalogue& catalogue, const std::vector<OutputFile>& outputs);

/// SHA-256 of each output as a report gives them. Throws BuildError when the report at `path` is none.
std::map<std::string, std::string> read_report_hashes(const std::string& path);

} // namespace florilege
