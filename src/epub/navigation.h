// The navigation document (contents, landmarks, page list) and the NCX for older reading systems.
#pragma once

#include "epub/package_contents.h"

namespace florilege {

std::string write_nav(const PackageContents& package, const ContentContext& context);
std::string write_ncx(const PackageContents& package);

} // namespace florilege
