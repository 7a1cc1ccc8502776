// Markdown (CommonMark, footnotes, tables) to articles: the syntax alone; meaning is made of it in normalize and assemble.
#pragma once

#include "base/file.h"
#include "document/article.h"

namespace florilege {

/// Reads one article: YAML front matter, then Markdown. Text is NFC and as the author typed it, untouched by typography;
/// the closing blockquote with an attribution becomes the epigraph when the front matter has none.
Result<Article> read_article(SourcePtr source);

} // namespace florilege
