// The known word that a misspelt one most likely stands for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace florilege {

/// The nearest of `known` by edits (insertion, deletion, substitution, transposition: optimal string alignment), letter case
/// apart; empty when none is within a third of the word's length (at least one edit). Words over 64 bytes have none.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);

/// "did you mean `title`?", or `otherwise` when nothing is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known, std::string otherwise = {});

} // namespace florilege
