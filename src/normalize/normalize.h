// The passes that clean an article's text: paste artefacts, white space, then the typography of its language.
#pragma once

#include "base/diagnostic.h"
#include "document/article.h"
#include "document/plan.h"

namespace florilege {

/// Every text of the article, in the rules of its language (else `language`, the book's). Idempotent. Text in code,
/// links' targets and passages of class `verbatim` is left alone.
Result<Article> normalize(Article article, Normalize level, const std::string& language);
/// One text, for the plan's strings and for tests.
Inlines normalize(const Inlines& inlines, Normalize level, const std::string& language);

} // namespace florilege
