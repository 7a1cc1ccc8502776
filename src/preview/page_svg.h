// A typeset page as an SVG drawing: its glyphs as outlines, so that a browser shows what a printer would.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "document/image.h"
#include "typeset/typeset_book.h"

namespace florilege {

/// `page`: index from 0. `images`: of the book; those on the page go into the drawing.
std::string page_svg(const TypesetBook& typeset, std::size_t page, const std::map<std::string, Image>& images);

/// The place of a page's text that a point in it shows: the line at that height, or the nearest above; none on a blank page.
Span span_at(const Page& page, Length x, Length y);
/// The page (index from 0) on which the text at `span` begins; nothing when it is on none.
std::optional<std::size_t> page_of(const TypesetBook& typeset, const Span& span);

} // namespace florilege
