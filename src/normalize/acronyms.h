// Words of capitals, which a style may set in small ones.
#pragma once

#include "document/inlines.h"

namespace florilege {

/// Marks the acronyms of a text: words of two capitals at least that are no Roman numeral and stand next to no other such word
/// (whole phrases in capitals are no acronyms). Code, addresses and what is set in small capitals already are left alone.
void mark_acronyms(Inlines& text);

} // namespace florilege
