// Figures that fell amid the text of their page, moved to its head or foot.
#pragma once

#include "typeset/page_breaker.h"

namespace florilege {

/// The page with its figure at the head or the foot, whichever is nearer; the lines that the page takes stay the same. Left as
/// it is: a page with several figures, and, on an `opening` page, a figure that stands between the title and the text.
BrokenPage with_figure_at_edge(BrokenPage page, const std::vector<Unit>& units, Length grid, bool opening);

} // namespace florilege
