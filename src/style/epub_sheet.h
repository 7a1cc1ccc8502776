// epub.css: any CSS that reading systems understand, as long as it is whole and fetches nothing.
#pragma once

#include "base/diagnostic.h"

namespace florilege {

/// What would make the EPUB invalid or dangerous: `remote-resource` for what fetches, `css-syntax` for what is no CSS (CSS Syntax 3,
/// Selectors 4), `unknown-property` for what EPUB 3.3 (6.3.1.2) leaves to the documents: `direction` and `unicode-bidi`.
void check_epub_sheet(const SourcePtr& sheet, Diagnostics& diagnostics);

} // namespace florilege
