// A book that holds every kind of section, block and mark once, with what is odd in them.
#pragma once

#include "document/book.h"
#include "style/style_sheet.h"

namespace florilege {

Book sample_book();
/// The shipped style of that name.
StyleSheet shipped_style(const std::string& name, const Plan& plan);

Inlines marked(std::string text, std::vector<Mark> marks);
/// The mark on the first occurrence of `words` in `text`.
Mark on(const std::string& text, const std::string& words, MarkKind kind, std::string value = {}, std::string label = {});

} // namespace florilege
