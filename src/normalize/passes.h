// The passes over an opened text, in the order in which they run. Each does one thing and can be read by itself.
#pragma once

#include <string>

#include "normalize/letters.h"

namespace florilege {

/// What is no running text keeps its characters: addresses, paths, times and ratios, smileys, code, other machine talk.
void protect_tokens(Letters& letters);

/// Invisible characters, soft hyphens, ligatures of PDF files, odd apostrophes and spaces that come with pasted text.
void clean_pasted(Letters& letters);
/// Runs of spaces, spaces at the edges of lines; `keep_indents`: verse keeps the spaces that begin a line.
void clean_spaces(Letters& letters, bool keep_indents);
/// Spaces before a comma or full stop and inside brackets.
void close_up(Letters& letters);
/// The space that text taken from a page has after an elision: l’ eau.
void close_elisions(Letters& letters);

/// How a language writes quotation marks, from the outermost level in.
struct QuoteStyle {
    struct Pair {
        char32_t open = 0;
        char32_t close = 0;
    };
    Pair levels[3];
    bool only_straight = true; // curly quotes and guillemets stay as the author chose them
    bool single_outside = false; // single straight quotes at the outermost level stay single
};
void set_quotes(Letters& letters, const QuoteStyle& style);
/// `inside_words`: where a language's quotation marks are not known, a mark at a word's edge may be one.
enum class Apostrophes { all, inside_words };
void set_apostrophes(Letters& letters, Apostrophes which = Apostrophes::all);
void set_ellipses(Letters& letters);
/// The space before an ellipsis that ends a sentence.
void close_ellipses(Letters& letters);

void set_french_dashes(Letters& letters);
void set_french_ligatures(Letters& letters);
/// Superior letters of ordinals, small capitals of centuries.
void set_french_ordinals(Letters& letters);
/// Spaces that French sets and authors leave out: 50%, 20°C, 8h30, n°5.
void open_french_numbers(Letters& letters);
/// Spaces before ; : ! ? and inside guillemets.
void set_french_punctuation(Letters& letters);

void set_english_dashes(Letters& letters);
/// The space before ; : ! ? that a French keyboard leaves.
void close_high_signs(Letters& letters);

/// No-break spaces between words that stay together.
enum class Binding { french, english };
void bind_words(Letters& letters, Binding binding);
/// Thousands and dimensions, which French sets apart.
void bind_french_numbers(Letters& letters);

} // namespace florilege
