// What `check` says beyond what a build must: slips of the pen that no rule may mend by itself. Warnings all.
#pragma once

#include "base/diagnostic.h"
#include "document/article.h"
#include "document/plan.h"

namespace florilege {

/// The slips in an article as it was read, before normalization: repeated-word, missing-space, unbalanced-mark,
/// mixed-apostrophes, inclusive-form, missing-alternative, undated-article, unsourced-article. Without those that the article
/// silences.
Diagnostics lint(const Article& article, const Plan& plan);

} // namespace florilege
