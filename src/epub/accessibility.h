// What the accessibility of the book comes to, for machines and for its readers.
#pragma once

#include "base/xml.h"
#include "epub/package_contents.h"

namespace florilege {

/// The schema.org and EPUB Accessibility 1.1 metadata of the package document.
void write_accessibility_metadata(XmlWriter& out, const PackageContents& package);

/// The page that tells readers the same, in the terms of the W3C's Accessibility Metadata Display Guide.
std::string write_accessibility_page(const PackageContents& package);

} // namespace florilege
