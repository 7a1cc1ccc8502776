// The @page rules of print.css: page designs by name, and the page that a book asks for.
#pragma once

#include <vector>

#include "style/css.h"
#include "style/style_sheet.h"

namespace florilege {

/// A page with the body's type size; its leading is in the page style.
struct PageDesign {
    std::string name; // lower case; empty: what every design inherits
    PageStyle page;
    Length size;
};

/// Every design that the @page rules name, in their order, the unnamed rule's declarations inherited.
std::vector<PageDesign> read_page_designs(const std::vector<CssRule>& rules, Diagnostics& diagnostics);

/// The design that the plan's `page` names or measures (148x210), a size known by its name (a4, a5, a6, poche), else one of
/// that size made after the design nearest in width, the foot margin taking what is left of a line; the first design when the plan says nothing. Then the plan's margins.
PageDesign choose_page(const std::vector<PageDesign>& designs, const Plan& plan, Diagnostics& diagnostics);

} // namespace florilege
