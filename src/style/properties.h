// What each property of the CSS subset does to a text style: one table, the whole of what style sheets may say of roles.
#pragma once

#include <string_view>
#include <vector>

#include "style/css.h"
#include "style/css_value.h"
#include "style/style_sheet.h"

namespace florilege {

/// Applies the declarations to `style`: sizes first, since the other lengths refer to them, then the rest in order.
/// `context.em` is the parent's size. An unknown property or value is an error at its place.
void apply_declarations(const std::vector<const CssDeclaration*>& declarations, CssContext context, TextStyle& style,
                        Diagnostics& diagnostics);

std::vector<std::string_view> text_properties();

} // namespace florilege
