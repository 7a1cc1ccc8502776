// The words of the preview's page in the reader's language.
#pragma once

#include <string>
#include <string_view>

namespace florilege {

/// The page with each {{word}} in it put into the reader's language, and those that its script says, as JSON, for {{words}}.
std::string preview_page(std::string_view html);

} // namespace florilege
