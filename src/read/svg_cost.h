// How long a drawing takes to draw, before it is drawn: a small file can ask for hours.
#pragma once

#include <string>

#include "base/xml.h"

namespace florilege {

/// Empty, or why the drawing is too costly: what it asks for, repetitions by `use`, patterns, masks and markers counted as often as
/// they are drawn, or a filter that only screens know.
std::string svg_cost_fault(const XmlNode& root);

} // namespace florilege
