// Front matter: the YAML above an article's text, to the fields of the article.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "document/article.h"

namespace florilege {

/// Fills `article` from the front matter at the head of `text` (the article's source made safe). Returns the offset at which
/// the Markdown begins. Every unknown key, wrong type and bad value is a diagnostic; so is a missing title.
std::uint32_t read_front_matter(const std::string& text, Article& article, Diagnostics& diagnostics);

} // namespace florilege
