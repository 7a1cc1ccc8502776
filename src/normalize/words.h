// Words and numbers of an opened text as the rules of a language ask for them.
#pragma once

#include <span>
#include <string_view>

#include "normalize/letters.h"

namespace florilege {

using WordView = std::u32string_view;

/// Characters looked at in one token: longer ones are no abbreviation, number or name that a rule knows.
inline constexpr std::size_t longest_token = 32;

/// The token that ends before `end`, from the last white space on; empty when it is too long.
WordView token_before(const Letters& letters, std::size_t end);
/// The token that begins at `begin`, up to the next white space or `longest_token` characters.
WordView token_after(const Letters& letters, std::size_t begin);
/// Without brackets and quotes at the beginning, elisions (l’, d’…) taken off.
WordView without_opening(WordView token);
/// Without punctuation at the end.
WordView without_closing(WordView token);
/// Without the punctuation at the end other than a full stop.
WordView keeping_point(WordView token);

/// Is `word` in the list? Lists are short: they are walked.
bool is_among(std::span<const WordView> list, WordView word);
/// The same for a list in small letters, without regard to the case of `word`.
bool is_among_any_case(std::span<const WordView> list, WordView word);

bool all_digits(WordView word);
/// A number as written: 12, 1,5, 10-12, 3/4, ±2.
bool is_number(WordView word);
/// The value of a Roman numeral in capitals; 0 for anything else.
int roman_value(WordView word);
/// A Roman numeral that is no other word: of I, V, X and L alone, not beginning with L.
bool is_plain_roman(WordView word);

} // namespace florilege
