// A typeset page as an SVG drawing: its glyphs as outlines, so that a browser shows what a printer would.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "document/image.h"
#include "typeset/typeset_book.h"

namespace florilege {

/// `page`: index from 0. `images`: of the book; those on the page go into the drawing.
std::string page_svg(const TypesetBook& typeset, std::size_t page, const std::map<std::string, Image>& images);

/// The place of a page's text that a point in it shows: the line at that height, or the nearest above; none on a blank page.
Span span_at(const Page& page, Length x, Length y);
/// The pages (indexes from 0) on which the text at each span begins; nothing for what is on none.
std::vector<std::optional<std::size_t>> pages_of(const TypesetBook& typeset, const std::vector<Span>& spans);

} // namespace florilege
