// The package document (EPUB 3.3, 5): metadata, manifest, spine.
#pragma once

#include "epub/package_contents.h"

namespace florilege {

std::string write_package(const PackageContents& package);

} // namespace florilege
